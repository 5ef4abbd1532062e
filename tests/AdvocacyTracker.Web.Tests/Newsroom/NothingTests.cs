using System.Net;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>What is not public is nothing: the same status, the same headers and the same bytes, whoever asks.</summary>
public sealed class NothingTests
{
    [Fact]
    public async Task What_is_not_public_and_what_never_was_can_not_be_told_apart()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        var hidden = new List<string> { "/news/never-was", "/news-by-mail", "/news-by-mail/leave/never-was", "/news-by-mail/confirm/never-was", "/letters/never-was", "/letters/1999-001", "/letters", "/news/news-of-xylocarp", "/news/news-of-xylocarp.json", "/letters/never-was.json", "/.well-known/security.txt" };
        foreach (var letter in (Guid[])
        [
            await desk.DraftAsync("xylocarp"), await desk.SubmitAsync("xylocarp"), await desk.SendAsync("xylocarp"),
            await desk.SendAsync("xylocarp", Confidentiality.Restricted), await AnnouncedAsync(desk), await RecalledAsync(desk),
        ])
        {
            hidden.Add($"/letters/{(await desk.ViewAsync(letter)).Words.Reference}");
            hidden.Add($"/letters/{letter}");
        }
        foreach (var release in (Guid[])[await desk.DraftReleaseAsync("xylocarp"), await desk.SubmitReleaseAsync("xylocarp"), await desk.ApproveReleaseAsync("xylocarp")])
        {
            hidden.Add($"/news/{release}");
            hidden.Add($"/news/{release}.json");
            hidden.Add($"/news/{release:N}");
        }
        await site.Get<PublicPages>().RefreshAsync(default);

        await site.JoinAsync("Everything", Roles.Drafter | Roles.Reviewer | Roles.Comms | Roles.Admin);
        var nothing = await ReadAsync(site.Client(), "/news/nothing-ever-was-here");
        Assert.StartsWith("NotFound", nothing, StringComparison.Ordinal);
        foreach (var client in (HttpClient[])[site.Client(), await site.SignedInAsync("Drafter"), await site.SignedInAsync("Reviewer"), await site.SignedInAsync("Comms"), await site.SignedInAsync("Admin"), await site.SignedInAsync("Everything")])
        {
            foreach (var address in hidden) Assert.True(nothing == await ReadAsync(client, address), $"{address} is not like nothing.");
            client.Dispose();
        }
    }

    [Fact]
    public async Task A_flood_of_made_up_addresses_fills_no_memory()
    {
        await using var site = await TestSite.StartAsync();
        await site.TurnHoldersAsync(true);
        using var client = site.Client();
        var pages = site.Get<PublicPages>();
        string[] all = [.. PublicAddressTests.Addresses.Select(a => a.Data), "/news/nothing-ever-was-here"];
        foreach (var address in all) await client.GetAsync(address);
        Assert.Equal(all.Length, pages.Kept);
        var nothing = await (await client.GetAsync("/news/made-up-0")).Content.ReadAsByteArrayAsync();
        for (var n = 1; n <= 300; n++)
        {
            foreach (var address in (string[])[$"/news/made-up-{n}", $"/news/made-up-{n}.json", $"/letters/2099-{n:000}", $"/news/{new string('a', n)}/{n}"])
            {
                var page = await pages.FindAsync(address, default);
                Assert.Equal(404, page.Status);
                Assert.Equal(nothing, page.Plain.Bytes);
            }
        }
        Assert.Equal(all.Length, pages.Kept);
        Assert.Equal(nothing, await (await client.GetAsync("/letters/made-up")).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_address_that_held_nothing_holds_what_is_published_there_at_once()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        using var client = site.Client();
        var desk = await Newsdesk.OfAsync(site);
        var letter = await desk.SendAsync("late");
        var reference = (await desk.ViewAsync(letter)).Words.Reference;
        foreach (var address in (string[])["/news/news-of-late", $"/letters/{reference}"]) Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        await desk.PublishAsync("late", letter);
        foreach (var address in (string[])["/news/news-of-late", $"/letters/{reference}"]) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
    }

    // The release is public; its letter, which is internal, is not.
    private static async Task<Guid> AnnouncedAsync(Newsdesk desk)
    {
        var letter = await desk.SendAsync("announced", Confidentiality.Internal);
        await desk.PublishAsync("announced", letter);
        return letter;
    }

    private static async Task<Guid> RecalledAsync(Newsdesk desk)
    {
        var letter = await desk.SendAsync("recalled");
        await desk.PublishAsync("recalled", letter);
        await desk.RecallAsync(letter);
        return letter;
    }

    private static async Task<string> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return $"{answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync()}";
    }
}
