using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Press;

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
        var story = StoryView.Of(release, [], "Etc/UTC", renderer);
        var mail = ReleaseCopies.ForMail(story, renderer.PlainText(text.Body, release.RenderContext), Address);
        foreach (var said in (string[])["A <b>headline</b>", "A subhead", "Geneva — Words with weight & a link", "Ann <ann@example.org>", "About us", Address.ToString()]) Assert.Contains(said, mail, StringComparison.Ordinal);
        Assert.DoesNotContain("**", mail, StringComparison.Ordinal);
        var markup = ReleaseCopies.ForSite(story, story.Body, Address);
        foreach (var said in (string[])["<h1>A &lt;b&gt;headline&lt;/b&gt;</h1>", "<strong>weight</strong>", "<p>Ann &lt;ann@example.org&gt;</p>", $"<a href=\"{Address}\">"]) Assert.Contains(said, markup, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", markup, StringComparison.Ordinal);
    }
}
