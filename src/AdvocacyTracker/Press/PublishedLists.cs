using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>A page of a public list, and what the list can be narrowed down to. It goes by key and never looks at more lines than it promises, however long the list is.</summary>
public sealed class PublishedLists(IDbContextFactory<AppDb> factory, PublishedQueries published, TimeProvider clock)
{
    /// <summary>How many things a page shows.</summary>
    public const int PageSize = 20;

    // Where two filters hardly ever meet, a page looks no further back than this and says where to look on.
    private const int MostLooked = 1_000;

    private const int MostChoices = 400;

    /// <summary>A page of press releases.</summary>
    /// <param name="zone">The zone in which a year begins.</param>
    public async Task<Page<PublishedRelease>> ReleasesAsync(ListFilter filter, string zone, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await IdsAsync(db, PublicList.Releases, filter, zone, ct);
        return new(await published.ReadAsync(db, found.Rows, ct), found.Next);
    }

    /// <summary>What a list can be narrowed down to: only values under which the public finds something now.</summary>
    public async Task<FilterChoices> ChoicesAsync(PublicList list, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var values = await db.Set<ListedValue>().AsNoTracking().Where(v => v.List == list && db.Set<Listing>().Any(l => l.List == list && l.Facet == v.Facet && l.Value == v.Value && l.At <= now))
            .OrderByDescending(v => v.Lines).Take(MostChoices).Select(v => new { v.Facet, v.Value, v.Label }).ToListAsync(ct);
        var all = db.Set<Listing>().Where(l => l.List == list && l.Facet == Facet.All && l.Value == "" && l.At <= now);
        var (first, last) = (await all.MinAsync(l => (DateTimeOffset?)l.At, ct), await all.MaxAsync(l => (DateTimeOffset?)l.At, ct));
        var zone = (await Letters.NewsroomSettings.ReadAsync(db, ct)).Zone;
        IReadOnlyList<FilterValue> Of(Facet facet) => [.. values.Where(v => v.Facet == facet).Select(v => new FilterValue(v.Value, v.Label)).OrderBy(v => v.Label, StringComparer.InvariantCultureIgnoreCase)];
        var years = new List<int>();
        for (var year = last is null ? 0 : Zones.DayOf(last.Value, zone).Year; first is not null && year >= Zones.DayOf(first.Value, zone).Year; year--)
        {
            var (begin, end) = (BeginOf(year, zone), BeginOf(year + 1, zone));
            if (await all.AnyAsync(l => l.At >= begin && l.At < end, ct)) years.Add(year);
        }
        return new(Of(Facet.Theme), Of(Facet.Country), Of(Facet.Language), Of(Facet.Standing), years);
    }

    /// <summary>The ids of a page of a list, in its order.</summary>
    internal async Task<Page<Guid>> IdsAsync(AppDb db, PublicList list, ListFilter filter, string zone, CancellationToken ct)
    {
        var narrowed = await RarestFirstAsync(db, list, filter.Narrowed, ct);
        var (under, span) = (narrowed.Count > 0 ? narrowed[0] : (Facet.All, ""), SpanOf(filter, zone));
        var lines = Within(db, list, under, filter, span);
        var edge = narrowed.Count > 1 ? await Ordered(lines, filter).Skip(MostLooked - 1).Select(l => new { l.At, l.SubjectId }).FirstOrDefaultAsync(ct) : null;
        if (edge is not null) lines = Within(db, list, under, filter, filter.Oldest ? span with { Until = edge.At } : span with { Since = edge.At });
        foreach (var (facet, value) in narrowed.Skip(1))
            lines = lines.Where(l => db.Set<Listing>().Any(o => o.List == list && o.Facet == facet && o.Value == value && o.At == l.At && o.SubjectId == l.SubjectId));
        var rows = await Ordered(lines, filter).Take(PageSize + 1).Select(l => new { l.At, l.SubjectId }).ToListAsync(ct);
        var last = rows.Count > PageSize ? rows[PageSize - 1] : edge;
        return new([.. rows.Take(PageSize).Select(r => r.SubjectId)], last is null ? null : new Place(last.At, last.SubjectId.ToString()).ToString());
    }

    // One bound on each side: of two, SQLite walks from the one that it meets first, past all that the other leaves out.
    private Span SpanOf(ListFilter filter, string zone)
    {
        var span = new Span(DateTimeOffset.MinValue, clock.GetUtcNow());
        if (filter.Year is { } year) span = span.Within(BeginOf(year, zone), BeginOf(year + 1, zone).AddTicks(-1));
        if (Place.ReadId(filter.After) is var (at, _)) span = filter.Oldest ? span.Within(at, span.Until) : span.Within(span.Since, at);
        return span;
    }

    private static IQueryable<Listing> Within(AppDb db, PublicList list, (Facet Facet, string Value) under, ListFilter filter, Span span)
    {
        var (since, until) = span;
        var lines = db.Set<Listing>().AsNoTracking().Where(l => l.List == list && l.Facet == under.Facet && l.Value == under.Value && l.At >= since && l.At <= until);
        if (Place.ReadId(filter.After) is not var (at, id)) return lines;
        return filter.Oldest ? lines.Where(l => l.At > at || l.SubjectId.CompareTo(id) > 0) : lines.Where(l => l.At < at || l.SubjectId.CompareTo(id) < 0);
    }

    private static IQueryable<Listing> Ordered(IQueryable<Listing> lines, ListFilter filter) =>
        filter.Oldest ? lines.OrderBy(l => l.At).ThenBy(l => l.SubjectId) : lines.OrderByDescending(l => l.At).ThenByDescending(l => l.SubjectId);

    // Reading along the rarest filter, the others have the least to throw out.
    private static async Task<IReadOnlyList<(Facet Facet, string Value)>> RarestFirstAsync(AppDb db, PublicList list, IReadOnlyList<(Facet Facet, string Value)> narrowed, CancellationToken ct)
    {
        if (narrowed.Count < 2) return narrowed;
        var values = narrowed.Select(n => n.Value).ToList();
        var known = await db.Set<ListedValue>().AsNoTracking().Where(v => v.List == list && values.Contains(v.Value)).ToListAsync(ct);
        return [.. narrowed.OrderBy(n => known.FirstOrDefault(k => k.Facet == n.Facet && k.Value == n.Value)?.Lines ?? 0)];
    }

    private static DateTimeOffset BeginOf(int year, string zone)
    {
        var midnight = Zones.InstantOf(new DateTime(year, 1, 1), zone);
        return midnight.IsDone ? midnight.Value : new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    // Both ends belong to it.
    private sealed record Span(DateTimeOffset Since, DateTimeOffset Until)
    {
        public Span Within(DateTimeOffset since, DateTimeOffset until) => new(since > Since ? since : Since, until < Until ? until : Until);
    }
}
