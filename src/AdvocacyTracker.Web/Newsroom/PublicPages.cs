using System.Collections.Concurrent;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The public pages of the current publication epoch, in memory. When the epoch moves on, and at the instant at which the clock opens the next release, they are all forgotten at once and made anew when asked for.</summary>
public sealed class PublicPages(PageMaker maker, PublishedQueries published, TimeProvider clock)
{
    // Whatever address holds nothing is answered with the page kept here: made-up addresses cost no look into the database and fill no memory.
    private const string Nowhere = "";

    // What security.txt promises must not run out while nothing is published.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly SemaphoreSlim OnePacker = new(1);

    private sealed record Room(long Epoch, DateTimeOffset Until, IReadOnlySet<string> Addresses)
    {
        public ConcurrentDictionary<string, PublicPage> Pages { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, Lazy<Task<PublicPage>>> Making { get; } = new(StringComparer.Ordinal);
    }

    private volatile Room _room = new(-1, DateTimeOffset.MinValue, new HashSet<string>());

    /// <summary>How many pages are kept: never more than there are public addresses, and the one for all others.</summary>
    internal int Kept => _room.Pages.Count;

    /// <summary>The page at a path.</summary>
    internal ValueTask<PublicPage> FindAsync(string path, CancellationToken ct)
    {
        var room = _room;
        return clock.GetUtcNow() < room.Until && room.Pages.TryGetValue(path, out var page) ? new(page) : new(SeekAsync(path, ct));
    }

    /// <summary>Reads the epoch, and forgets all pages when it has moved on.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var epoch = await published.EpochAsync(ct);
        var now = clock.GetUtcNow();
        if (epoch == _room.Epoch && now < _room.Until) return;
        // Asked before the addresses: what opens between the two questions is among them, and asked for once more.
        var until = await published.NextOpeningAsync(ct) is { } opening && opening < now + Longest ? opening : now + Longest;
        _room = new(epoch, until, PageMaker.Addresses(await published.AddressesAsync(ct)));
    }

    private async Task<PublicPage> SeekAsync(string path, CancellationToken ct)
    {
        if (clock.GetUtcNow() >= _room.Until) await RefreshAsync(ct);
        var room = _room;
        var address = room.Addresses.Contains(path) ? path : Nowhere;
        if (room.Pages.TryGetValue(address, out var known)) return known;
        // Many may ask for a page that was just published: it is made once, and none of them leaving stops it.
        return await room.Making.GetOrAdd(address, a => new(() => MakeAsync(room, a))).Value.WaitAsync(ct);
    }

    private async Task<PublicPage> MakeAsync(Room room, string address)
    {
        try
        {
            var page = room.Pages[address] = await maker.MakeAsync(address, CancellationToken.None);
            _ = PackAsync(room, page);
            return page;
        }
        finally
        {
            room.Making.TryRemove(address, out _);
        }
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
