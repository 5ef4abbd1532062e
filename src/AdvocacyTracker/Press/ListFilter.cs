using System.Globalization;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Press;

/// <summary>What a reader narrows a public list down to, and where in it they are: all of it is in the address, in one order, so that whoever is sent the address sees the same.</summary>
/// <param name="Oldest">Whether what stands longest comes first.</param>
/// <param name="After">The place after which the page begins (<see cref="Place"/>).</param>
/// <param name="From">The slug at which a list by name begins.</param>
public sealed record ListFilter(string Theme = "", string Country = "", string Language = "", string Standing = "", int? Year = null, bool Oldest = false, string? After = null, string From = "")
{
    /// <summary>Everything, the newest first.</summary>
    public static ListFilter None { get; } = new();

    /// <summary>The values that narrow the list, each under its filter.</summary>
    public IReadOnlyList<(Facet Facet, string Value)> Narrowed =>
        [.. new (Facet Facet, string Value)[] { (Facet.Theme, Theme), (Facet.Country, Country), (Facet.Language, Language), (Facet.Standing, Standing) }.Where(n => n.Value.Length > 0)];

    /// <summary>Whether the reader narrowed anything down.</summary>
    public bool IsNarrow => Year is not null || Narrowed.Count > 0;

    /// <summary>What an address says after its question mark; null where it says nothing that can be understood.</summary>
    /// <param name="of">The value of a name; empty where it stands not there.</param>
    public static ListFilter? Read(Func<string, string> of)
    {
        var (year, after) = (of("year"), of("after"));
        int? number = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 1900 and < 2200 ? n : null;
        if ((year.Length > 0 && number is null) || (after.Length > 0 && Place.ReadId(after) is null)) return null;
        var filter = new ListFilter(of("theme"), of("country"), of("language"), of("standing"), number, of("sort") == "oldest", after.Length > 0 ? after : null, of("from"));
        return filter.Narrowed.Select(v => v.Value).Append(filter.From).All(IsValue) ? filter : null;
    }

    /// <summary>As an address says it after its path, with the question mark; empty for the list as it begins.</summary>
    public string ToQuery()
    {
        (string Name, string Value)[] all =
        [
            ("theme", Theme), ("country", Country), ("language", Language), ("standing", Standing),
            ("year", Year?.ToString(CultureInfo.InvariantCulture) ?? ""), ("sort", Oldest ? "oldest" : ""), ("after", After ?? ""), ("from", From),
        ];
        var said = all.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={p.Value}").ToList();
        return said.Count > 0 ? $"?{string.Join('&', said)}" : "";
    }

    // As Slug makes them, and language tags: nothing that an address must escape.
    private static bool IsValue(string value) => value.Length <= 120 && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}

/// <summary>A value that a reader may narrow a list down to.</summary>
public sealed record FilterValue(string Value, string Label);

/// <summary>All that a public list can be narrowed down to, because something public stands under it; years newest first.</summary>
public sealed record FilterChoices(IReadOnlyList<FilterValue> Themes, IReadOnlyList<FilterValue> Countries, IReadOnlyList<FilterValue> Languages, IReadOnlyList<FilterValue> Standings, IReadOnlyList<int> Years)
{
    /// <summary>Whether anything public stands in the list at all.</summary>
    public bool HasAny => Years.Count > 0;

    /// <summary>How people read a filter: its values in words, "All" without any.</summary>
    public string InWords(ListFilter filter)
    {
        string[] words = [Label(Themes, filter.Theme), Label(Countries, filter.Country), Label(Languages, filter.Language), Label(Standings, filter.Standing), filter.Year?.ToString(CultureInfo.InvariantCulture) ?? ""];
        return string.Join(", ", words.Where(w => w.Length > 0));
    }

    /// <summary>Whether there is anything under each value of a filter: others are no address of ours, so that nobody puts their own words into our headings.</summary>
    public bool Hold(ListFilter filter) =>
        new[] { (Themes, filter.Theme), (Countries, filter.Country), (Languages, filter.Language), (Standings, filter.Standing) }.All(v => v.Item2.Length == 0 || v.Item1.Any(c => c.Value == v.Item2))
        && (filter.Year is not { } year || Years.Contains(year));

    private static string Label(IReadOnlyList<FilterValue> among, string value) => among.FirstOrDefault(v => v.Value == value)?.Label ?? "";
}
