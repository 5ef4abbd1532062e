using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdvocacyTracker.Data.Postgres;

/// <summary>PostgreSQL has many writers: each deed is a transaction of its own, tried again where the server asks for it.</summary>
public sealed class PostgresLane(IDbContextFactory<PostgresAppDb> factory) : IWriteLane
{
    private const int Tries = 3;

    /// <inheritdoc/>
    public async Task<T> RunAsync<T>(Func<AppDb, CancellationToken, Task<Written<T>>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(work, ct);
            }
            catch (Exception e) when (attempt < Tries && IsToBeTriedAgain(e))
            {
                // A deadlock or a serialization failure: the server undid us and asks to come again. Not at once: on a busy server
                // we would take our rows again before the other deed, which waits for them, has woken up, and block each other anew.
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), ct);
            }
        }
    }

    private async Task<T> RunOnceAsync<T>(Func<AppDb, CancellationToken, Task<Written<T>>> work, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var written = await work(db, ct);
        if (written.Keep) await transaction.CommitAsync(ct);
        return written.Value;
    }

    // However deep EF Core wrapped the server's word: once around a query, twice around a save.
    private static bool IsToBeTriedAgain(Exception e) =>
        e.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
}
