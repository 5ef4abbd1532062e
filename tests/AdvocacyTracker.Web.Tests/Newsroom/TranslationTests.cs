using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.Extensions.Time.Testing;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>Readers and programs find a release in every language in which it is public, and no trace of one in which it is not yet.</summary>
public sealed partial class TranslationTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 30, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_release_names_the_languages_in_which_it_is_public_and_none_a_second_ahead()
    {
        var clock = new FakeTimeProvider(Opens - TimeSpan.FromDays(1));
        await using var site = await TestSite.StartAsync(clock, withSeeds: false);
        using var client = site.Client();
        var desk = await Newsdesk.OfAsync(site);
        var release = await desk.ApproveReleaseAsync("lantern");
        var arabic = await TranslateAsync(site, desk, release, "ar", "xylophone");
        var form = (await site.Get<PressQueries>().FindAsync(arabic, await site.ActorAsync("Comms"), default))!.Form;
        Assert.Null((await site.Get<PressWorkflow>().ReviseAsync(arabic, form, form with { EmbargoAt = "2026-11-30T09:30" }, await site.ActorAsync("Comms"), default)).Refusal);
        var hidden = (await site.Get<PressWorkflow>().ScheduleAsync(arabic, await site.ActorAsync("Comms"), default)).Value!;
        var slug = (await site.Get<PressWorkflow>().PublishAsync(release, await site.ActorAsync("Comms"), default)).Value!;
        await site.Get<PublicPages>().RefreshAsync(default);

        clock.SetUtcNow(Opens - TimeSpan.FromSeconds(1));
        string[] addresses = [$"/news/{slug}", $"/news/{slug}.json", "/sitemap.xml", "/news", "/feed.atom"];
        foreach (var address in addresses)
        {
            var page = await client.GetStringAsync(address);
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
            Assert.DoesNotMatch("hreflang|[Tt]ranslation|Also in", Style().Replace(page, ""));
        }

        clock.SetUtcNow(Opens);
        var (story, other) = (WebUtility.HtmlDecode(await client.GetStringAsync($"/news/{slug}")), WebUtility.HtmlDecode(await client.GetStringAsync($"/news/{hidden}")));
        Assert.Contains($"<a href=\"/news/{hidden}\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">العربية</a>", story, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/news/{slug}\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">English</a>", other, StringComparison.Ordinal);
        var links = Alternate().Matches(story).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).ToList();
        Assert.Equal([("en", slug), ("ar", hidden), ("x-default", slug)], links);
        Assert.Equal(links, Alternate().Matches(other).Select(m => (m.Groups[1].Value, m.Groups[2].Value)));
        Assert.Contains("\"workTranslation\":[{\"@type\":\"NewsArticle\"", story, StringComparison.Ordinal);
        Assert.Contains("\"translationOfWork\":{\"@type\":\"NewsArticle\"", other, StringComparison.Ordinal);

        using var item = JsonDocument.Parse(await client.GetStringAsync($"/news/{slug}.json"));
        var association = Assert.Single(item.RootElement.GetProperty("associations").EnumerateArray());
        Assert.Equal(("translation", "ar"), (association.GetProperty("name").GetString(), association.GetProperty("language").GetString()));
        XNamespace xhtml = "http://www.w3.org/1999/xhtml";
        var sitemap = XDocument.Parse(await client.GetStringAsync("/sitemap.xml"));
        Assert.Equal(["en", "ar", "x-default", "en", "ar", "x-default"], sitemap.Descendants(xhtml + "link").Select(l => l.Attribute("hreflang")!.Value));
    }

    [Fact]
    public async Task A_release_that_translates_quotations_of_its_letter_says_so_in_its_own_language()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        const string Note = "Quotations from the letter were translated by the newsroom.";
        Assert.Contains($"<p class=\"also\" lang=\"en\" dir=\"ltr\">{Note}</p>", await client.GetStringAsync("/news/orvania-night-returns-lavenne-pass"), StringComparison.Ordinal);
        Assert.DoesNotContain("traduites par la rédaction", WebUtility.HtmlDecode(await client.GetStringAsync("/news/orvanie-renvois-col-de-lavenne")), StringComparison.Ordinal);
    }

    private static async Task<Guid> TranslateAsync(TestSite site, Newsdesk desk, Guid release, string language, string word)
    {
        var (press, comms) = (site.Get<PressWorkflow>(), await site.ActorAsync("Comms"));
        var id = (await site.Get<TranslationWorkflow>().BeginAsync(release, language, comms, default)).Value;
        var view = (await site.Get<PressQueries>().FindAsync(id, comms, default))!;
        Assert.Null((await press.ReviseAsync(id, view.Form, view.Form with { Headline = $"Of {word}", Subhead = word }, comms, default)).Refusal);
        Assert.Null((await press.AppendAsync(id, new(view.Body.Version, ChangeSet.Between(view.Body.Text, $"All of {word}.").ToJson()), comms, default)).Refusal);
        Assert.Null((await press.SubmitAsync(id, comms, default)).Refusal);
        await desk.ApproveReleaseAsync(id);
        return id;
    }

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<link rel=\"alternate\" hreflang=\"([^\"]+)\" href=\"[^\"]*/news/([a-z0-9-]+)\" ?/?>")]
    private static partial Regex Alternate();
}
