using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

public sealed class HostileDocumentTests : IDisposable
{
    private readonly MarkdownRenderer renderer = new();

    public void Dispose() => renderer.Dispose();

    [Fact]
    public void No_hostile_document_comes_out_live()
    {
        var complaints = HostileDocuments.All().SelectMany(document =>
            HtmlJudge.Complaints(renderer.Render(document.Markdown, document.Context).Value).Select(complaint => $"{complaint} in: {document.Markdown}"));
        Assert.Empty(complaints);
    }

    [Fact]
    public void There_are_more_than_two_thousand_hostile_documents() =>
        Assert.True(HostileDocuments.All().Distinct().Count() > 2_000);

    [Fact]
    public void Hostile_documents_are_rendered_and_not_merely_shown_plainly()
    {
        var plain = HostileDocuments.All().Count(document => renderer.Render(document.Markdown, document.Context).Value.StartsWith("<pre class=\"plain\">", StringComparison.Ordinal));
        Assert.Equal(0, plain);
    }

    [Fact]
    public void A_preview_of_a_hostile_document_is_as_safe() =>
        Assert.All(HostileDocuments.All().Where((_, index) => index % 10 == 0), document =>
            Assert.Empty(HtmlJudge.Complaints(renderer.Preview(document.Markdown, document.Context).Value)));

    [Fact]
    public void Questions_about_a_hostile_document_never_throw() => Assert.All(HostileDocuments.All(), document =>
    {
        Assert.NotNull(renderer.PlainText(document.Markdown, document.Context));
        Assert.NotNull(renderer.QuotationsIn(document.Markdown));
        Assert.NotNull(renderer.DemandsIn(document.Markdown));
        Assert.NotNull(renderer.UnfilledFields(document.Markdown, document.Context));
    });

    [Fact]
    public void A_script_in_a_link_title_is_not_executable() => Assert.Equal(
        "<p><a href=\"https://example.org\" title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\" rel=\"noopener noreferrer nofollow\">x</a></p>",
        renderer.Render("[x](https://example.org '\"><script>alert(1)</script>')", null).Value.Trim());

    [Fact]
    public void An_attribute_in_braces_stays_text() =>
        Assert.Equal("<h1>Title {onclick=alert(1)}</h1>", renderer.Render("# Title {onclick=alert(1)}", null).Value.Trim());
}
