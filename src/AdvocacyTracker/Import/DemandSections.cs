using System.Text.RegularExpressions;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>
/// Reads the demands below a letter's line <c># Demands</c>. Each starts with <c>## reference title</c>; its text
/// follows, and from the line <c>Asks:</c> on its labels.
/// </summary>
internal static partial class DemandSections
{
    private const string Start = "## ";

    public static IReadOnlyList<ProposedDemand> Read(ImportSet set, string file, string[] lines, int linesBefore, string letter, string owner)
    {
        List<ProposedDemand> demands = [];
        var next = Array.FindIndex(lines, IsStart);
        var early = Array.FindIndex(lines, 0, next < 0 ? lines.Length : next, line => line.Trim().Length > 0);
        if (early >= 0) set.Refuse(new(file, linesBefore + early + 1), $"a demand must start here: write its heading like “## D-{letter}-1 Its title”, or move these lines above “# Demands”.");
        while (next >= 0)
        {
            var start = next;
            next = Array.FindIndex(lines, start + 1, IsStart);
            demands.Add(Demand(set, file, lines[start..(next < 0 ? lines.Length : next)], linesBefore + start, letter, owner));
        }

        return demands;
    }

    private static bool IsStart(string line) => line.StartsWith(Start, StringComparison.Ordinal) || line.TrimEnd() == "##";

    private static ProposedDemand Demand(ImportSet set, string file, string[] lines, int linesBefore, string letter, string owner)
    {
        var at = new SourceLine(file, linesBefore + 1);
        var (reference, title) = Heading(set, at, lines[0], letter);
        var asksAt = Array.FindIndex(lines, line => Field.KeyOf(line).StartsWith("asks:", StringComparison.Ordinal));
        if (asksAt < 0) set.Refuse(at, $"the demand “{Excerpt.Of(reference)}” asks for nothing: add a line “Asks:” below its text, and each ask on a line that starts with a hyphen.");
        if (asksAt < 0) asksAt = lines.Length;

        var text = string.Join('\n', lines[1..asksAt]).Trim();
        set.Refuse(TextRules.WhyNotPassage($"{at}: the demand's text", text, required: true));
        if ($"{title}{text}".Contains("{{", StringComparison.Ordinal)) set.Refuse(at, "a demand can't hold {{fields}}, since it must read the same wherever it is quoted: write the words themselves.");
        var fields = new Fields(set, file, LabelledLines.Read(set, file, lines[asksAt..], linesBefore + asksAt), "a demand");
        return Labelled(set, fields, reference, title, text, owner);
    }

    private static ProposedDemand Labelled(ImportSet set, Fields fields, string reference, string title, string text, string owner)
    {
        var demand = new ProposedDemand(
            reference, title, text, fields.Lines("asks", limit: 1_000, together: TextRules.PassageLimit), fields.YesNo("listed", otherwise: true), fields.Line("addressed to"),
            fields.Lines("targets"), fields.Lines("places"), fields.Lines("themes"), LegalBases.Read(set, fields),
            fields.Date("due"), Approvals.Read(set, fields, owner));
        if (demand.Asks.Count == 0) set.Refuse(fields.At("asks"), "no ask follows: write each on a line that starts with a hyphen.");
        fields.NothingElse();
        return demand;
    }

    private static (string Reference, string Title) Heading(ImportSet set, SourceLine at, string line, string letter)
    {
        var heading = line[2..].Trim();
        var space = heading.IndexOf(' ', StringComparison.Ordinal);
        var (reference, title) = space < 0 ? (heading, "") : (heading[..space], heading[space..].Trim());
        if (!Reference().IsMatch(reference) || !reference.StartsWith($"D-{letter}-", StringComparison.Ordinal))
            set.Refuse(at, $"“{Excerpt.Of(reference)}” is no reference of a demand of this letter: start the heading like “## D-{letter}-1 Its title”.");
        set.Claim("demand's reference", reference, at);
        set.Refuse(TextRules.WhyNotLine($"{at}: the demand's title", title, required: true));
        return (reference, title);
    }

    [GeneratedRegex(@"\AD-[0-9]{4}-[0-9]{3,}-[1-9][0-9]{0,2}\z")]
    private static partial Regex Reference();
}
