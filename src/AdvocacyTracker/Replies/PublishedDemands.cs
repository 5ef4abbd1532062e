using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Replies;

/// <summary>Demands as the public follows them: in the words that a public release prints, with what was published of what became of them.</summary>
public sealed class PublishedDemands(IDbContextFactory<AppDb> factory, PublishedLists lists, PublishedQueries published, PublishedFollowUps followUps, TimeProvider clock)
{
    private const int MostInSitemap = 9_000;

    /// <summary>A page of the tracker.</summary>
    /// <param name="zone">The zone in which a year begins.</param>
    public async Task<Page<PublicDemand>> ListAsync(ListFilter filter, string zone, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await lists.IdsAsync(db, PublicList.Demands, filter, zone, ct);
        var ids = found.Rows;
        var demands = (await ReadAsync(db, ids, ct)).ToDictionary(d => d.DemandId);
        return new([.. ids.Where(demands.ContainsKey).Select(id => demands[id])], found.Next);
    }

    /// <summary>The demands of which something was published last, in no order.</summary>
    public async Task<IReadOnlyList<PublicDemand>> MovedLastAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var letters = (await db.Set<Reply>().Where(r => r.PublishedAt != null && r.TakenDownAt == null).OrderByDescending(r => r.PublishedAt).Select(r => r.LetterId).Take(PublishedLists.PageSize).ToListAsync(ct)).Distinct().ToList();
        var demands = await db.Set<Outcome>().Where(o => o.PublishedAt != null && o.TakenDownAt == null).OrderByDescending(o => o.PublishedAt).Select(o => o.DemandId).Take(PublishedLists.PageSize).ToListAsync(ct);
        var newest = (await lists.IdsAsync(db, PublicList.Demands, ListFilter.None, Zones.Utc, ct)).Rows;
        demands = [.. demands.Concat(newest).Concat(await Printed(db).Where(d => letters.Contains(d.LetterId)).Select(d => d.DemandId).ToListAsync(ct)).Distinct()];
        return await ReadAsync(db, Printed(db).Where(d => demands.Contains(d.DemandId)), ct);
    }

    /// <summary>The newest demands with one of these standings, the best first.</summary>
    public async Task<IReadOnlyList<PublicDemand>> NewestAsync(int most, IReadOnlyList<DemandStanding> standings, CancellationToken ct)
    {
        var found = new List<PublicDemand>();
        foreach (var standing in standings.Where(_ => found.Count < most)) found.AddRange((await ListAsync(new(Standing: standing.ToValue()), Zones.Utc, ct)).Rows);
        return [.. found.Take(most)];
    }

    /// <summary>What became of the demands that a release prints, under their references; only of those that are followed.</summary>
    public async Task<IReadOnlyDictionary<string, PublicDemand>> OfAsync(IReadOnlyCollection<string> references, CancellationToken ct)
    {
        if (references.Count == 0) return new Dictionary<string, PublicDemand>();
        await using var db = await factory.CreateDbContextAsync(ct);
        return (await ReadAsync(db, Printed(db).Where(d => references.Contains(d.Reference)), ct)).ToDictionary(d => d.Reference);
    }

    /// <summary>One demand with everything the public may read of it, or null.</summary>
    public async Task<DemandStory?> FindAsync(string reference, CancellationToken ct)
    {
        if (TextRules.WhyNotLine("The reference", reference) is not null) return null;
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ReadAsync(db, Printed(db).Where(d => d.Reference == reference), ct) is not [var demand]) return null;
        var releases = await Printed(db).Where(d => d.Reference == reference).OrderBy(d => d.At).Select(d => d.ReleaseId).ToListAsync(ct);
        var record = await db.Set<Demand>().AsNoTracking().Where(d => d.Id == demand.DemandId).Select(d => new { d.Places, d.Themes, d.Due }).SingleAsync(ct);
        return new(demand, record.Themes, record.Places, demand.OpenLetter is null ? null : record.Due, await published.ReadAsync(db, releases, ct));
    }

    /// <summary>The addresses of the newest demands.</summary>
    public async Task<IReadOnlyList<PublishedAddress>> SitemapAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var newest = await Printed(db).OrderByDescending(d => d.At).Select(d => new { d.Reference, d.At }).Take(MostInSitemap).ToListAsync(ct);
        return [.. newest.GroupBy(d => d.Reference).Select(g => new PublishedAddress($"/demands/{g.Key}", g.Min(d => d.At)))];
    }

    /// <summary>Every demand that the public reads in a release: a scheduled release's from its instant on, by the clock of this very question; those of letters that stand.</summary>
    internal IQueryable<PublishedDemand> Printed(AppDb db)
    {
        var now = clock.GetUtcNow();
        return db.Set<PublishedDemand>().AsNoTracking().Where(d => d.At <= now
            && db.Set<PressRelease>().Any(r => r.Id == d.ReleaseId && (r.Stage == ReleaseStage.Published || (r.Stage == ReleaseStage.Scheduled && r.PublishedAt <= now)))
            && db.Set<Letter>().Any(l => l.Id == d.LetterId && l.Stage == LetterStage.Sent && l.Confidentiality != Confidentiality.Restricted));
    }

    /// <summary>Demands in the words of the release that told of them first, in no order.</summary>
    internal async Task<IReadOnlyList<PublicDemand>> ReadAsync(AppDb db, IQueryable<PublishedDemand> printed, CancellationToken ct)
    {
        var rows = (await printed.ToListAsync(ct)).GroupBy(d => d.DemandId).Select(g => g.MinBy(d => d.At)!).ToList();
        var letterIds = rows.Select(r => r.LetterId).Distinct().ToList();
        var letters = await db.Set<Letter>().AsNoTracking().Where(l => letterIds.Contains(l.Id)).Select(l => new { l.Id, l.Reference, l.SentOn, l.Confidentiality }).ToDictionaryAsync(l => l.Id, ct);
        var known = await followUps.OfDemandsAsync([.. rows.Select(r => r.Reference)], ct);
        return
        [
            .. rows.Select(r =>
            {
                var letter = letters[r.LetterId];
                var isOpen = letter.Confidentiality == Confidentiality.PublicOnceAnnounced;
                return new PublicDemand(r.DemandId, r.Reference, AsRead(r, letter.Confidentiality), r.Language, r.At, isOpen ? letter.SentOn : null, isOpen ? letter.Reference : null, known[r.Reference]);
            }),
        ];
    }

    /// <summary>These demands, in no order, as far as they are public.</summary>
    internal Task<IReadOnlyList<PublicDemand>> ReadAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct) => ReadAsync(db, Printed(db).Where(d => ids.Contains(d.DemandId)), ct);

    /// <summary>A demand's words as the public reads them: of a letter that is not public itself, no more than a release prints; each ask keeps its place.</summary>
    internal static DemandWords AsRead(PublishedDemand demand, Confidentiality letter) => letter == Confidentiality.PublicOnceAnnounced ? demand.Printed().Words : InRelease(demand.Printed().Words);

    private static DemandWords InRelease(DemandWords words) => words with { Asks = [.. words.Asks.Select(_ => "")], AddressedTo = "", Targets = [], Bases = [] };
}

/// <summary>A demand as the public follows it.</summary>
/// <param name="Since">When a release first told of it.</param>
/// <param name="SentOn">When its letter went out; null where that is not known.</param>
/// <param name="OpenLetter">Reference of its letter where the public may read that; null otherwise.</param>
public sealed record PublicDemand(Guid DemandId, string Reference, DemandWords Words, string Language, DateTimeOffset Since, DateOnly? SentOn, string? OpenLetter, FollowUp FollowUp)
{
    /// <summary>What became of it as a whole.</summary>
    public DemandStanding Standing { get; } = DemandStandings.Of(FollowUp, Words.Asks.Count);

    /// <summary>When anything was last published of it.</summary>
    public DateTimeOffset UpdatedAt => FollowUp.Replies.Select(r => r.PublishedAt).Concat(FollowUp.Outcomes.Select(o => o.PublishedAt)).Append(Since).Max();
}

/// <summary>A demand with its themes and places, when it is due, and the releases that print it, the first first.</summary>
public sealed record DemandStory(PublicDemand Demand, IReadOnlyList<string> Themes, IReadOnlyList<string> Places, DateOnly? Due, IReadOnlyList<PublishedRelease> Releases);
