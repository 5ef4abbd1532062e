using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>Takes the open preview links back that somebody made whose account is closed, who may make none any more, or whose letters are handed over: they may hold one themselves. What a mail brought to the press list nobody here ever held.</summary>
public sealed class PreviewsOfWhoeverLeaves : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        var changes = act.Db.ChangeTracker;
        var left = changes.Entries<Member>().Where(e => e.State == EntityState.Modified && Permissions.WhyNot(Actor.Of(e.Entity), Deed.SharePreview) is not null).Select(e => e.Entity.Id);
        var handed = changes.Entries<Letter>().Where(e => e.State == EntityState.Modified && e.Property(l => l.OwnerId).IsModified).Select(e => e.Property(l => l.OwnerId).OriginalValue);
        var ids = left.Concat(handed).Distinct().ToList();
        if (ids.Count == 0) return;
        foreach (var link in await PreviewWorkflow.Open(act).Where(l => ids.Contains(l.MakerId) && l.ContactId == null).ToListAsync(ct)) PreviewWorkflow.Revoke(act, link);
    }
}
