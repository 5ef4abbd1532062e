using System.Text.RegularExpressions;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>One of the tables of docs/workflow.md that say at which stage a deed can be done, and what somebody with the role is told where it can't.</summary>
internal sealed partial record StageTable(IReadOnlyList<string> Stages, IReadOnlyList<StageTable.Row> Rows)
{
    /// <summary>A deed, the right it takes, and for each stage the sentence it is refused with; null where it is done.</summary>
    public sealed record Row(string Name, Deed Right, IReadOnlyList<string?> Refusals)
    {
        /// <summary>Whether one of these roles gives the right.</summary>
        public bool IsFor(Roles roles) => (Permissions.Table.Single(p => p.Deed == Right).Roles & roles) != 0;
    }

    /// <summary>Everybody the tables are tried with: nobody's role, each alone, and all of them together.</summary>
    public static readonly IReadOnlyDictionary<string, Roles> Everybody = new Dictionary<string, Roles>
    {
        ["Nobody"] = Roles.None, ["Drafter"] = Roles.Drafter, ["Reviewer"] = Roles.Reviewer, ["Comms"] = Roles.Comms, ["Admin"] = Roles.Admin,
        ["All"] = Roles.Drafter | Roles.Reviewer | Roles.Comms | Roles.Admin,
    };

    /// <summary>Reads the table whose first head is "a letter", "a demand" or "a release".</summary>
    public static StageTable Read(string page, string thing)
    {
        var sentences = Sentence().Matches(page).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var lines = page.Split('\n').SkipWhile(l => !l.StartsWith($"| {thing} | right |", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith('|')).Select(Cells).ToList();
        return new([.. lines[0].Skip(2)], [.. lines.Skip(2).Select(c => new Row(c[0], Enum.Parse<Deed>(c[1]), [.. c.Skip(2).Select(cell => cell == "yes" ? null : sentences[cell])]))]);
    }

    /// <summary>Whether a sentence is the one that a cell names; … in it stands for a reference.</summary>
    public static bool IsSaid(string? sentence, string? said) =>
        sentence is null || said is null ? sentence == said : Regex.IsMatch(said, $"^{Regex.Escape(sentence).Replace("…", ".+", StringComparison.Ordinal)}$");

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(c => c.Trim())];

    [GeneratedRegex(@"^(\d+)\. \*(.+)\*$", RegexOptions.Multiline)]
    private static partial Regex Sentence();
}
