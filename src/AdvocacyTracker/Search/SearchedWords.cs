using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Search;

/// <summary>Keeps what the public finds with every deed that publishes, schedules, corrects, retracts or takes down a release, recalls a letter or makes it public.</summary>
public sealed class SearchedWords(MarkdownRenderer renderer) : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        var changes = act.Db.ChangeTracker;
        var releases = changes.Entries<PressRelease>().Where(ListedReleases.HasMoved).Select(e => e.Entity).ToList();
        var moved = changes.Entries<Letter>().Where(e => e.State == EntityState.Modified && (e.Property(l => l.Stage).IsModified || e.Property(l => l.Confidentiality).IsModified)).Select(e => e.Entity.Id).ToList();
        var letters = moved.Concat(releases.SelectMany(r => r.LetterIds)).ToHashSet();
        var demands = changes.Entries<PublishedDemand>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity.DemandId).ToHashSet();
        if (moved.Count > 0) demands.UnionWith(await act.Db.Set<PublishedDemand>().Where(d => moved.Contains(d.LetterId)).Select(d => d.DemandId).ToListAsync(ct));
        foreach (var demand in demands) await SearchWriter.PutDemandAsync(act, demand, renderer, ct);
        foreach (var letter in letters) await SearchWriter.PutLetterAsync(act, letter, renderer, ct);
        // Last, so that of what came out at one instant the release stands first.
        foreach (var release in releases) await SearchWriter.PutReleaseAsync(act, release, renderer, ct);
    }
}
