using System.Threading.Channels;

namespace AdvocacyTracker.Data;

/// <summary>Hears a bell. When it is slow the oldest words are forgotten.</summary>
public sealed class Ear : IDisposable
{
    private const int MostKept = 256;

    private readonly Channel<string> _heard = Channel.CreateBounded<string>(new BoundedChannelOptions(MostKept) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Action<Ear> _forget;

    internal Ear(Action<Ear> forget) => _forget = forget;

    /// <summary>Waits until the bell rings or the time is over, and gives what was rung, each word once; nothing when the time is over.</summary>
    public async Task<IReadOnlyList<string>> HearAsync(TimeSpan atMost, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(atMost);
        try
        {
            if (!await _heard.Reader.WaitToReadAsync(patience.Token)) return [];
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return [];
        }
        var words = new List<string>();
        while (_heard.Reader.TryRead(out var word)) if (!words.Contains(word)) words.Add(word);
        return words;
    }

    internal void Tell(string word) => _heard.Writer.TryWrite(word);

    /// <inheritdoc/>
    public void Dispose() => _forget(this);
}
