using System.Data;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AdvocacyTracker.Data.Postgres;

/// <summary>A bell heard in every process on one PostgreSQL, by its NOTIFY and LISTEN. While the server is away it rings in this process only, and wakes everybody when it is back.</summary>
internal sealed class PostgresBell : IBell, IAsyncDisposable
{
    private const string Channel = "advocacytracker";
    private const int MostWaiting = 4_096;

    private readonly Bell _here = new();
    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly Channel<string> _toTell = System.Threading.Channels.Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource _closed = new();
    private readonly ILogger<PostgresBell> _log;
    private readonly string _connection;
    private readonly Lazy<Task> _work;

    public PostgresBell(string connection, ILogger<PostgresBell> log)
    {
        (_connection, _log) = (new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 30 }.ToString(), log);
        _work = new(() => Task.WhenAll(KeepAsync(ListenAsync), KeepAsync(TellAsync)));
    }

    /// <inheritdoc/>
    public void Ring(Guid about, string word = "")
    {
        _here.Ring(about, word);
        _ = _work.Value;
        _toTell.Writer.TryWrite($"{_self} {about:N} {word}");
    }

    /// <inheritdoc/>
    public Ear Listen(Guid about)
    {
        _ = _work.Value;
        return _here.Listen(about);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        if (_work.IsValueCreated) await _work.Value;
        _closed.Dispose();
    }

    private async Task KeepAsync(Func<NpgsqlConnection, CancellationToken, Task> work)
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connection);
                await connection.OpenAsync(_closed.Token);
                await work(connection, _closed.Token);
            }
            catch (OperationCanceledException) when (_closed.IsCancellationRequested)
            {
                return;
            }
            // The server is away: whoever waits looks by themselves meanwhile.
            catch (Exception e)
            {
                _log.LogWarning("Other processes can't be heard: {Reason}", e.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), _closed.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        connection.Notification += (_, notice) => Hear(notice.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
        _here.RingAll();
        while (true) await connection.WaitAsync(ct);
    }

    private async Task TellAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var notify = new NpgsqlCommand($"SELECT pg_notify('{Channel}', $1)", connection) { Parameters = { new() { Value = "" } } };
        while (await _toTell.Reader.WaitToReadAsync(ct))
        {
            while (_toTell.Reader.TryPeek(out var notice))
            {
                notify.Parameters[0].Value = notice;
                try
                {
                    await notify.ExecuteNonQueryAsync(ct);
                }
                // The server is there and won't carry it: tried again, it would hold up all that come after it.
                catch (PostgresException e) when (connection.State == ConnectionState.Open)
                {
                    _log.LogWarning("A word to other processes was refused: {Reason}", e.SqlState);
                }
                _toTell.Reader.TryRead(out _);
            }
        }
    }

    private void Hear(string notice)
    {
        var parts = notice.Split(' ', 3);
        if (parts.Length == 3 && parts[0] != _self && Guid.TryParse(parts[1], out var about)) _here.Ring(about, parts[2]);
    }
}
