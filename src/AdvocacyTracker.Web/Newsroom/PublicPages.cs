using System.Collections.Concurrent;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The public pages of the current publication epoch, in memory. When the epoch moves on, and at the instant at which the clock opens the next release, they are all forgotten at once and made anew when asked for.</summary>
public sealed class PublicPages(PageMaker maker, PublishedQueries published, TimeProvider clock)
{
    // Whatever address holds nothing is answered with the page kept here: made-up addresses cost no look into the database and fill no memory.
    private const string Nowhere = "";

    private sealed record Room(long Epoch, DateTimeOffset Until, IReadOnlySet<string> Addresses, ConcurrentDictionary<string, PublicPage> Pages);

    private volatile Room _room = new(-1, DateTimeOffset.MaxValue, new HashSet<string>(), new());

    /// <summary>How many pages are kept: never more than there are public addresses, and the one for all others.</summary>
    internal int Kept => _room.Pages.Count;

    /// <summary>The page at a path.</summary>
    internal async Task<PublicPage> FindAsync(string path, CancellationToken ct)
    {
        if (_room.Epoch < 0 || clock.GetUtcNow() >= _room.Until) await RefreshAsync(ct);
        var room = _room;
        var address = room.Addresses.Contains(path) ? path : Nowhere;
        if (room.Pages.TryGetValue(address, out var known)) return known;
        return room.Pages.GetOrAdd(address, await maker.MakeAsync(address, ct));
    }

    /// <summary>Reads the epoch, and forgets all pages when it has moved on.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var epoch = await published.EpochAsync(ct);
        if (epoch == _room.Epoch && clock.GetUtcNow() < _room.Until) return;
        // Asked before the addresses: what opens between the two questions is among them, and asked for once more.
        var until = await published.NextOpeningAsync(ct) ?? DateTimeOffset.MaxValue;
        _room = new(epoch, until, (await published.AddressesAsync(ct)).Concat(PageMaker.Always).ToHashSet(StringComparer.Ordinal), new());
    }
}
