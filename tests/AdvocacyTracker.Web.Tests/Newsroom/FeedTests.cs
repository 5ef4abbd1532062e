using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;
using AngleSharp.Html.Parser;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>The feed is read by programs that give up at the first wrong character (RFC 4287, XML 1.0).</summary>
public sealed class FeedTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private static readonly Uri Site = new("https://news.example.org");

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("Nine <b>shelters</b> & counting ]]>")]
    [InlineData("A tab\there")]
    [InlineData("\u200Fright to left, and \U0001F54A")]
    public async Task Whatever_a_release_holds_the_feed_can_be_read(string words)
    {
        await (await Newsdesk.OfAsync(fixture.Site)).PublishAsync(words);
        using var client = fixture.Site.Client();
        foreach (var address in (string[])["/", "/news", "/feed.json", "/sitemap.xml"]) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
        var answer = await client.GetAsync("/feed.atom");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Contains(feed.Elements(Atom + "entry"), e => e.Element(Atom + "title")!.Value == $"News of {words}" && e.Element(Atom + "summary")!.Value == words);
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_are_left_out_and_nothing_else_is()
    {
        const string words = "Be\u0000fo\u000Bre\uFFFE \U0001F54A \uFFFFafter";
        var release = new PublishedRelease("slug", DateTimeOffset.UnixEpoch, "hash", Published(words), []);
        using var renderer = new MarkdownRenderer();
        var feed = XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Of(new NewsroomSettings(), [release], renderer, Site, new Uri(Site, "/feed.atom")).Plain.Bytes)).Root!;
        var entry = feed.Element(Atom + "entry")!;
        Assert.Equal(["Before \U0001F54A after", "Before \U0001F54A after"], [entry.Element(Atom + "title")!.Value, entry.Element(Atom + "summary")!.Value]);
        Assert.Contains("\U0001F54A", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_quotations_are_translated_every_format_says_so_in_the_text()
    {
        const string said = "Quotations from the letter were translated by the newsroom.";
        using var renderer = new MarkdownRenderer();
        foreach (var isTranslated in (bool[])[true, false])
        {
            var release = new PublishedRelease("slug", DateTimeOffset.UnixEpoch, "hash", Published("Words") with { TranslatesQuotations = isTranslated }, []);
            var entry = XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Of(new NewsroomSettings(), [release], renderer, Site, new Uri(Site, "/feed.atom")).Plain.Bytes)).Root!.Element(Atom + "entry")!;
            var item = JsonDocument.Parse(JsonFeed.Of(new NewsroomSettings(), [release], renderer, Site, new Uri(Site, "/feed.json")).Plain.Bytes).RootElement.GetProperty("items")[0];
            var ninjs = JsonDocument.Parse(NewsItem.Of(new NewsroomSettings(), release, [], renderer, Site).Plain.Bytes).RootElement;
            string[] texts = [entry.Element(Atom + "content")!.Value, item.GetProperty("content_html").GetString()!, .. ninjs.GetProperty("bodies").EnumerateArray().Select(b => b.GetProperty("value").GetString()!)];
            Assert.All(texts, text => Assert.Equal(isTranslated, text.Contains(said, StringComparison.Ordinal)));
            Assert.Equal(isTranslated, ninjs.TryGetProperty("ednote", out _));
        }
    }

    [Fact]
    public void Pictures_are_in_the_text_where_the_page_has_them_and_named_beside_it_with_whole_addresses()
    {
        ReleasePicture[] pictures = [new("aa", "jpg", 800, 600, "A \"crowd\" & \u0000more", "In the <square>", "Ana", "CC BY 4.0"), new("bb", "png", 300, 200, "A map", "", "Bo", "All rights reserved")];
        string[] addresses = ["https://news.example.org/pictures/aa-800.jpg", "https://news.example.org/pictures/bb-300.png"];
        var words = Published("Words");
        var release = new PublishedRelease("slug", DateTimeOffset.UnixEpoch, "hash", words with { Text = words.Text with { Pictures = pictures } }, []);
        using var renderer = new MarkdownRenderer();
        var entry = XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Of(new NewsroomSettings(), [release], renderer, Site, new Uri(Site, "/feed.atom")).Plain.Bytes)).Root!.Element(Atom + "entry")!;
        var enclosures = entry.Elements(Atom + "link").Where(l => l.Attribute("rel")?.Value == "enclosure").ToList();
        Assert.Equal(addresses, enclosures.Select(l => l.Attribute("href")!.Value));
        Assert.Equal(["image/jpeg", "image/png"], enclosures.Select(l => l.Attribute("type")!.Value));
        var item = JsonDocument.Parse(JsonFeed.Of(new NewsroomSettings(), [release], renderer, Site, new Uri(Site, "/feed.json")).Plain.Bytes).RootElement.GetProperty("items")[0];
        Assert.Equal(addresses[0], item.GetProperty("image").GetString());
        Assert.Equal(addresses, item.GetProperty("attachments").EnumerateArray().Select(a => a.GetProperty("url").GetString()));
        foreach (var html in (string[])[entry.Element(Atom + "content")!.Value, item.GetProperty("content_html").GetString()!])
        {
            var text = new HtmlParser().ParseDocument(html).Body!;
            Assert.Equal(["FIGURE", "P", "FIGURE"], text.Children.Select(e => e.TagName));
            Assert.Equal(addresses, text.QuerySelectorAll("figure > img").Select(i => i.GetAttribute("src")));
            Assert.Equal(["In the <square> Ana · CC BY 4.0", "Bo · All rights reserved"], text.QuerySelectorAll("figcaption").Select(c => c.TextContent));
        }
    }

    [Fact]
    public async Task Every_instant_is_in_UTC_and_every_address_is_whole()
    {
        await using var site = await TestSite.StartAsync(withSeeds: true, "--Newsroom:BaseUrl=https://news.example.org");
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.atom");
        request.Headers.Host = "news.example.org";
        var feed = XDocument.Parse(await (await client.SendAsync(request)).Content.ReadAsStringAsync()).Root!;
        Assert.Equal("https://news.example.org/", feed.Element(Atom + "id")!.Value);
        foreach (var instant in feed.Descendants().Where(e => e.Name == Atom + "updated" || e.Name == Atom + "published")) Assert.EndsWith("Z", instant.Value, StringComparison.Ordinal);
        foreach (var link in feed.Descendants(Atom + "link")) Assert.StartsWith("https://news.example.org/", link.Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.StartsWith("https://news.example.org/news/", feed.Element(Atom + "entry")!.Element(Atom + "id")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_without_a_release_is_a_feed_all_the_same()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        using var client = site.Client();
        var feed = XDocument.Parse(await client.GetStringAsync("/feed.atom")).Root!;
        Assert.Empty(feed.Elements(Atom + "entry"));
        foreach (var name in (string[])["id", "title", "updated", "author"]) Assert.NotNull(feed.Element(Atom + name));
    }

    private static PublishedWords Published(string words) => new(new(words, words, "en"), new("en", words, words, words, false, [], [], "", "", ""), []);
}
