
namespace AdvocacyTracker.Demands;

/// <summary>What an approval of a demand is of: everything a reader sees of it.</summary>
public sealed record DemandWords(
    string Title, string Text, IReadOnlyList<string> Asks, string AddressedTo, IReadOnlyList<string> Targets, IReadOnlyList<LegalBasis> Bases, bool Listed)
{
    /// <summary>The words of a demand as it stands.</summary>
    public static DemandWords Of(Demand demand) => new(
        demand.Title, demand.Text, [.. demand.Asks.OrderBy(a => a.Number).Select(a => a.Text)], demand.AddressedTo, demand.Targets, demand.Bases, demand.Listed);

    /// <summary>All of it as plain lines, for comparing two revisions word by word: whatever the approval is of can be seen to change.</summary>
    public string InLines() => string.Join('\n',
    [
        Title, "", Text, "",
        .. Asks.Select((ask, i) => $"Ask {i + 1}: {ask}"),
        $"Addressed to: {AddressedTo}",
        .. Targets.Select(t => $"Whose conduct must change: {t}"),
        .. Bases.Select(b => $"Legal basis: {b.Kind}, {b.Identifier} {b.Article} {b.AsPrinted}".TrimEnd()),
        Listed ? "Stands in the letter's list" : "Stands in the running text, outside the letter's list",
    ]);
}
