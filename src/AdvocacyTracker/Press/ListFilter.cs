using System.Globalization;
using System.Text;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Press;

/// <summary>What a reader narrows a public list down to, and where in it they are: all of it is in the address, in one order, so that whoever is sent the address sees the same.</summary>
/// <param name="Oldest">Whether what stands longest comes first.</param>
/// <param name="After">The place after which the page begins (<see cref="Place"/>).</param>
/// <param name="From">The slug at which a list by name begins.</param>
/// <param name="Words">What is searched for; then <paramref name="After"/> is a key of the search.</param>
public sealed record ListFilter(string Theme = "", string Country = "", string Language = "", string Standing = "", int? Year = null, bool Oldest = false, string? After = null, string From = "", string Words = "")
{
    /// <summary>The most that is read of what somebody searches for, in characters.</summary>
    public const int MostSearched = 120;

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
        var (year, after, words) = (of("year"), of("after"), InOneLine(of("q")));
        int? number = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 1900 and < 2200 ? n : null;
        if ((year.Length > 0 && number is null) || (after.Length > 0 && !(words.Length > 0 ? after.All(char.IsAsciiDigit) && after.Length < 20 : Place.ReadId(after) is not null))) return null;
        var filter = new ListFilter(of("theme"), of("country"), of("language"), of("standing"), number, of("sort") == "oldest", after.Length > 0 ? after : null, of("from"), words);
        return filter.Narrowed.Select(v => v.Value).Append(filter.From).All(IsValue) ? filter : null;
    }

    /// <summary>As an address says it after its path, with the question mark; empty for the list as it begins.</summary>
    public string ToQuery()
    {
        (string Name, string Value)[] all =
        [
            ("theme", Theme), ("country", Country), ("language", Language), ("standing", Standing),
            ("year", Year?.ToString(CultureInfo.InvariantCulture) ?? ""), ("sort", Oldest ? "oldest" : ""), ("after", After ?? ""), ("from", From), ("q", Uri.EscapeDataString(Words)),
        ];
        var said = all.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={p.Value}").ToList();
        return said.Count > 0 ? $"?{string.Join('&', said)}" : "";
    }

    // People paste sentences with line breaks; half a character can't stand in an address.
    private static string InOneLine(string words)
    {
        var line = string.Join(' ', string.Concat(words.EnumerateRunes().Select(r => r == Rune.ReplacementChar || Rune.IsControl(r) ? " " : r.ToString())).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostSearched ? line : line[..(char.IsHighSurrogate(line[MostSearched - 1]) ? MostSearched - 1 : MostSearched)].TrimEnd();
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
