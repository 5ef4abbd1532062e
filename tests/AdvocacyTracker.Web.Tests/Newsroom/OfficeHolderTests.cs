using System.Net;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>Pages of office holders: nowhere until an administrator turns them on, and then linked wherever a public letter prints a name.</summary>
public sealed class OfficeHolderTests
{
    [Fact]
    public async Task While_they_are_off_there_is_the_common_404_and_no_link_and_turned_on_they_are_everywhere_at_once()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        await site.TurnHoldersAsync(true);
        var address = await site.HolderAsync("odile");
        var page = await client.GetStringAsync(address);
        Assert.Contains("<h1 lang=\"en\" dir=\"auto\">Odile Marchetti-Rowe</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Minister of the Interior, Ministry of the Interior, Republic of Esterra", page, StringComparison.Ordinal);
        Assert.Contains("This page counts only what Lantern Rights Desk asked and published here", page, StringComparison.Ordinal);
        string[] linking = ["/letters/2025-019", "/demands/D-2025-019-1", "/sitemap.xml"];
        foreach (var from in linking) Assert.Contains(address, await client.GetStringAsync(from), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/office-holders?from=odile")).StatusCode);

        await site.TurnHoldersAsync(false);
        var nothing = await (await client.GetAsync("/news/nothing-ever-was-here")).Content.ReadAsByteArrayAsync();
        foreach (var gone in (string[])[address, "/office-holders", "/office-holders?from=odile", "/office-holders/"])
        {
            var answer = await client.GetAsync(gone);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal(nothing, await answer.Content.ReadAsByteArrayAsync());
        }
        foreach (var from in (string[])[.. linking, "/", "/demands"]) Assert.DoesNotContain("/office-holders", await client.GetStringAsync(from), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_stands_yet_the_pages_say_so_and_what_is_not_known_is_no_nought()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        using var client = site.Client();
        await site.TurnHoldersAsync(true);
        Assert.Contains("Nobody yet.", await client.GetStringAsync("/office-holders"), StringComparison.Ordinal);
        var desk = await Newsdesk.OfAsync(site);
        await desk.PublishAsync("xylophone", await desk.SendAsync("xylophone"));
        var address = await site.HolderAsync("ada");
        var page = await client.GetStringAsync(address);
        foreach (var said in (string[])["no outcome is published", "no answer is published", "xylophone"]) Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("in whole,", page, StringComparison.Ordinal);
        // Places at which a list has ended.
        Assert.Contains("the list ends before here", await client.GetStringAsync("/office-holders?from=zz"), StringComparison.Ordinal);
        Assert.Contains("There is no older demand.", await client.GetStringAsync($"{address}{(ListFilter.None with { After = new Place(DateTimeOffset.UnixEpoch.AddDays(1), $"{Guid.Empty}").ToString() }).ToQuery()}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_filter_says_that_is_no_place_in_the_list_is_no_address_of_ours()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        await site.TurnHoldersAsync(true);
        var address = await site.HolderAsync("odile");
        foreach (var odd in (string[])["/office-holders?year=2026", "/office-holders?from=%3Cb%3E", $"{address}?from=a", $"{address}?theme=torture", "/news?from=a", "/office-holders/none", "/office-holders/A"])
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(odd)).StatusCode);
    }

    [Fact]
    public async Task Of_a_letter_under_embargo_nobody_is_found_a_second_before()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var site = await TestSite.StartAsync(clock, withSeeds: false);
        using var client = site.Client();
        await site.TurnHoldersAsync(true);
        var desk = await Newsdesk.OfAsync(site);
        await desk.ScheduleAsync("xylophone", clock.GetUtcNow().AddHours(1), await desk.SendAsync("xylophone"));
        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("Ada Fielding", await client.GetStringAsync("/office-holders"), StringComparison.Ordinal);
        Assert.DoesNotContain("office-holders", await client.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("Ada Fielding", await client.GetStringAsync("/office-holders"), StringComparison.Ordinal);
        Assert.Contains("xylophone", await client.GetStringAsync(await site.HolderAsync("ada")), StringComparison.Ordinal);
    }
}

/// <summary>Turns the pages on for a test, and finds one.</summary>
internal static class HolderPages
{
    public static async Task TurnHoldersAsync(this TestSite site, bool isOn)
    {
        var seen = NewsroomForm.Of(await site.Get<PublishedQueries>().NewsroomAsync(default));
        Assert.Null((await site.Get<NewsroomWorkflow>().KeepAsync(seen, seen with { HasOfficeHolders = isOn }, await site.ActorAsync("Admin"), default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
    }

    public static async Task<string> HolderAsync(this TestSite site, string name) =>
        $"/office-holders/{(await site.Get<PublishedHolders>().ListAsync("", default)).Rows.First(h => h.Slug.StartsWith(name, StringComparison.Ordinal)).Slug}";
}
