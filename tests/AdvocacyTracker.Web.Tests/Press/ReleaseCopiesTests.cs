using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Press;
using AngleSharp.Html.Parser;

namespace AdvocacyTracker.Web.Tests.Press;

/// <summary>What is handed on of a release is what was published, whole and safe to paste.</summary>
public sealed class ReleaseCopiesTests
{
    private static readonly Uri Address = new("https://news.example.org/news/a-release");

    [Fact]
    public void A_mail_gets_plain_text_and_a_site_gets_markup_and_both_say_everything()
    {
        using var renderer = new MarkdownRenderer();
        var text = new ReleaseWords("en", "Geneva", "Words with **weight** & [a link](https://example.org).", "Ann <ann@example.org>", false, [], [], "About us", "", "");
        var release = new PublishedRelease("a-release", DateTimeOffset.UnixEpoch, "hash", new(new("A <b>headline</b>", "A subhead", "en"), text, []), []);
        var mail = ReleaseCopies.ForMail(release.Words, Address, renderer);
        foreach (var said in (string[])["A <b>headline</b>", "A subhead", "Geneva — Words with weight & a link", "Ann <ann@example.org>", "About us", Address.ToString()]) Assert.Contains(said, mail, StringComparison.Ordinal);
        Assert.DoesNotContain("**", mail, StringComparison.Ordinal);
        var markup = ReleaseCopies.ForSite(release.Words, renderer.Render(text.Body, release.RenderContext), Address);
        foreach (var said in (string[])["<h1>A &lt;b&gt;headline&lt;/b&gt;</h1>", "<strong>weight</strong>", "<p>Ann &lt;ann@example.org&gt;</p>", $"<a href=\"{Address}\">"]) Assert.Contains(said, markup, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_say_that_quotations_are_translated()
    {
        using var renderer = new MarkdownRenderer();
        var text = new ReleaseWords("fr", "", "Les mots.", "", false, [], [], "", "", "");
        var words = new PublishedWords(new("Titre", "", "fr"), text, [], true);
        const string said = "Les citations de la lettre ont été traduites par la rédaction.";
        Assert.Contains($"Les mots.\n\n{said}\n\n###", ReleaseCopies.ForMail(words, Address, renderer), StringComparison.Ordinal);
        var markup = new HtmlParser().ParseDocument(ReleaseCopies.ForSite(words, renderer.Render(text.Body, RenderContext.Empty), Address)).Body!;
        Assert.Equal(said, markup.QuerySelector("p[lang=fr]")!.TextContent);
        Assert.DoesNotContain(said, ReleaseCopies.ForMail(words with { TranslatesQuotations = false }, Address, renderer), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_name_the_pictures_with_their_addresses_and_the_markup_has_them_where_the_page_has_them()
    {
        using var renderer = new MarkdownRenderer();
        ReleasePicture[] pictures = [new("aa", "jpg", 800, 600, "A \"crowd\"", "In the <square>", "Ana & Bo", "CC BY 4.0"), new("bb", "png", 300, 200, "A map", "", "Bo", "All rights reserved")];
        var text = new ReleaseWords("en", "Geneva", "The words.", "", false, [], [], "", "", "", null, pictures);
        var words = new PublishedWords(new("Headline", "", "en"), text, []);
        var mail = ReleaseCopies.ForMail(words, Address, renderer);
        Assert.Contains("\n\nIn the <square> (Ana & Bo · CC BY 4.0): https://news.example.org/pictures/aa-800.jpg\nA map (Bo · All rights reserved): https://news.example.org/pictures/bb-300.png\n\n###", mail, StringComparison.Ordinal);
        var markup = new HtmlParser().ParseDocument(ReleaseCopies.ForSite(words, renderer.Render(text.Body, RenderContext.Empty), Address)).Body!;
        Assert.Equal(["H1", "FIGURE", "P", "P", "FIGURE", "P"], markup.Children.Select(e => e.TagName));
        var first = markup.QuerySelector("img")!;
        Assert.Equal(["https://news.example.org/pictures/aa-800.jpg", "A \"crowd\"", "800", "600"], new[] { "src", "alt", "width", "height" }.Select(first.GetAttribute));
        Assert.Equal(["In the <square> Ana & Bo · CC BY 4.0", "Bo · All rights reserved"], markup.QuerySelectorAll("figcaption").Select(c => c.TextContent));
    }
}
