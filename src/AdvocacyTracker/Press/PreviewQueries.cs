using AdvocacyTracker.Data;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>A release's preview links, for the desk; and what a link shows, for whoever has it.</summary>
public sealed class PreviewQueries(IDbContextFactory<AppDb> factory, MarkdownRenderer renderer, TimeProvider clock)
{
    private const int MostShown = 100;

    /// <summary>A release's links that somebody of the house handed on, the newest first, for whoever may know of the release.</summary>
    public async Task<IReadOnlyList<PreviewRow>> LinksAsync(Guid releaseId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (visible, now) = (PressQueries.Visible(db, actor), clock.GetUtcNow());
        return await db.Set<PreviewLink>().AsNoTracking().Where(l => l.ReleaseId == releaseId && l.ContactId == null && visible.Any(r => r.Id == l.ReleaseId))
            .OrderByDescending(l => l.MadeAt).ThenByDescending(l => l.Id).Take(MostShown)
            .Select(l => new PreviewRow(l.Id, l.MadeFor, l.ExpiresAt, l.RevokedAt, l.LastOpenedAt, l.TimesOpened, l.ExpiresAt <= now)).ToListAsync(ct);
    }

    /// <summary>What a link shows now; null for one that is none, no longer works, or whose release is not to be shown, or names somebody who must not be named or was not asked.</summary>
    public async Task<PreviewVisit?> VisitAsync(string token, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        if (await PreviewWorkflow.OfTokenAsync(db, token, ct) is not { } link || !link.IsOpen(now)) return null;
        var release = await db.Set<PressRelease>().AsNoTracking().SingleAsync(r => r.Id == link.ReleaseId, ct);
        var letters = await ReleaseDoor.LettersAsync(db, release, ct);
        if (release.Stage is ReleaseStage.Retracted or ReleaseStage.TakenDown || letters.Any(l => l.IsRestricted)) return null;
        var house = await NewsroomSettings.ReadAsync(db, ct);
        if (release.Stage == ReleaseStage.Published || (release.Stage == ReleaseStage.Scheduled && release.PublishedAt <= now)) return new(house, release.Slug, null);
        // A journalist was mailed the words that were fixed then, and none that are being written.
        if (link.ContactId is not null && release.PublicationId is null) return null;
        var words = await WordsInsideAsync(db, release, letters, renderer, ct);
        if (await NamedInsideAsync(db, release, words, letters, renderer, ct) is not null) return null;
        return new(house, null, new(link.MadeFor, words, release.Embargo > now ? release.Embargo : null, release.EmbargoZone) { IsFromMail = link.ContactId is not null });
    }

    /// <summary>The words that a link shows of a release before it is public.</summary>
    internal static async Task<PublishedWords> WordsInsideAsync(AppDb db, PressRelease release, IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer, CancellationToken ct) =>
        release.PublicationId is { } fixedWords
            ? await PressQueries.PublishedAsync(db, fixedWords, ct)
            : new(release.HeadlineWords(), await ReleaseDoor.WordsOfAsync(db, release, letters, renderer, ct), [], LetterQuotations.AreTranslated(release.Body, release.Language, letters, renderer));

    /// <summary>Somebody whom these words name, and who must not be named or was not asked; null when there is nobody.</summary>
    internal static async Task<Finding?> NamedInsideAsync(AppDb db, PressRelease release, PublishedWords words, IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer, CancellationToken ct)
    {
        var people = await PersonConcernedQueries.WatchedInsideAsync(db, release.LetterIds, ct);
        return ReleaseGuards.NamedPeople(new(release, words.Text, letters, [], people), renderer).FirstOrDefault();
    }
}

/// <summary>A link in its release's list.</summary>
public sealed record PreviewRow(Guid Id, string MadeFor, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastOpenedAt, int TimesOpened, bool IsExpired)
{
    /// <summary>Whether it still shows the release, unless that is public, or gone.</summary>
    public bool IsOpen => RevokedAt is null && !IsExpired;
}

/// <summary>A visit by a preview link.</summary>
/// <param name="Slug">Where the release stands by now that it is public; null before.</param>
/// <param name="Reading">What is shown; null once it is public.</param>
public sealed record PreviewVisit(NewsroomSettings House, string? Slug, PreviewReading? Reading);

/// <summary>A release as somebody outside reads it before it is public.</summary>
/// <param name="MadeFor">Whose link it is.</param>
/// <param name="Embargo">When the embargo ends that stands on it; null without one.</param>
/// <param name="EmbargoZone">By whose clocks it was set.</param>
public sealed record PreviewReading(string MadeFor, PublishedWords Words, DateTimeOffset? Embargo, string EmbargoZone)
{
    /// <summary>Whether a mail brought the link, which programs that look into mails open too.</summary>
    public bool IsFromMail { get; init; }

    /// <summary>What its body is rendered with.</summary>
    public RenderContext RenderContext => ReadinessReader.ContextOf(Words.Text);
}
