using System.Collections.Concurrent;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The public pages of the current publication epoch, in memory. When the epoch moves on, and at the instant at which the clock opens the next release, they are all forgotten at once and made anew when asked for.</summary>
public sealed class PublicPages(PageMaker maker, PublishedQueries published, PublishedLists lists, TimeProvider clock)
{
    // Whatever address holds nothing is answered with the page kept here: made-up addresses fill no memory.
    private const string Nowhere = "";

    private const long MostKept = 48 << 20, MostListsKept = 8 << 20;

    // What security.txt promises must not run out while nothing is published.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly SemaphoreSlim OnePacker = new(1);

    private sealed record Room(long Epoch, DateTimeOffset Until, PublicChoices Choices)
    {
        public Shelf Pages { get; } = new(MostKept);

        // Apart, since whoever tries all filters must not push the releases out.
        public Shelf Lists { get; } = new(MostListsKept);

        public ConcurrentDictionary<string, Lazy<Task<PublicPage>>> Making { get; } = new(StringComparer.Ordinal);
    }

    private volatile Room _room = new(-1, DateTimeOffset.MinValue, new(lists));

    /// <summary>How many pages are kept.</summary>
    internal int Kept => _room.Pages.Count + _room.Lists.Count;

    /// <summary>The page at a path.</summary>
    internal ValueTask<PublicPage> FindAsync(string path, CancellationToken ct)
    {
        var room = _room;
        return clock.GetUtcNow() < room.Until && room.Pages.Find(path) is { } page ? new(page) : new(SeekAsync(path, null, ct));
    }

    /// <summary>The page of a list, as its address narrows it down.</summary>
    internal ValueTask<PublicPage> FindAsync(string path, ListFilter filter, CancellationToken ct)
    {
        if (filter == ListFilter.None) return FindAsync(path, ct);
        var room = _room;
        return clock.GetUtcNow() < room.Until && room.Lists.Find(path + filter.ToQuery()) is { } page ? new(page) : new(SeekAsync(path, filter, ct));
    }

    /// <summary>Reads the epoch, and forgets all pages when it has moved on.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var epoch = await published.EpochAsync(ct);
        var now = clock.GetUtcNow();
        if (epoch == _room.Epoch && now < _room.Until) return;
        // Asked before any page is made: what opens between the two questions is on it, and asked for once more.
        var until = await published.NextOpeningAsync(ct) is { } opening && opening < now + Longest ? opening : now + Longest;
        _room = new(epoch, until, new(lists));
    }

    private async Task<PublicPage> SeekAsync(string path, ListFilter? filter, CancellationToken ct)
    {
        if (clock.GetUtcNow() >= _room.Until) await RefreshAsync(ct);
        var room = _room;
        if (!PageMaker.MayHold(path)) return await NowhereAsync(room);
        // Many may ask for a page that was just published: it is made once, and none of them leaving stops it.
        return await room.Making.GetOrAdd(path + filter?.ToQuery(), _ => new(() => MakeAsync(room, path, filter))).Value.WaitAsync(ct);
    }

    private async Task<PublicPage> MakeAsync(Room room, string path, ListFilter? filter)
    {
        var (address, shelf) = (path + filter?.ToQuery(), filter is null ? room.Pages : room.Lists);
        try
        {
            if (shelf.Find(address) is { } known) return known;
            if (await maker.MakeAsync(path, filter, room.Choices, CancellationToken.None) is not { } page) return await NowhereAsync(room);
            shelf.Keep(address, page);
            // A list that is narrowed down is read by few: gzip does for it.
            if (filter is null) _ = PackAsync(room, page);
            return page;
        }
        finally
        {
            room.Making.TryRemove(address, out _);
        }
    }

    private async Task<PublicPage> NowhereAsync(Room room)
    {
        if (room.Pages.Find(Nowhere) is { } known) return known;
        var page = await maker.NothingAsync(CancellationToken.None);
        room.Pages.Keep(Nowhere, page);
        _ = PackAsync(room, page);
        return page;
    }

    // One at a time, so that readers keep the other processors.
    private async Task PackAsync(Room room, PublicPage page)
    {
        await OnePacker.WaitAsync();
        try
        {
            if (room == _room) await Task.Run(page.Pack);
        }
        finally
        {
            OnePacker.Release();
        }
    }
}
