using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>Takes the open review links of a letter back when it is handed over: whoever had it may have opened one themselves. Its new owner makes new ones.</summary>
public sealed class LinksOfWhoeverLeaves : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        var handed = act.Db.ChangeTracker.Entries<Letter>().Where(e => e.State == EntityState.Modified && e.Property(l => l.OwnerId).IsModified).Select(e => e.Entity).ToDictionary(l => l.Id);
        if (handed.Count == 0) return;
        var ids = handed.Keys.ToList();
        foreach (var link in await act.Db.Set<OutsideReviewer>().Where(r => ids.Contains(r.LetterId) && r.RevokedAt == null && r.ExpiresAt > act.Now).ToListAsync(ct))
        {
            link.Revoke(act.Now);
            act.Note("Take a review link back", handed[link.LetterId].TrailName, link.LetterId, $"{link.Id}");
        }
    }
}
