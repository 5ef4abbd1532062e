using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Releases as the desk shows them. One about a letter somebody may not know of is not there for them.</summary>
public sealed class PressQueries(IDbContextFactory<AppDb> factory, MarkdownRenderer renderer)
{
    private const int MostInList = 200;

    /// <summary>Releases last changed first.</summary>
    public async Task<IReadOnlyList<ReleaseRow>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var releases = await VisibleAsync(db, actor, r => true, ct);
        return [.. releases.Select(r => new ReleaseRow(r.Id, r.Headline, r.Language, r.Stage, r.Slug, r.PublishedAt, r.UpdatedAt))];
    }

    /// <summary>Releases with the reviewers or ready to be published, oldest first.</summary>
    public async Task<IReadOnlyList<WaitingRelease>> WaitingAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var waiting = new List<WaitingRelease>();
        foreach (var release in (await VisibleAsync(db, actor, r => r.Stage == ReleaseStage.InReview, ct)).OrderBy(r => r.UpdatedAt))
        {
            var letters = await ReleaseDoor.LettersAsync(db, release, ct);
            waiting.Add(new(release.Id, release.Headline, release.Language, release.UpdatedAt, await ReadinessReader.ReadAsync(db, release, letters, renderer, ct)));
        }
        return waiting;
    }

    /// <summary>One release, or null when it isn't there for this person.</summary>
    public async Task<ReleaseView?> FindAsync(Guid id, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var release = await db.Set<PressRelease>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (release is null || !await ReleaseDoor.IsVisibleAsync(db, release, actor, ct)) return null;
        var letters = await ReleaseDoor.LettersAsync(db, release, ct);
        var readiness = await ReadinessReader.ReadAsync(db, release, letters, renderer, ct);
        return ReleaseView.Of(release, letters, readiness, await ReleaseDoor.WordsOfAsync(db, release, letters, renderer, ct),
            await LastApprovedAsync<HeadlineWords>(db, Part.Headline, id, ct), await LastApprovedAsync<ReleaseWords>(db, Part.ReleaseText, id, ct),
            release.PublicationId is { } publication ? await PublishedAsync(db, publication, ct) : null);
    }

    /// <summary>What others added to a release's body after a version; null when the release isn't there for this person.</summary>
    public async Task<NewerBody?> NewerAsync(Guid id, int since, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var release = await db.Set<PressRelease>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
        return release is not null && await ReleaseDoor.IsVisibleAsync(db, release, actor, ct)
            ? new(await TextLog.SinceAsync(db, id, since, ct), release.Version - release.BodyVersion)
            : null;
    }

    /// <summary>The releases made from a letter.</summary>
    public async Task<IReadOnlyList<ReleaseRow>> OfLetterAsync(Guid letterId, Actor actor, CancellationToken ct) =>
        await FromLetterAsync(letterId, await ListAsync(actor, ct), ct);

    /// <summary>Where somebody is called in an open remark on a release they may know of, the newest first.</summary>
    public async Task<IReadOnlyList<Mention>> MentionsAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var remarks = await RemarkQueries.MentioningInsideAsync(db, actor, Part.ReleaseText, ct);
        var ids = remarks.Select(r => r.SubjectId).ToList();
        var releases = (await VisibleAsync(db, actor, r => ids.Contains(r.Id), ct)).ToDictionary(r => r.Id, r => r.Headline);
        return [.. remarks.Where(r => releases.ContainsKey(r.SubjectId)).Select(r => Mention.Of(r, actor, r.SubjectId, releases[r.SubjectId]))];
    }

    /// <summary>The newsroom's own words.</summary>
    public async Task<NewsroomSettings> NewsroomAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<NewsroomSettings>().AsNoTracking().FirstOrDefaultAsync(n => n.Id == NewsroomSettings.TheOne, ct) ?? new NewsroomSettings();
    }

    private async Task<IReadOnlyList<ReleaseRow>> FromLetterAsync(Guid letterId, IReadOnlyList<ReleaseRow> rows, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var ids = await db.Set<PressRelease>().Where(r => r.LetterIds.Contains(letterId)).Select(r => r.Id).ToListAsync(ct);
        return [.. rows.Where(r => ids.Contains(r.Id))];
    }

    private static async Task<List<PressRelease>> VisibleAsync(AppDb db, Actor actor, System.Linq.Expressions.Expression<Func<PressRelease, bool>> filter, CancellationToken ct)
    {
        var releases = await db.Set<PressRelease>().AsNoTracking().Where(filter).OrderByDescending(r => r.UpdatedAt).Take(MostInList).ToListAsync(ct);
        var letterIds = releases.SelectMany(r => r.LetterIds).Distinct().ToList();
        var visible = (await LetterQueries.Visible(db, actor).Where(l => letterIds.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct)).ToHashSet();
        return [.. releases.Where(r => r.Stage == ReleaseStage.Published || r.LetterIds.All(visible.Contains))];
    }

    private static async Task<PublishedWords> PublishedAsync(AppDb db, Guid publicationId, CancellationToken ct) =>
        Fingerprint.Words<PublishedWords>(await db.Set<Revision>().Where(r => r.Id == publicationId).Select(r => r.Json).SingleAsync(ct));

    private static async Task<T?> LastApprovedAsync<T>(AppDb db, Part part, Guid id, CancellationToken ct) where T : class
    {
        var decisions = await DemandQueries.DecisionsInsideAsync(db, part, [id], ct);
        return (await DemandQueries.LastApprovedAsync<T>(db, part, decisions, ct)).GetValueOrDefault(id);
    }
}
