using System.Text.RegularExpressions;
using AdvocacyTracker.Import;

namespace AdvocacyTracker.Tests.Import;

/// <summary>The examples of docs/import.md are files of one import.</summary>
public sealed partial class ImportDocumentationTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "import.md"));

    private static readonly ImportFile[] Examples = [.. Example().Matches(Page).Select(example => new ImportFile(example.Groups[1].Value, example.Groups[2].Value))];

    [Fact]
    public void The_examples_are_read_together_without_refusal()
    {
        Assert.Equal(8, Examples.Length);
        var read = ImportReader.Read(Examples);
        Assert.Null(read.Refusal);
        Assert.Equal([2, 1], read.Value!.Letters[0].Demands.Select(demand => demand.Asks.Count));
        Assert.Equal((1, 1), (read.Value.Replies.Count, read.Value.Outcomes.Count));
        Assert.StartsWith("Asks about water", read.Value.Letters[0].Demands[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("letter: 2026-020", "x: 1", "of a letter")]
    [InlineData("release: halden-water", "x: 1", "of a release")]
    [InlineData("- key: ines", "- x: 1", "of a member")]
    [InlineData("- key: mayor", "- x: 1", "of a recipient")]
    [InlineData("- letter: 2026-012", "- x: 1", "of a reply")]
    [InlineData("- demand: D-2026-012-1", "- x: 1", "of an outcome")]
    [InlineData("name: Lantern Rights Desk\ntagline", "x: 1\n", "of a newsroom")]
    [InlineData("Due: 2027-01-22", "X: 1\n", "of a demand")]
    public void Every_key_that_is_read_is_documented(string where, string stranger, string thing)
    {
        var indent = stranger.StartsWith("- ", StringComparison.Ordinal) ? "\n  " : "\n";
        var files = Examples.Select(file => file with { Text = file.Text.Replace(where, where.StartsWith("- ", StringComparison.Ordinal) ? $"{where}{indent}{stranger[2..]}" : $"{stranger.Trim()}{indent}{where}", StringComparison.Ordinal) });
        var sentence = Given.Refused(ImportReader.Read([.. files]));
        Assert.Contains(thing, sentence, StringComparison.Ordinal);
        var keys = sentence[(sentence.IndexOf("one of ", StringComparison.Ordinal) + 7)..].TrimEnd('.').Split(", ");
        Assert.All(keys, key => Assert.True(
            Page.Contains($"`{key}`", StringComparison.OrdinalIgnoreCase) || Regex.IsMatch(Page, $@"^[- ]*{key}:", RegexOptions.Multiline | RegexOptions.IgnoreCase), $"docs/import.md does not tell of “{key}”."));
    }

    [GeneratedRegex(@"^```(?:markdown|yaml) (\S+)\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
