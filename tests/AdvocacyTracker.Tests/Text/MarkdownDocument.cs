using System.Text.RegularExpressions;

namespace AdvocacyTracker.Tests.Text;

/// <summary>The examples of docs/markdown.md: what one writes, and what a reader gets.</summary>
internal static partial class MarkdownDocument
{
    public static IEnumerable<(string Markdown, string Html)> Examples()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "markdown.md")).ReplaceLineEndings("\n");
        return Example().Matches(text).Select(match => (match.Groups["markdown"].Value, match.Groups["html"].Value));
    }

    public static int CountOfMarkdownBlocks() =>
        Regex.Count(File.ReadAllText(Path.Combine(Root(), "docs", "markdown.md")), "^`{3,}markdown\\r?$", RegexOptions.Multiline);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.sln").Length == 0) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No solution above the tests.");
    }

    [GeneratedRegex(@"^(?<fence>`{3,})markdown\n(?<markdown>.*?)\n?\k<fence>\n\n```html\n(?<html>.*?)\n?```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();
}
