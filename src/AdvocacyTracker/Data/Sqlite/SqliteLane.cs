using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Data.Sqlite;

/// <summary>SQLite has one writer: deeds queue here, and those that wait together are committed together, with one sync of the disk. Each keeps its own savepoint, so one refusal undoes only itself.</summary>
public sealed class SqliteLane(IDbContextFactory<SqliteAppDb> factory) : IWriteLane
{
    private const int MostInOneCommit = 64;

    private readonly Channel<Job> _waiting = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private int _started;

    /// <inheritdoc/>
    public async Task<T> RunAsync<T>(Func<AppDb, CancellationToken, Task<Written<T>>> work, CancellationToken ct)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var value = default(T);
        await _waiting.Writer.WriteAsync(new Job(RunAsync: RunOneAsync, Succeed: () => done.TrySetResult(value!), Fail: e => done.TrySetException(e)), ct);
        if (Interlocked.Exchange(ref _started, 1) == 0) _ = Task.Run(ServeAsync, CancellationToken.None);
        return await done.Task;

        async Task<bool> RunOneAsync(AppDb db)
        {
            ct.ThrowIfCancellationRequested();
            var written = await work(db, ct);
            value = written.Value;
            return written.Keep;
        }
    }

    private async Task ServeAsync()
    {
        var batch = new List<Job>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostInOneCommit && _waiting.Reader.TryRead(out var job)) batch.Add(job);
            try
            {
                await CommitTogetherAsync(batch);
            }
            // Whatever goes wrong belongs to those who wait, not to the queue, which goes on.
            catch (Exception e)
            {
                foreach (var job in batch) job.Fail(e);
            }
            batch.Clear();
        }
    }

    private async Task CommitTogetherAsync(List<Job> batch)
    {
        await using var first = await factory.CreateDbContextAsync();
        await using var transaction = await first.Database.BeginTransactionAsync();
        var kept = new List<Job>();
        foreach (var job in batch)
        {
            await transaction.CreateSavepointAsync("deed");
            var failure = await TryAsync(job, first, kept);
            try
            {
                if (kept.Count == 0 || kept[^1] != job) await transaction.RollbackToSavepointAsync("deed");
                await transaction.ReleaseSavepointAsync("deed");
            }
            catch (Exception) when (failure is not null)
            {
                // On a full disk SQLite has undone the whole transaction: what all must hear is that, not that the savepoint is gone.
                ExceptionDispatchInfo.Throw(failure);
            }
            if (failure is not null) job.Fail(failure);
            first.ChangeTracker.Clear();
        }
        await transaction.CommitAsync();
        foreach (var job in batch) job.Succeed();
    }

    private static async Task<Exception?> TryAsync(Job job, AppDb db, List<Job> kept)
    {
        try
        {
            if (await job.RunAsync(db)) kept.Add(job);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private sealed record Job(Func<AppDb, Task<bool>> RunAsync, Action Succeed, Action<Exception> Fail);
}
