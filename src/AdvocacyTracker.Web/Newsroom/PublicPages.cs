using System.Collections.Concurrent;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The public pages of the current publication epoch, in memory. When the epoch moves on they are all forgotten at once and made anew when asked for.</summary>
public sealed class PublicPages(PageMaker maker, PublishedQueries published)
{
    // A page nobody published is made once and never kept by its address: made-up addresses must not fill the memory.
    private sealed record Room(long Epoch, ConcurrentDictionary<string, PublicPage> Pages);

    private volatile Room _room = new(-1, new());

    /// <summary>The page at a path.</summary>
    internal async Task<PublicPage> FindAsync(string path, CancellationToken ct)
    {
        if (_room.Epoch < 0) await RefreshAsync(ct);
        var room = _room;
        if (room.Pages.TryGetValue(path, out var known)) return known;
        var page = await maker.MakeAsync(path, ct);
        if (page.Status != 404) room.Pages.TryAdd(path, page);
        return page;
    }

    /// <summary>Reads the epoch, and forgets all pages when it has moved on.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var epoch = await published.EpochAsync(ct);
        if (epoch != _room.Epoch) _room = new(epoch, new());
    }
}
