using System.Collections.Concurrent;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Pages in memory up to a size: when half of it is full, what was not asked for since the last time is let go. A newsroom of a hundred thousand releases needs no more memory than one of a hundred.</summary>
/// <param name="most">How many bytes are kept at most, roughly.</param>
internal sealed class Shelf(long most)
{
    private volatile ConcurrentDictionary<string, PublicPage> _young = new(StringComparer.Ordinal), _old = new(StringComparer.Ordinal);
    private long _held;

    /// <summary>How many pages are kept.</summary>
    public int Count => _young.Keys.Union(_old.Keys).Count();

    /// <summary>The page kept under an address, or null.</summary>
    public PublicPage? Find(string address)
    {
        if (_young.TryGetValue(address, out var page)) return page;
        if (!_old.TryGetValue(address, out page)) return null;
        Keep(address, page);
        return page;
    }

    /// <summary>Keeps a page.</summary>
    public void Keep(string address, PublicPage page)
    {
        _young[address] = page;
        if (Interlocked.Add(ref _held, page.Size) < most / 2) return;
        Interlocked.Exchange(ref _held, 0);
        (_old, _young) = (_young, new(StringComparer.Ordinal));
    }
}
