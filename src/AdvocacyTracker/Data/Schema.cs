using AdvocacyTracker.Rules;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Data;

/// <summary>Brings the database to the shape this program knows, and says what stands in the way.</summary>
public sealed class Schema(IDbContextFactory<AppDb> factory)
{
    /// <summary>Applies what is missing. A database that a newer program has shaped is refused and left alone.</summary>
    public async Task<Result> MigrateAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            if (await WhyNotOursAsync(db, ct) is { } refusal) return refusal;
            await db.PrepareAsync(ct);
            // EF Core's own lock outlives a start that was killed; one that has nothing to do must not wait for it.
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
            return Result.Done;
        }
        catch (Exception e) when (StorageRefusal.Of(e) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>Why the program can't serve from this database as it is, or null.</summary>
    public async Task<Refusal?> WhyNotReadyAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            if (await WhyNotOursAsync(db, ct) is { } refusal) return refusal;
            var missing = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
            return missing == 0 ? null : new($"The database lacks {missing} changes of shape that this program needs: run the command migrate first.");
        }
        catch (Exception e) when (StorageRefusal.Of(e) is { } refusal)
        {
            return refusal;
        }
    }

    private static async Task<Refusal?> WhyNotOursAsync(AppDb db, CancellationToken ct)
    {
        if (!await db.Database.CanConnectAsync(ct)) return null;
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        return (await db.Database.GetAppliedMigrationsAsync(ct)).Any(m => !known.Contains(m))
            ? new("The database was shaped by a newer version of this program: start that version, or restore a backup made by this one.")
            : null;
    }
}
