using System.Text;

namespace AdvocacyTracker.Data;

/// <summary>The bell of one process.</summary>
internal sealed class Bell : IBell
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<Ear>> _ears = [];

    /// <inheritdoc/>
    public void Ring(Guid about, string word = "")
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Encoding.UTF8.GetByteCount(word), IBell.LongestWord, nameof(word));
        lock (_lock)
        {
            if (!_ears.TryGetValue(about, out var ears)) return;
            foreach (var ear in ears) ear.Tell(word);
        }
    }

    /// <inheritdoc/>
    public Ear Listen(Guid about)
    {
        var ear = new Ear(gone => Forget(about, gone));
        lock (_lock)
        {
            if (_ears.TryGetValue(about, out var ears)) ears.Add(ear);
            else _ears[about] = [ear];
        }
        return ear;
    }

    /// <summary>Wakes everybody: something may have been missed.</summary>
    public void RingAll()
    {
        lock (_lock)
        {
            foreach (var ear in _ears.Values.SelectMany(ears => ears)) ear.Tell("");
        }
    }

    private void Forget(Guid about, Ear ear)
    {
        lock (_lock)
        {
            if (_ears.TryGetValue(about, out var ears) && ears.Remove(ear) && ears.Count == 0) _ears.Remove(about);
        }
    }
}
