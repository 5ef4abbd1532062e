using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>A demand's fields as one form; lists are a line each.</summary>
/// <param name="Asks">What exactly is asked, an ask a line.</param>
/// <param name="Bases">Legal bases, "Identifier, article: as printed", a line each.</param>
/// <param name="Listed">False for a demand made in the running text, outside the letter's list.</param>
public sealed record DemandForm(
    string Title, string Text, string Asks, string AddressedTo, string Targets, string Places, string Themes, IReadOnlyList<LegalBasis> Bases, DateOnly? Due, bool Listed)
{
    /// <summary>An empty form.</summary>
    public static DemandForm Empty { get; } = new("", "", "", "", "", "", "", [], null, true);

    /// <summary>The form of a demand as it stands.</summary>
    public static DemandForm Of(Demand demand) => new(
        demand.Title, demand.Text, string.Join('\n', demand.Asks.OrderBy(a => a.Number).Select(a => a.Text)), demand.AddressedTo, string.Join('\n', demand.Targets),
        string.Join('\n', demand.Places), string.Join('\n', demand.Themes), demand.Bases, demand.Due, demand.Listed);

    /// <summary>Whether two forms say the same; the lists of bases are compared by what they hold.</summary>
    public bool SameAs(DemandForm other) => Bases.SequenceEqual(other.Bases) && this == other with { Bases = Bases };

    /// <summary>Why these fields can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("The demand's title", Title, required: true)
        ?? TextRules.WhyNotPassage("The demand's text", Text, required: true)
        ?? TextRules.WhyNotPassage("The list of asks", Asks)
        ?? TextRules.WhyNotLine("Whom it is addressed to", AddressedTo)
        ?? TextRules.WhyNotPassage("The list of targets", Targets, limit: 4_000)
        ?? TextRules.WhyNotPassage("The list of places", Places, limit: 4_000)
        ?? TextRules.WhyNotPassage("The list of themes", Themes, limit: 4_000)
        ?? Bases.Select(b => TextRules.WhyNotLine("The legal basis", b.Identifier, required: true) ?? TextRules.WhyNotLine("The article", b.Article)
            ?? TextRules.WhyNotLine("The legal basis as printed", b.AsPrinted)).FirstOrDefault(r => r is not null)
        ?? (Title.Contains("{{", StringComparison.Ordinal) || Text.Contains("{{", StringComparison.Ordinal)
            ? new Refusal("A demand can't hold {{fields}}: it must read the same wherever it is quoted; write the words themselves.") : null)
        ?? (Text.Split('\n').Any(line => line.TrimStart().StartsWith(":::", StringComparison.Ordinal))
            ? new Refusal("A demand can't hold ::: blocks: those stand in the letter’s text; write the words themselves.") : null);

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<DemandForm> Merge(DemandForm seen, DemandForm mine, DemandForm now)
    {
        var merge = new Merge();
        return merge.Of(new DemandForm(
            merge.Pick("The title", seen.Title, mine.Title, now.Title),
            merge.Pick("The text", seen.Text, mine.Text, now.Text),
            merge.Pick("The list of asks", seen.Asks, mine.Asks, now.Asks),
            merge.Pick("Whom it is addressed to", seen.AddressedTo, mine.AddressedTo, now.AddressedTo),
            merge.Pick("The list of targets", seen.Targets, mine.Targets, now.Targets),
            merge.Pick("The list of places", seen.Places, mine.Places, now.Places),
            merge.Pick("The list of themes", seen.Themes, mine.Themes, now.Themes),
            PickBases(merge, seen.Bases, mine.Bases, now.Bases),
            merge.Pick("The due date", seen.Due, mine.Due, now.Due),
            merge.Pick("The place in the letter", seen.Listed, mine.Listed, now.Listed)));
    }

    private static IReadOnlyList<LegalBasis> PickBases(Merge merge, IReadOnlyList<LegalBasis> seen, IReadOnlyList<LegalBasis> mine, IReadOnlyList<LegalBasis> now)
    {
        var picked = merge.Pick("The list of legal bases", InWords(seen), InWords(mine), InWords(now));
        return picked == InWords(mine) ? mine : now;
    }

    private static string InWords(IReadOnlyList<LegalBasis> bases) => string.Join("; ", bases.Select(b => $"{b.Kind} {b.Identifier} {b.Article} {b.AsPrinted}".TrimEnd()));

    internal static IReadOnlyList<string> Lines(string lines) => [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
