using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>How every deed on a release begins, and how its words are put together with those of its sent letters.</summary>
internal static class ReleaseDoor
{
    /// <summary>What notices call every release: its headline is none of their words.</summary>
    public const string NoticedAs = "Press release";

    public static Refusal NotThere { get; } = new("There is no such release: its address may be mistyped.");

    /// <param name="evenWhileOpening">For a deed that comes too late at no instant, since it holds whether the clock has opened the release or not.</param>
    public static async Task<Result<PressRelease>> OpenAsync(Act act, Guid id, CancellationToken ct, bool evenWhileOpening = false)
    {
        await act.Db.LockRowAsync<PressRelease>(id, ct);
        if (await PressQueries.Visible(act.Db, act.Actor).AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } release) return NotThere;
        act.Ring(id);
        if (release.Stage != ReleaseStage.Scheduled) return release;
        // By a clock that is read after the row is held: a deed may have waited for it.
        if (release.PublishedAt <= act.Present) return Opened(act, release);
        if (!evenWhileOpening && release.WhyOpening(act.Present) is { } refusal) return refusal;
        return release;
    }

    /// <summary>Writes down what the clock has done: the public has read it since its instant.</summary>
    public static PressRelease Opened(Act act, PressRelease release)
    {
        release.Open();
        act.Note("Open by the clock", "Release", release.Id, release.PublishedAt!.Value.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        return release;
    }

    /// <summary>For those who are told of what happens to a release. Its headline is none of a notice's words.</summary>
    public static async Task<Circle> CircleAsync(AppDb db, PressRelease release, CancellationToken ct)
    {
        var letters = await db.Set<Letter>().AsNoTracking().Where(l => release.LetterIds.Contains(l.Id)).ToListAsync(ct);
        return new(new(NoticeAbout.Release, release.Id, NoticedAs), release.OwnerId, actor => release.Stage == ReleaseStage.Published || letters.All(l => l.IsVisibleTo(actor)));
    }

    public static Task<IReadOnlyList<LetterBehind>> LettersAsync(AppDb db, PressRelease release, CancellationToken ct) => LettersAsync(db, release.LetterIds, ct);

    public static async Task<IReadOnlyList<LetterBehind>> LettersAsync(AppDb db, List<Guid> ids, CancellationToken ct)
    {
        var letters = await db.Set<Letter>().AsNoTracking().Where(l => ids.Contains(l.Id))
            .Select(l => new { l.Id, l.Reference, l.Subject, l.Stage, l.SentRevisionId, l.Confidentiality }).ToListAsync(ct);
        var behind = new List<LetterBehind>();
        foreach (var letter in letters.OrderBy(l => ids.IndexOf(l.Id)))
        {
            var sent = letter is { Stage: LetterStage.Sent, SentRevisionId: { } revision } ? await SendingQueries.SentInsideAsync(db, revision, ct) : null;
            behind.Add(new(letter.Id, letter.Reference, letter.Subject, sent, letter.Confidentiality));
        }
        return behind;
    }

    public static async Task<ReleaseWords> WordsOfAsync(AppDb db, PressRelease release, IReadOnlyList<LetterBehind> letters, Text.MarkdownRenderer renderer, CancellationToken ct)
    {
        var house = await NewsroomSettings.ReadAsync(db, ct);
        var all = letters.SelectMany(l => l.Sent is { } sent ? sent.Demands.Select(d => In(release.Language, d, sent.Letter.Language)) : []).ToList();
        var named = renderer.DemandsIn(release.Body);
        var printed = named.Contains("*") ? [.. all.Where(d => d.Words.Listed || named.Contains(d.Reference))] : all.Where(d => named.Contains(d.Reference)).ToList();
        List<ReleaseWording> wordings = [.. printed.Select(d => release.WordingOf(d.Reference)).OfType<ReleaseWording>()];
        return new(
            release.Language, release.Dateline, release.Body, release.Contacts, release.WithCallOut, printed, letters is [{ Sent: { } first }, ..] ? first.Letter.Fields : [],
            house.Boilerplate, release.WithCallOut ? house.CallOutTitle : "", release.WithCallOut ? house.CallOutText : "", wordings.Count > 0 ? wordings : null,
            release.Pictures.Count > 0 ? release.Pictures : null);
    }

    private static DemandInLetter In(string release, DemandInLetter demand, string letter) => Text.Languages.AreSame(release, letter) ? demand : demand with { Language = letter };
}

/// <summary>A letter a release is about, and what went out (null while nothing has, or when it was sent in error).</summary>
public sealed record LetterBehind(Guid Id, string Reference, string Subject, WholeWords? Sent, Confidentiality Confidentiality)
{
    /// <summary>Whether only those named on it may know of it.</summary>
    public bool IsRestricted => Confidentiality == Confidentiality.Restricted;
}
