using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Lets all kept pages go with whatever moves the publication epoch: a word that was taken down is not kept in one.</summary>
public sealed class LapsedPages : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        if (!act.Db.ChangeTracker.Entries<NewsroomSettings>().Any(e => e.State == EntityState.Modified && e.Property(n => n.Epoch).IsModified)) return;
        // Takes the row first: whoever is keeping a page comes before, and is deleted, or after, and finds another epoch.
        await act.Db.Set<NewsroomSettings>().ExecuteUpdateAsync(n => n.SetProperty(x => x.Language, x => x.Language), ct);
        await act.Db.Set<KeptPage>().ExecuteDeleteAsync(ct);
    }
}
