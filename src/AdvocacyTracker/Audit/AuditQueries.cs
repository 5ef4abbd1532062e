using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Audit;

/// <summary>The audit trail, newest first.</summary>
public sealed class AuditQueries(IDbContextFactory<AppDb> factory)
{
    private const int PageSize = 100;

    /// <summary>A page of the trail before a place in it. Whoever shows it asks first who may read it.</summary>
    /// <param name="otherNames">What stands in place of the name of each subject that the reader may not know of; asked with the subjects of the page.</param>
    public async Task<IReadOnlyList<AuditLine>> BeforeAsync(long? before, Func<IReadOnlyList<Guid>, Task<IReadOnlyDictionary<Guid, string>>> otherNames, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var start = before ?? long.MaxValue;
        var lines = await db.Set<AuditEntry>().Where(e => e.Sequence < start).OrderByDescending(e => e.Sequence).Take(PageSize)
            .Select(e => new AuditLine(e.Sequence, e.At, e.ActorName, e.Deed, e.Subject, e.SubjectId, e.Note)).ToListAsync(ct);
        var names = await otherNames([.. lines.Select(l => l.SubjectId).Distinct()]);
        return [.. lines.Select(l => names.TryGetValue(l.SubjectId, out var name) ? l with { Subject = name } : l)];
    }

    /// <summary>Reads the whole trail, oldest first, and finds the first line that doesn't follow from the one before.</summary>
    public async Task<TrailCheck> VerifyAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (lines, hash) = (0L, "");
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Sequence != lines + 1 || entry.PreviousHash != hash || !entry.IsIntact()) return new(lines, hash, lines + 1);
            (lines, hash) = (entry.Sequence, entry.Hash);
        }
        return new(lines, hash, null);
    }
}

/// <summary>What reading the whole trail found; the last hash, kept elsewhere, shows later that no line was cut off its end.</summary>
public sealed record TrailCheck(long Lines, string LastHash, long? BrokenAt);

/// <summary>One line of the trail, for a screen.</summary>
public sealed record AuditLine(long Sequence, DateTimeOffset At, string Who, string Deed, string Subject, Guid SubjectId, string Note);
