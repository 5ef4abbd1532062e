using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Replies;

/// <summary>Keeps the public list of demands: those that a public release prints, each under what became of it. A demand of a letter that was sent in error is followed no more.</summary>
public sealed class ListedDemands : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        var changes = act.Db.ChangeTracker;
        var demands = changes.Entries<PublishedDemand>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity.DemandId).ToHashSet();
        var letters = changes.Entries<FollowUpEntry>().Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity.PublishedAt is not null).Select(e => e.Entity.LetterId)
            .Concat(changes.Entries<Letter>().Where(e => e.State == EntityState.Modified && e.Entity.Stage == LetterStage.Recalled).Select(e => e.Entity.Id)).ToHashSet();
        if (letters.Count > 0)
        {
            await act.Db.Set<PublishedDemand>().Where(d => letters.Contains(d.LetterId)).LoadAsync(ct);
            demands.UnionWith(act.Db.Set<PublishedDemand>().Local.Where(d => letters.Contains(d.LetterId)).Select(d => d.DemandId));
        }
        foreach (var demand in demands) await ListAsync(act, demand, ct);
    }

    private static async Task ListAsync(Act act, Guid demandId, CancellationToken ct)
    {
        await act.Db.Set<PublishedDemand>().Where(d => d.DemandId == demandId).LoadAsync(ct);
        var first = act.Db.Set<PublishedDemand>().Local.Where(d => d.DemandId == demandId).MinBy(d => d.At);
        // Any of them may have been made in this very deed.
        if (first is null || await act.Db.Set<Letter>().FindAsync([first.LetterId], ct) is not { Stage: LetterStage.Sent })
        {
            await ListingWriter.PutAsync(act, PublicList.Demands, demandId, null, [], ct);
            return;
        }
        var demand = (await act.Db.Set<Demand>().FindAsync([demandId], ct))!;
        var followUp = (await PublishedFollowUps.ReadInsideAsync(act.Db, new Dictionary<string, Guid> { [first.Reference] = first.LetterId }, ct))[first.Reference];
        var standing = DemandStandings.Of(followUp, first.Printed().Words.Asks.Count).ToValue();
        await ListingWriter.PutAsync(act, PublicList.Demands, demandId, first.At, [.. ListedReleases.Under(first.Language, [demand]), (Facet.Standing, standing)], ct);
    }
}
