using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Notices;

/// <summary>What somebody does with their own notices. Not in the audit trail: nothing of the house changes.</summary>
public sealed class NoticeWorkflow(Deeds deeds)
{
    /// <summary>Marks one's own as read, those up to a moment: what came in since was not on the screen.</summary>
    public Task<Result> MarkAsReadAsync(DateTimeOffset upTo, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        foreach (var notice in await act.Db.Set<Notice>().Where(n => n.MemberId == act.Actor.Id && n.ReadAt == null && n.At <= upTo).ToListAsync(token))
            act.Db.Entry(notice).Property(n => n.ReadAt).CurrentValue = act.Now;
        act.Ring(act.Actor.Id);
        return Result.Done;
    }, ct);
}
