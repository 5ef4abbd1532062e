using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Keeps the public list of releases, and which demands they print, with every deed that fixes a release's words, opens them or takes them back.</summary>
public sealed class ListedReleases : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        foreach (var release in act.Db.ChangeTracker.Entries<PressRelease>().Where(HasMoved).Select(e => e.Entity).ToList()) await ListAsync(act, release, ct);
    }

    /// <summary>Lists one release as it is now.</summary>
    internal static async Task ListAsync(Act act, PressRelease release, CancellationToken ct)
    {
        var isOut = release.Stage is ReleaseStage.Published or ReleaseStage.Scheduled;
        if (!isOut || release.PublicationId is not { } publication || release.PublishedAt is not { } at)
        {
            await ListingWriter.PutAsync(act, PublicList.Releases, release.Id, null, [], ct);
            await PrintAsync(act, release.Id, [], null, ct);
            return;
        }
        // Either may have been made in this very deed.
        var words = Fingerprint.Words<PublishedWords>((await act.Db.Set<Revision>().FindAsync([publication], ct))!.Json);
        var demands = await DemandsAsync(act, words, ct);
        await ListingWriter.PutAsync(act, PublicList.Releases, release.Id, at, Under(words.Text.Language, demands), ct);
        await PrintAsync(act, release.Id, [.. words.Text.Demands.Where(d => demands.Any(known => known.Reference == d.Reference)).Select(words.Text.AsPrinted).Select(d =>
        {
            var demand = demands.First(known => known.Reference == d.Reference);
            return new PublishedDemand(release.Id, demand.Id, demand.LetterId, d, d.Language ?? words.Text.Language, at);
        })], release.CorrectedAt, ct);
    }

    /// <summary>Under what a text in a language, about these demands, is found.</summary>
    internal static IEnumerable<(Facet Facet, string Label)> Under(string language, IReadOnlyList<Demand> demands) =>
        [(Facet.Language, language), .. demands.SelectMany(d => d.Themes).Select(t => (Facet.Theme, t)), .. demands.SelectMany(d => d.Places).Select(p => (Facet.Country, p))];

    /// <summary>Whether a deed fixes a release's words, opens them or takes them back.</summary>
    internal static bool HasMoved(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<PressRelease> entry) =>
        (entry.State == EntityState.Added && entry.Entity.PublicationId is not null)
        || (entry.State == EntityState.Modified && (entry.Property(r => r.Stage).IsModified || entry.Property(r => r.PublicationId).IsModified || entry.Property(r => r.PublishedAt).IsModified));

    private static async Task<IReadOnlyList<Demand>> DemandsAsync(Act act, PublishedWords words, CancellationToken ct)
    {
        var references = words.Text.Demands.Select(d => d.Reference).ToList();
        await act.Db.Set<Demand>().Where(d => references.Contains(d.Reference)).LoadAsync(ct);
        return [.. act.Db.Set<Demand>().Local.Where(d => references.Contains(d.Reference))];
    }

    private static async Task PrintAsync(Act act, Guid releaseId, List<PublishedDemand> printed, DateTimeOffset? correctedAt, CancellationToken ct)
    {
        var before = await act.Db.Set<PublishedDemand>().AsTracking().Where(d => d.ReleaseId == releaseId).ToListAsync(ct);
        // What only a correction added was not public before it.
        if (correctedAt is { } corrected && before.Count > 0) printed.ForEach(p => p.StandSince(before.FirstOrDefault(b => b.Reference == p.Reference)?.At ?? corrected));
        var same = before.Where(b => printed.Any(p => p.Reference == b.Reference && p.At == b.At && p.Json == b.Json)).ToList();
        // Removed and added under one key would be one row to EF: a row that changes is written over.
        foreach (var row in printed.Where(p => !same.Any(s => s.Reference == p.Reference)))
        {
            if (before.FirstOrDefault(b => b.Reference == row.Reference) is { } old) act.Db.Entry(old).CurrentValues.SetValues(row);
            else act.Db.Add(row);
        }
        act.Db.RemoveRange(before.Where(b => !printed.Any(p => p.Reference == b.Reference)));
    }
}
