using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>The public addresses: what is published is there for everybody and every cache, and nothing else is anywhere.</summary>
public sealed class PublicAddressTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private const string Release = "/news/trump-should-raise-human-rights-with-putin";

    private TestSite Site => fixture.Site;

    public static TheoryData<string> Addresses { get; } = ["/", "/news", Release, $"{Release}.json", "/letters/2017-001", "/demands", "/demands/D-2025-019-1", "/demands.atom", "/corrections", "/search", "/office-holders", "/feed.atom", "/feed.json", "/sitemap.xml", "/robots.txt"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_published_page_is_bytes_without_cookie_or_script_that_a_cache_asks_for_again(string address)
    {
        using var client = Site.Client();
        var page = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("public, no-cache", page.Headers.GetValues("Cache-Control").Single());
        Assert.False(page.Headers.Contains("Set-Cookie"));
        var text = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", text.Replace("<script type=\"application/ld+json\">", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", text, StringComparison.OrdinalIgnoreCase);

        var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(page.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(page.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());

        foreach (var tag in (string[])[page.Headers.ETag!.ToString(), $"\"other\", {page.Headers.ETag}", $"W/{page.Headers.ETag}", "*"])
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.TryAddWithoutValidation("If-None-Match", tag);
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        }
        using var changed = new HttpRequestMessage(HttpMethod.Get, address);
        changed.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(changed)).StatusCode);

        var posted = await client.PostAsync(address, null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        Assert.Equal(["GET", "HEAD"], posted.Content.Headers.Allow);
    }

    // The end of such an address is drawn by lot.
    [Fact]
    public async Task So_is_the_page_of_an_office_holder() => await A_published_page_is_bytes_without_cookie_or_script_that_a_cache_asks_for_again(await Site.HolderAsync("odile"));

    [Fact]
    public async Task So_is_what_a_search_finds_without_a_word_of_its_reader_in_a_heading()
    {
        await A_published_page_is_bytes_without_cookie_or_script_that_a_cache_asks_for_again("/search?q=human+rights");
        using var client = Site.Client();
        var page = await client.GetStringAsync("/search?q=HUM%C3%81N%20rights%20%22%3E%3C");
        Assert.Contains($"href=\"{Release}\"", page, StringComparison.Ordinal);
        Assert.Contains("<mark>Human</mark> <mark>Rights</mark>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"HUM&#xC1;N rights &quot;&gt;&lt;\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_Atom_that_another_parser_reads()
    {
        using var client = Site.Client();
        var answer = await client.GetAsync("/feed.atom");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(atom + "feed", feed.Name);
        foreach (var name in (string[])["id", "title", "updated", "author"]) Assert.NotNull(feed.Element(atom + name));
        var entries = feed.Elements(atom + "entry").ToList();
        Assert.All(entries, entry => Assert.All((string[])["id", "title", "updated", "link", "content"], name => Assert.NotNull(entry.Element(atom + name))));
        var entry = entries.Single(e => e.Element(atom + "link")!.Attribute("href")!.Value.EndsWith(Release, StringComparison.Ordinal));
        Assert.Equal(new DateTimeOffset(2017, 6, 30, 16, 0, 0, TimeSpan.Zero), DateTimeOffset.Parse(entry.Element(atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task What_is_not_public_is_the_very_same_404_as_nothing_for_everybody()
    {
        using var anybody = Site.Client();
        using var comms = await Site.SignedInAsync("Comms");
        var release = (await Site.Get<PressQueries>().ListAsync(await Site.ActorAsync("Comms"), null, default)).Rows.Single(r => r.Stage == ReleaseStage.Draft);
        var nothing = await (await anybody.GetAsync("/news/nothing-ever-was-here")).Content.ReadAsByteArrayAsync();
        foreach (var address in (string[])[$"/news/{release.Slug}", $"/news/{release.Slug}.json", $"/news/{release.Id}", "/news/.json", "/news/none.json", "/letters/2017-001.json", "/news/esterra-foreign-contributions-bill", "/letters/2026-014", "/letters/2026-015", "/letters/none", "/news/", "/letters", "/letters/"])
        {
            foreach (var client in (HttpClient[])[anybody, comms])
            {
                var answer = await client.GetAsync(address);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.Equal(nothing, await answer.Content.ReadAsByteArrayAsync());
            }
        }
    }

    [Theory]
    [InlineData("//news")]
    [InlineData("/NEWS")]
    [InlineData("/news/%2e%2e/desk")]
    [InlineData("/news/%00")]
    [InlineData("/news/a%2Fb")]
    [InlineData("/news/<script>")]
    [InlineData("/letters/../desk")]
    [InlineData("/desk/nothing-here")]
    public async Task An_odd_address_is_never_an_error(string address)
    {
        using var client = Site.Client();
        Assert.InRange((int)(await client.GetAsync(Site.Address.ToString().TrimEnd('/') + address)).StatusCode, 200, 499);
        Assert.InRange((int)(await client.GetAsync("/news/" + new string('a', 5_000))).StatusCode, 200, 499);
    }

    [Fact]
    public async Task A_retracted_release_is_its_notice_and_leaves_the_list_and_the_feed()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var comms = await site.ActorAsync("Comms");
        var release = (await site.Get<PressQueries>().ListAsync(comms, null, default)).Rows.Single(r => $"/news/{r.Slug}" == Release);
        Assert.Contains(release.Slug, await client.GetStringAsync("/news"), StringComparison.Ordinal);
        Assert.Null((await site.Get<PressWorkflow>().RetractAsync(release.Id, "It named somebody wrongly.", comms, default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
        var notice = await client.GetAsync($"/news/{release.Slug}");
        Assert.Equal(HttpStatusCode.Gone, notice.StatusCode);
        Assert.Contains("It named somebody wrongly.", await notice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var address in (string[])["/", "/news", "/feed.atom", "/feed.json", "/sitemap.xml"]) Assert.DoesNotContain(release.Slug, await client.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/letters/2017-001")).StatusCode);
    }

    [Fact]
    public async Task A_letter_marked_as_sent_in_error_is_the_common_404()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var drafter = await site.ActorAsync("Drafter");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/letters/2017-001")).StatusCode);
        var letter = (await site.Get<LetterQueries>().ListAsync(drafter, LetterStage.Sent, null, default)).Rows.Single(l => l.Reference == "2017-001");
        Assert.Null((await site.Get<AdvocacyTracker.Sending.SendingWorkflow>().RecallAsync(letter.Id, "Wrong person.", drafter, default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/letters/2017-001")).StatusCode);
    }

    [Fact]
    public async Task A_letter_that_its_owner_makes_internal_is_the_common_404_and_its_release_stands_without_a_link_to_it()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        using var client = site.Client();
        var desk = await Newsdesk.OfAsync(site);
        var letter = await desk.SendAsync("announced");
        var slug = (await desk.PublishAsync("announced", letter)).Slug;
        var address = $"/letters/{(await desk.ViewAsync(letter)).Words.Reference}";
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
        Assert.Contains(address, await client.GetStringAsync($"/news/{slug}"), StringComparison.Ordinal);
        Assert.Null((await site.Get<PressWorkflow>().ConfideAsync(letter, Confidentiality.Internal, await site.ActorAsync("Drafter"), default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        Assert.DoesNotContain(address, await client.GetStringAsync($"/news/{slug}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_what_is_not_published_appear_at_no_public_address()
    {
        const string canary = "xylophone-canary";
        await using var site = await TestSite.StartAsync();
        var (drafter, comms) = (await site.ActorAsync("Drafter"), await site.ActorAsync("Comms"));
        var letters = site.Get<LetterWorkflow>();
        var recipient = (await site.Get<RecipientWorkflow>().AddAsync(RecipientDetails.Empty with { Name = canary, Office = canary, Organisation = canary }, drafter, default)).Value;
        var letter = (await letters.DraftAsync(canary, "en", drafter, default)).Value;
        await letters.AddRecipientAsync(letter, recipient, RecipientRole.Addressee, drafter, default);
        await letters.AppendAsync(letter, new(0, ChangeSet.Between("", canary).ToJson()), drafter, default);
        await site.Get<DemandWorkflow>().AddAsync(letter, DemandForm.Empty with { Title = canary, Text = canary, Asks = canary }, drafter, default);
        await site.Get<DemandWorkflow>().SubmitAsync(letter, drafter, default);
        var release = (await site.Get<PressWorkflow>().DraftAsync(new(canary, canary, canary, "en", canary, true), [], comms, default)).Value;
        await site.Get<PressWorkflow>().AppendAsync(release, new(0, ChangeSet.Between("", canary).ToJson()), comms, default);
        await site.Get<PressWorkflow>().SubmitAsync(release, comms, default);
        var view = (await site.Get<LetterQueries>().FindAsync(letter, drafter, default))!;
        foreach (var client in (HttpClient[])[site.Client(), await site.SignedInAsync("Comms")])
        {
            foreach (var address in (string[])[.. Addresses.Select(a => a.Data), $"/letters/{view.Words.Reference}", $"/news/{canary}", $"/news/{canary}.json", $"/news/{release:N}"])
            {
                var answer = await client.GetAsync(address);
                Assert.DoesNotContain(canary, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(canary, answer.Headers.ToString(), StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
