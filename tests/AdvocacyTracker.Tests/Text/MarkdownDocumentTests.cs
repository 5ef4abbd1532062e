using System.Text.RegularExpressions;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

public sealed partial class MarkdownDocumentTests : IDisposable
{
    private readonly MarkdownRenderer renderer = new();

    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var (markdown, html) in MarkdownDocument.Examples()) data.Add(markdown, html);
        return data;
    }

    public void Dispose() => renderer.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_documentation_is_true(string markdown, string html) =>
        Assert.Equal(Tidy(html), Tidy(renderer.Render(markdown, SampleText.Context).Value));

    [Fact]
    public void No_example_of_the_documentation_is_overlooked()
    {
        Assert.Equal(MarkdownDocument.CountOfMarkdownBlocks(), MarkdownDocument.Examples().Count());
        Assert.True(MarkdownDocument.Examples().Count() >= 20);
        Assert.All(MarkdownDocument.Examples(), example => Assert.NotEqual("", example.Html));
    }

    private static string Tidy(string html) => Spaces().Replace(Between().Replace(html, "><"), " ").Trim();

    [GeneratedRegex(@">\s+<")]
    private static partial Regex Between();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
