using System.Net;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>A takedown turns every public address of a release into nothing, at once and for everybody who had it.</summary>
public sealed class TakedownTests
{
    [Fact]
    public async Task Every_public_surface_is_as_if_the_release_had_never_been()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        using var client = site.Client();
        var desk = await Newsdesk.OfAsync(site);
        string[] lists = ["/", "/news", "/feed.atom", "/feed.json", "/sitemap.xml", "/corrections"];
        var before = new Dictionary<string, string>();
        foreach (var address in lists) before[address] = await client.GetStringAsync(address);
        var nothing = await (await client.GetAsync("/news/nothing-ever-was-here")).Content.ReadAsByteArrayAsync();

        var letter = await desk.SendAsync("canary");
        var (release, slug) = await desk.PublishAsync("canary", letter);
        await desk.CorrectAsync(release, "All of canary.\n\n:::demands\n:::\nAnd more.", "More of canary.");
        string[] own = [$"/news/{slug}", $"/news/{slug}.json", $"/letters/{(await desk.ViewAsync(letter)).Words.Reference}"];
        var tags = new Dictionary<string, string>();
        foreach (var address in (string[])[.. own, .. lists])
        {
            var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            tags[address] = answer.Headers.ETag!.ToString();
        }

        Assert.Null((await site.Get<TakedownWorkflow>().TakeDownAsync(release, "Somebody is in danger.", await site.ActorAsync("Comms"), default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
        foreach (var address in own)
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.TryAddWithoutValidation("If-None-Match", tags[address]);
            var answer = await client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal(nothing, await answer.Content.ReadAsByteArrayAsync());
        }
        foreach (var address in lists.Where(a => !a.StartsWith("/feed", StringComparison.Ordinal))) Assert.Equal(before[address], await client.GetStringAsync(address));
        foreach (var address in lists) Assert.DoesNotContain("canary", await client.GetStringAsync(address), StringComparison.Ordinal);

        // The desk keeps it, says so, and offers the next step to those who may take it.
        using var comms = await site.SignedInAsync("Comms");
        var page = await comms.GetStringAsync($"/desk/releases/{release}");
        foreach (var part in (string[])["Taken down", "Somebody is in danger.", "Propose a name…", "never comes back"]) Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/news/{slug}", page, StringComparison.Ordinal);
        Assert.Contains("Taken down", await comms.GetStringAsync("/desk/releases"), StringComparison.Ordinal);
    }
}
