using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;
using AngleSharp.Html.Parser;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>The newsroom for programs: each format is read by a parser that isn't ours, and says what its standard asks for.</summary>
public sealed class FormatTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private const string Release = "/news/trump-should-raise-human-rights-with-putin", Base = "https://news.example.org";

    // The members that ninjs 2.1 knows.
    private static readonly string[] Ninjs =
    [
        "uri", "type", "representationtype", "profile", "version", "firstcreated", "versioncreated", "contentcreated", "embargoed", "pubstatus", "urgency", "copyrightholder", "copyrightnotice", "usageterms",
        "ednote", "language", "descriptions", "bodies", "headlines", "people", "organisations", "places", "subjects", "events", "objects", "infosources", "title", "by", "slugline", "located", "renditions",
        "associations", "altids", "trustindicators", "standard", "genres", "expires", "rightsinfo",
    ];

    private TestSite Site => fixture.Site;

    [Fact]
    public async Task A_release_for_programs_is_ninjs()
    {
        using var client = Site.Client();
        var answer = await client.GetAsync($"{Release}.json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var item = await JsonOf(answer);
        Assert.All(item.EnumerateObject(), member => Assert.Contains(member.Name, Ninjs));
        Assert.Equal($"http://localhost:5080{Release}", Text(item, "uri"));
        Assert.Equal(["text", "usable", "en", "Washington, D.C."], [Text(item, "type"), Text(item, "pubstatus"), Text(item, "language"), Text(item, "located")]);
        Assert.Equal(["2017-06-30T16:00:00Z", "2017-06-30T16:00:00Z"], [Text(item, "firstcreated"), Text(item, "versioncreated")]);
        Assert.Equal("Trump Should Raise Human Rights Concerns With Putin", Text(item.GetProperty("headlines")[0], "value"));
        Assert.Equal("Lantern Rights Desk", Text(item.GetProperty("infosources")[0], "name"));
        var bodies = item.GetProperty("bodies").EnumerateArray().ToDictionary(b => Text(b, "contenttype"), b => Text(b, "value"));
        Assert.Contains("<p>Human Rights First has asked President Trump", bodies["text/html"], StringComparison.Ordinal);
        Assert.StartsWith("Human Rights First has asked President Trump", bodies["text/plain"], StringComparison.Ordinal);
        Assert.DoesNotContain("<p>", bodies["text/plain"], StringComparison.Ordinal);
        foreach (var absent in (string[])["associations", "signals", "embargoed"]) Assert.False(item.TryGetProperty(absent, out _), absent);
    }

    [Fact]
    public async Task A_release_that_an_embargo_held_back_says_until_when()
    {
        var opens = new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(opens - TimeSpan.FromDays(1));
        await using var site = await TestSite.StartAsync(clock, withSeeds: false);
        await (await Newsdesk.OfAsync(site)).ScheduleAsync("xylocarp", opens);
        clock.SetUtcNow(opens);
        using var client = site.Client();
        var item = await JsonOf(await client.GetAsync("/news/news-of-xylocarp.json"));
        Assert.Equal(["2026-10-25T01:30:00Z", "2026-10-25T01:30:00Z"], [Text(item, "embargoed"), Text(item, "versioncreated")]);
    }

    [Fact]
    public async Task A_retracted_release_is_canceled_for_programs_too_and_leaves_feed_and_sitemap()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var comms = await site.ActorAsync("Comms");
        var release = (await site.Get<PressQueries>().ListAsync(comms, null, default)).Rows.Single(r => $"/news/{r.Slug}" == Release);
        Assert.Null((await site.Get<PressWorkflow>().RetractAsync(release.Id, "It named somebody wrongly.", comms, default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
        var answer = await client.GetAsync($"{Release}.json");
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        var item = await JsonOf(answer);
        Assert.All(item.EnumerateObject(), member => Assert.Contains(member.Name, Ninjs));
        Assert.Equal([$"http://localhost:5080{Release}", "canceled"], [Text(item, "uri"), Text(item, "pubstatus")]);
        Assert.Equal("It named somebody wrongly.", Text(item.GetProperty("descriptions")[0], "value"));
        foreach (var gone in (string[])["headlines", "bodies", "located"]) Assert.False(item.TryGetProperty(gone, out _), gone);
        foreach (var address in (string[])["/feed.json", "/sitemap.xml"]) Assert.DoesNotContain(release.Slug, await client.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_JSON_Feed_too()
    {
        using var client = Site.Client();
        var answer = await client.GetAsync("/feed.json");
        Assert.Equal("application/feed+json", answer.Content.Headers.ContentType?.MediaType);
        var feed = await JsonOf(answer);
        Assert.Equal("https://jsonfeed.org/version/1.1", Text(feed, "version"));
        Assert.Equal(["Lantern Rights Desk", "http://localhost:5080/", "http://localhost:5080/feed.json", "en"], [Text(feed, "title"), Text(feed, "home_page_url"), Text(feed, "feed_url"), Text(feed, "language")]);
        Assert.Equal("Lantern Rights Desk", Text(feed.GetProperty("authors")[0], "name"));
        var entry = feed.GetProperty("items").EnumerateArray().Last();
        Assert.Equal([$"http://localhost:5080{Release}", $"http://localhost:5080{Release}"], [Text(entry, "id"), Text(entry, "url")]);
        Assert.Equal("Trump Should Raise Human Rights Concerns With Putin", Text(entry, "title"));
        Assert.StartsWith("<p>", Text(entry, "content_html"), StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2017, 6, 30, 16, 0, 0, TimeSpan.Zero), entry.GetProperty("date_published").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_sitemap_names_every_public_page_that_has_words_of_its_own_and_nothing_else()
    {
        using var client = Site.Client();
        XNamespace sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var root = XDocument.Parse(await client.GetStringAsync("/sitemap.xml")).Root!;
        Assert.Equal(sitemaps + "urlset", root.Name);
        var pages = root.Elements(sitemaps + "url").ToDictionary(u => u.Element(sitemaps + "loc")!.Value, u => u.Element(sitemaps + "lastmod")?.Value);
        var letters = await Site.Get<LetterQueries>().ListAsync(await Site.ActorAsync("Drafter"), LetterStage.Sent, null, default);
        var releases = (await Site.Get<PressQueries>().ListAsync(await Site.ActorAsync("Comms"), null, default)).Rows.Where(r => r.Stage == ReleaseStage.Published);
        var demands = new List<string>();
        for (string? after = null; after is not null || demands.Count == 0;)
        {
            var page = await Site.Get<PublishedDemands>().ListAsync(ListFilter.None with { After = after }, "Etc/UTC", default);
            demands.AddRange(page.Rows.Select(d => $"/demands/{d.Reference}"));
            after = page.Next;
        }
        var holders = (await Site.Get<PublishedHolders>().ListAsync("", default)).Rows.Select(h => $"/office-holders/{h.Slug}");
        string[] all = ["/", "/news", "/demands", "/office-holders", .. holders, .. demands, .. letters.Rows.Select(l => $"/letters/{l.Reference}"), .. releases.Select(r => $"/news/{r.Slug}")];
        Assert.Equal(all.Order(StringComparer.Ordinal), pages.Keys.Select(page => new Uri(page).AbsolutePath).Order(StringComparer.Ordinal));
        Assert.Equal(["2017-06-30T16:00:00Z", "2017-06-30T16:00:00Z"], [pages[$"http://localhost:5080{Release}"], pages["http://localhost:5080/letters/2017-001"]]);
        foreach (var page in pages.Keys) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(page).AbsolutePath)).StatusCode);
    }

    [Fact]
    public async Task Robots_are_kept_out_of_the_desk_and_of_secret_links_and_are_shown_the_sitemap()
    {
        using var client = Site.Client();
        var answer = await client.GetAsync("/robots.txt");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains("Sitemap: http://localhost:5080/sitemap.xml", lines);
        var closed = lines.Where(l => l.StartsWith("Disallow: ", StringComparison.Ordinal)).Select(l => l[10..]).ToList();
        foreach (var secret in (string[])["/desk", "/desk/letters", "/account", "/sign-in", "/invite/x", "/preview/x", "/review/x", "/sign/x"]) Assert.Contains(closed, secret.StartsWith);
        foreach (var open in PublicAddressTests.Addresses.Select(a => a.Data)) Assert.DoesNotContain(closed, open.StartsWith);
    }

    [Theory]
    [InlineData("security@example.org", "mailto:security@example.org")]
    [InlineData("https://example.org/security", "https://example.org/security")]
    public async Task Whoever_finds_a_weakness_learns_whom_to_tell(string setting, string contact)
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, $"--Newsroom:BaseUrl={Base}", $"--Newsroom:SecurityContact={setting}");
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/security.txt");
        request.Headers.Host = "news.example.org";
        var answer = await client.SendAsync(request);
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var fields = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).ToDictionary(f => f[0], f => f[1]);
        Assert.Equal([contact, $"{Base}/.well-known/security.txt", "en"], [fields["Contact"], fields["Canonical"], fields["Preferred-Languages"]]);
        var expires = DateTimeOffset.ParseExact(fields["Expires"], "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.InRange(expires, DateTimeOffset.UtcNow.AddDays(30), DateTimeOffset.UtcNow.AddYears(1));
    }

    [Fact]
    public async Task A_promise_of_whom_to_tell_is_made_anew_before_it_runs_out()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = await TestSite.StartAsync(clock, withSeeds: false, "--Newsroom:SecurityContact=security@example.org");
        using var client = site.Client();
        var before = await client.GetStringAsync("/.well-known/security.txt");
        clock.Advance(TimeSpan.FromDays(400));
        Assert.NotEqual(before, await client.GetStringAsync("/.well-known/security.txt"));
    }

    [Fact]
    public async Task Without_a_contact_there_is_no_security_txt_and_it_is_like_nothing()
    {
        using var client = Site.Client();
        var answer = await client.GetAsync("/.well-known/security.txt");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(await (await client.GetAsync("/news/never-was")).Content.ReadAsByteArrayAsync(), await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Search_engines_and_previews_read_in_the_page_what_it_is()
    {
        using var client = Site.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(Release));
        var article = JsonDocument.Parse(page.QuerySelector("head > script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal(["https://schema.org", "NewsArticle", "Trump Should Raise Human Rights Concerns With Putin"], [Text(article, "@context"), Text(article, "@type"), Text(article, "headline")]);
        Assert.Equal(["2017-06-30T16:00:00Z", "en", $"http://localhost:5080{Release}", "Washington, D.C."], [Text(article, "datePublished"), Text(article, "inLanguage"), Text(article, "mainEntityOfPage"), Text(article, "dateline")]);
        Assert.Equal("Organization", Text(article.GetProperty("publisher"), "@type"));
        const string summary = "Human Rights First writes to the national security advisor before the presidents meet in Hamburg";
        foreach (var (tag, attribute, value) in ((string, string, string)[])
        [
            ("meta[name='description']", "content", summary), ("meta[property='og:description']", "content", summary), ("meta[property='og:type']", "content", "article"),
            ("meta[property='og:title']", "content", "Trump Should Raise Human Rights Concerns With Putin"), ("meta[property='og:url']", "content", $"http://localhost:5080{Release}"),
            ("meta[property='article:published_time']", "content", "2017-06-30T16:00:00Z"), ("link[rel='canonical']", "href", $"http://localhost:5080{Release}"),
            ("link[rel='alternate'][type='application/json']", "href", $"{Release}.json"),
            ("link[rel='alternate'][type='application/atom+xml']", "href", "/feed.atom"), ("link[rel='alternate'][type='application/feed+json']", "href", "/feed.json"),
        ])
            Assert.Equal(value, page.QuerySelector($"head > {tag}")?.GetAttribute(attribute));
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("</SCRIPT ><!-- <script>")]
    [InlineData("<meta name=\"inline\"> <style>")]
    [InlineData("\u2028 \"quotes\" & 'others' \\ \U0001F54A المحتجزون")]
    public async Task No_word_of_a_release_ends_its_data_or_its_head(string words)
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var (_, slug) = await (await Newsdesk.OfAsync(site)).PublishAsync($"</head>{words}");
        using var client = site.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/news/{slug}"));
        Assert.Equal("HEAD", Assert.Single(page.QuerySelectorAll("style")).ParentElement!.TagName);
        var article = JsonDocument.Parse(Assert.Single(page.QuerySelectorAll("script")).TextContent).RootElement;
        Assert.Equal([$"News of </head>{words}", $"</head>{words}"], [Text(article, "headline"), Text(article, "description")]);
        Assert.Equal($"</head>{words}", page.QuerySelector("head > meta[property='og:description']")!.GetAttribute("content"));
        Assert.Equal($"News of </head>{words}", page.QuerySelector("body h1")!.TextContent);
        var item = await JsonOf(await client.GetAsync($"/news/{slug}.json"));
        Assert.Equal($"News of </head>{words}", Text(item.GetProperty("headlines")[0], "value"));
    }

    [Fact]
    public void Without_a_subhead_a_release_is_described_by_how_it_begins()
    {
        using var renderer = new AdvocacyTracker.Text.MarkdownRenderer();
        PublishedRelease Of(string subhead, string body) => new("slug", DateTimeOffset.UnixEpoch, "hash", new(new("Head", subhead, "en"), new("en", "", body, "", false, [], [], "", "", ""), []), []);
        Assert.Equal("Sub", StoryView.SummaryOf(Of("Sub", "Body."), renderer));
        Assert.Equal("A bold word. And more.", StoryView.SummaryOf(Of("", "A **bold** word.\n\nAnd more."), renderer));
        var cut = StoryView.SummaryOf(Of("", string.Join(' ', Enumerable.Repeat("lantern", 60))), renderer);
        Assert.InRange(cut.Length, 150, 202);
        Assert.EndsWith("lantern …", cut, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;

    private static string Text(JsonElement thing, string member) => thing.GetProperty(member).GetString()!;
}
