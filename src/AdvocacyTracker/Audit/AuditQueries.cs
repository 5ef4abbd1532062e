using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Audit;

/// <summary>The audit trail, newest first.</summary>
public sealed class AuditQueries(IDbContextFactory<AppDb> factory)
{
    private const int PageSize = 100;

    /// <summary>A page of the trail before a place in it. Whoever shows it asks first who may read it.</summary>
    public async Task<IReadOnlyList<AuditLine>> BeforeAsync(long? before, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var start = before ?? long.MaxValue;
        return await db.Set<AuditEntry>().Where(e => e.Sequence < start).OrderByDescending(e => e.Sequence).Take(PageSize)
            .Select(e => new AuditLine(e.Sequence, e.At, e.ActorName, e.Deed, e.Subject, e.Note)).ToListAsync(ct);
    }
}

/// <summary>One line of the trail, for a screen.</summary>
public sealed record AuditLine(long Sequence, DateTimeOffset At, string Who, string Deed, string Subject, string Note);
