using System.Collections.Concurrent;
using AdvocacyTracker.Data;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>The public pages of the current edition, in memory. When the publication epoch moves on, at the instant at which the clock opens the next release, and at midnight, they are all forgotten at once and made anew when asked for. Some are kept in the database for the next start.</summary>
/// <param name="program">A fingerprint of whatever makes a page but published words: this program, and the address it is known by.</param>
internal sealed class PublicPages(KeptPages kept, TimeProvider clock, string program) : IAsyncDisposable
{
    // Whatever address holds nothing is answered with the page kept here: made-up addresses fill no memory.
    private const string Nowhere = "";

    private const long MostKept = 48 << 20, MostListsKept = 8 << 20;

    private readonly SemaphoreSlim _onePacker = new(1);
    private readonly CancellationTokenSource _closing = new();

    private (PageMaker Maker, PublishedLists Lists)? _site;

    private sealed record Room(Edition Edition, string Name)
    {
        public DateTimeOffset Until { get; } = Edition.Until;

        public PublicChoices? Choices { get; set; }

        public Shelf Pages { get; } = new(MostKept);

        // Apart, since whoever tries all filters must not push the releases out.
        public Shelf Lists { get; } = new(MostListsKept);

        public ConcurrentDictionary<string, Lazy<Task<PublicPage>>> Making { get; } = new(StringComparer.Ordinal);
    }

    private volatile Room _room = new(new(-1, DateOnly.MinValue, null, null), "");

    /// <summary>How many pages are kept in memory.</summary>
    internal int Kept => _room.Pages.Count + _room.Lists.Count;

    /// <summary>Says who makes pages, from now on.</summary>
    public PublicPages MadeBy(PageMaker maker, PublishedLists lists)
    {
        _site = (maker, lists);
        return this;
    }

    /// <summary>The page at a path, if it is in memory.</summary>
    public PublicPage? Find(string path)
    {
        var room = _room;
        return clock.GetUtcNow() < room.Until ? room.Pages.Find(path) : null;
    }

    /// <summary>The page at a path, if an earlier run kept it: for as long as this one makes none and nobody else tells it what was published, so it asks each time.</summary>
    public async Task<PublicPage?> FindKeptAsync(string path, CancellationToken ct)
    {
        await RefreshAsync(ct);
        var room = _room;
        return room.Pages.Find(path) ?? await TakeKeptAsync(room, path, ct);
    }

    /// <summary>The page at a path.</summary>
    public ValueTask<PublicPage> FindAsync(string path, CancellationToken ct) => Find(path) is { } page ? new(page) : new(SeekAsync(path, null, ct));

    /// <summary>The page of a list, as its address narrows it down.</summary>
    public ValueTask<PublicPage> FindAsync(string path, ListFilter filter, CancellationToken ct)
    {
        if (filter == ListFilter.None) return FindAsync(path, ct);
        var room = _room;
        return clock.GetUtcNow() < room.Until && room.Lists.Find(path + filter.ToQuery()) is { } page ? new(page) : new(SeekAsync(path, filter, ct));
    }

    /// <summary>Reads what is to be shown now, and forgets all pages when that is something else.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        // Asked before any page is made: what opens between the two questions is on it, and asked for once more.
        var edition = await kept.EditionAsync(ct);
        if (edition != _room.Edition) _room = new(edition, edition.NameBy(program));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        // Nothing is packed and kept after this.
        await _onePacker.WaitAsync();
        _closing.Dispose();
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
        var (maker, lists) = _site!.Value;
        var (address, shelf) = (path + filter?.ToQuery(), filter is null ? room.Pages : room.Lists);
        try
        {
            if (shelf.Find(address) is { } known) return known;
            if (filter is null && await TakeKeptAsync(room, path, CancellationToken.None) is { } taken) return taken;
            if (await maker.MakeAsync(path, filter, room.Choices ??= new(lists), CancellationToken.None) is not { } page) return await NowhereAsync(room);
            shelf.Keep(address, page);
            // A list that is narrowed down is read by few: gzip does for it.
            if (filter is null && !PageMaker.IsPicture(path)) _ = PackAsync(room, path, page);
            return page;
        }
        finally
        {
            room.Making.TryRemove(address, out _);
        }
    }

    private async Task<PublicPage?> TakeKeptAsync(Room room, string path, CancellationToken ct)
    {
        if (!PageMaker.MayHold(path) || await kept.FindAsync(room.Name, path, ct) is not { } found) return null;
        var page = PublicPage.Of(found);
        room.Pages.Keep(path, page);
        return page;
    }

    private async Task<PublicPage> NowhereAsync(Room room)
    {
        if (room.Pages.Find(Nowhere) is { } known) return known;
        var page = await _site!.Value.Maker.NothingAsync(CancellationToken.None);
        room.Pages.Keep(Nowhere, page);
        _ = PackAsync(room, Nowhere, page);
        return page;
    }

    // One at a time, so that readers keep the other processors.
    private async Task PackAsync(Room room, string path, PublicPage page)
    {
        await _onePacker.WaitAsync();
        try
        {
            if (room != _room || _closing.IsCancellationRequested) return;
            await Task.Run(page.Pack);
            if (path != Nowhere) await kept.KeepAsync(page.Keep(path, room.Name), room.Edition.Epoch, _closing.Token);
        }
        catch (Exception e) when (e is OperationCanceledException || StorageRefusal.Of(e) is not null)
        {
            // It is made anew after the next start.
        }
        finally
        {
            _onePacker.Release();
        }
    }
}
