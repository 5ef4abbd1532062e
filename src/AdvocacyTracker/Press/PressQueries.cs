using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Releases as the desk shows them. One about a letter somebody may not know of is not there for them.</summary>
public sealed class PressQueries(IDbContextFactory<AppDb> factory, MarkdownRenderer renderer)
{
    private const int MostInQueue = 100;

    /// <summary>Releases last changed first, from a place in the list on.</summary>
    public async Task<Page<ReleaseRow>> ListAsync(Actor actor, string? after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var releases = Visible(db, actor);
        if (Place.ReadId(after) is var (at, id)) releases = releases.Where(r => r.UpdatedAt < at || (r.UpdatedAt == at && r.Id.CompareTo(id) < 0));
        return Page<ReleaseRow>.Of(await RowsAsync(releases, Page<ReleaseRow>.Size + 1, ct), row => new(row.UpdatedAt, row.Id.ToString()));
    }

    /// <summary>Releases with the reviewers or ready to be published, oldest first.</summary>
    public async Task<IReadOnlyList<WaitingRelease>> WaitingAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var waiting = new List<WaitingRelease>();
        foreach (var release in await Visible(db, actor).Where(r => r.Stage == ReleaseStage.InReview || r.IsCorrecting).OrderBy(r => r.UpdatedAt).Take(MostInQueue).ToListAsync(ct))
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
        var release = await Visible(db, actor).FirstOrDefaultAsync(r => r.Id == id, ct);
        if (release is null) return null;
        var letters = await ReleaseDoor.LettersAsync(db, release, ct);
        var readiness = await ReadinessReader.ReadAsync(db, release, letters, renderer, ct);
        return ReleaseView.Of(release, letters, readiness, await ReleaseDoor.WordsOfAsync(db, release, letters, renderer, ct),
            await LastApprovedAsync<HeadlineWords>(db, Part.Headline, id, actor, ct), await LastApprovedAsync<ReleaseWords>(db, Part.ReleaseText, id, actor, ct),
            release.PublicationId is { } publication ? await PublishedAsync(db, publication, ct) : null, await NewsroomSettings.ReadAsync(db, ct));
    }

    /// <summary>What says the same as a release in other languages, the one that they began with first.</summary>
    public async Task<IReadOnlyList<TranslatedRow>> TranslationsAsync(Guid id, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var visible = Visible(db, actor);
        if (await visible.Where(r => r.Id == id).Select(r => (Guid?)(r.TranslationOfId ?? r.Id)).FirstOrDefaultAsync(ct) is not { } group) return [];
        return await visible.Where(r => r.Id != id && (r.Id == group || r.TranslationOfId == group)).OrderByDescending(r => r.TranslationOfId == null).ThenBy(r => r.Language).ThenBy(r => r.Id)
            .Select(r => new TranslatedRow(r.Id, r.Headline, r.Language, r.Stage, r.TranslationOfId == null)).ToListAsync(ct);
    }

    /// <summary>A release about these letters, or a statement without any, as it would be begun.</summary>
    public async Task<ReleaseProposal> ProposeAsync(string headline, IReadOnlyList<Guid> letterIds, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var visible = await LetterQueries.Visible(db, actor).Where(l => letterIds.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct);
        return ReleaseProposal.Of(headline, await ReleaseDoor.LettersAsync(db, [.. letterIds.Distinct().Where(visible.Contains)], ct), await NewsroomSettings.ReadAsync(db, ct));
    }

    /// <summary>What others added to a release's body after a version; null when the release isn't there for this person.</summary>
    public async Task<NewerBody?> NewerAsync(Guid id, int since, Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.ReadReleaseHistory) is not null) return null;
        await using var db = await factory.CreateDbContextAsync(ct);
        var versions = await Visible(db, actor).Where(r => r.Id == id).Select(r => new { r.Version, r.BodyVersion }).FirstOrDefaultAsync(ct);
        return versions is null ? null : new(await TextLog.SinceAsync(db, id, since, ct), versions.Version - versions.BodyVersion);
    }

    /// <summary>The history of a release's body: some of its points and the two texts asked for; null when the release isn't there for this person, or not its log.</summary>
    public async Task<HistoryView?> HistoryAsync(Guid id, HistoryAsked asked, Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.ReadReleaseHistory) is not null) return null;
        await using var db = await factory.CreateDbContextAsync(ct);
        var head = await Visible(db, actor).Where(r => r.Id == id).Select(r => new BodyHead(r.Body, r.BodyVersion, 0)).FirstOrDefaultAsync(ct);
        return head is null ? null : await TextHistory.ReadAsync(db, id, head, asked, ct);
    }

    /// <summary>The latest releases made from a letter.</summary>
    public async Task<IReadOnlyList<ReleaseRow>> OfLetterAsync(Guid letterId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await RowsAsync(Visible(db, actor).Where(r => r.LetterIds.Contains(letterId)), Page<ReleaseRow>.Size, ct);
    }

    /// <summary>Where somebody is called in an open remark on a release they may know of, the newest first.</summary>
    public async Task<IReadOnlyList<Mention>> MentionsAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var visible = Visible(db, actor);
        var remarks = await RemarkQueries.NewestInsideAsync(RemarkQueries.Mentioning(db, actor, Part.ReleaseText).Where(r => visible.Any(p => p.Id == r.SubjectId)), ct);
        var ids = remarks.Select(r => r.SubjectId).ToList();
        var releases = await visible.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Headline, ct);
        return [.. remarks.Where(r => releases.ContainsKey(r.SubjectId)).Select(r => Mention.Of(r, actor, r.SubjectId, releases[r.SubjectId]))];
    }

    /// <summary>The file of one of a release's pictures in a width; null when it isn't there for this person.</summary>
    public async Task<PictureFile?> PictureAsync(Guid id, string hash, int width, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<PictureFile>().AsNoTracking().FirstOrDefaultAsync(f => f.SubjectId == id && f.Hash == hash && f.Width == width && Visible(db, actor).Any(r => r.Id == id), ct);
    }

    // A release about a restricted letter would tell of it, until everybody can read it.
    internal static IQueryable<PressRelease> Visible(AppDb db, Actor actor)
    {
        var letters = LetterQueries.Visible(db, actor);
        return db.Set<PressRelease>().AsNoTracking().Where(r => r.Stage == ReleaseStage.Published || r.LetterIds.All(id => letters.Any(l => l.Id == id)));
    }

    private static Task<List<ReleaseRow>> RowsAsync(IQueryable<PressRelease> releases, int most, CancellationToken ct) =>
        releases.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Id).Take(most)
            .Select(r => new ReleaseRow(r.Id, r.Headline, r.Language, r.Stage, r.Slug, r.PublishedAt, r.UpdatedAt)).ToListAsync(ct);

    internal static async Task<PublishedWords> PublishedAsync(AppDb db, Guid publicationId, CancellationToken ct) =>
        Fingerprint.Words<PublishedWords>(await db.Set<Revision>().Where(r => r.Id == publicationId).Select(r => r.Json).SingleAsync(ct));

    private static async Task<ApprovedBefore<T>?> LastApprovedAsync<T>(AppDb db, Part part, Guid id, Actor reader, CancellationToken ct)
    {
        var decisions = await DemandQueries.DecisionsInsideAsync(db, part, [id], ct);
        return (await DemandQueries.LastApprovedAsync<T>(db, part, decisions, reader.Id, ct)).GetValueOrDefault(id);
    }
}
