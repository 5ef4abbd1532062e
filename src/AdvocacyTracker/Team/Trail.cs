using AdvocacyTracker.Audit;
using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Team;

/// <summary>What the audit trail holds of one thing, for those who may see the thing itself.</summary>
internal static class Trail
{
    private const int MostOfOneThing = 500;

    /// <summary>The newest lines of some deeds on a thing.</summary>
    public static async Task<IReadOnlyList<TrailLine>> OfAsync(AppDb db, Guid subjectId, IReadOnlyList<string> deeds, CancellationToken ct) =>
        await db.Set<AuditEntry>().AsNoTracking().Where(e => e.SubjectId == subjectId && deeds.Contains(e.Deed))
            .OrderByDescending(e => e.Sequence).Take(MostOfOneThing).Select(e => new TrailLine(e.Sequence, e.Deed, e.ActorName, e.At, e.Note)).ToListAsync(ct);
}

/// <summary>One deed on a thing; its note is a hash where the deed was about exact words.</summary>
internal sealed record TrailLine(long Sequence, string Deed, string Who, DateTimeOffset At, string Note);
