using System.Net;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.Extensions.Time.Testing;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>Not a minute early, and not a second late: what an embargo holds back is nothing, to everybody, until its instant.</summary>
public sealed class EmbargoTests
{
    private const string Canary = "xylocarp";

    // In an autumn night in which Lisbon's clocks show the hour from one to two twice.
    private static readonly DateTimeOffset Opens = new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task One_second_before_its_instant_it_is_nothing_anywhere_and_at_its_instant_everything_is_there()
    {
        var clock = new FakeTimeProvider(Opens - TimeSpan.FromDays(2));
        await using var site = await TestSite.StartAsync(clock, withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        var letter = await desk.SendAsync(Canary);
        var reference = (await desk.ViewAsync(letter)).Words.Reference;
        await desk.ScheduleAsync(Canary, Opens, letter);
        string[] addresses = ["/", "/news", "/feed.atom", "/feed.json", "/sitemap.xml", $"/news/news-of-{Canary}", $"/news/news-of-{Canary}.json", $"/letters/{reference}"];
        string[] never = ["/robots.txt", "/.well-known/security.txt"];
        using var reader = site.Client();
        var nothing = await reader.GetByteArrayAsync404("/news/never-was");

        foreach (var early in (TimeSpan[])[TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1)])
        {
            clock.SetUtcNow(Opens - early);
            foreach (var address in (string[])[.. addresses, .. never])
            {
                using var head = new HttpRequestMessage(HttpMethod.Head, address);
                foreach (var answer in (HttpResponseMessage[])[await reader.GetAsync(address), await reader.SendAsync(head)])
                {
                    Assert.DoesNotContain(Canary, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain(Canary, answer.Headers.ToString(), StringComparison.OrdinalIgnoreCase);
                }
            }
            Assert.Equal(nothing, await reader.GetByteArrayAsync404($"/news/news-of-{Canary}"));
            Assert.Equal(nothing, await reader.GetByteArrayAsync404($"/news/news-of-{Canary}.json"));
            Assert.Equal(nothing, await reader.GetByteArrayAsync404($"/letters/{reference}"));
            Assert.DoesNotContain(reference, await reader.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        }

        clock.SetUtcNow(Opens);
        foreach (var address in addresses)
        {
            var answer = await reader.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.True(page.Contains(Canary, StringComparison.OrdinalIgnoreCase), address + page);
        }
    }

    [Fact]
    public async Task What_was_taken_back_does_not_open_and_what_opens_later_does_so_by_itself()
    {
        var clock = new FakeTimeProvider(Opens - TimeSpan.FromDays(2));
        await using var site = await TestSite.StartAsync(clock, withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        var back = await desk.ScheduleAsync("taken-back", Opens);
        await desk.ScheduleAsync("first", Opens + TimeSpan.FromMinutes(1));
        await desk.ScheduleAsync("second", Opens + TimeSpan.FromMinutes(2));
        Assert.Null((await site.Get<PressWorkflow>().TakeBackAsync(back, await site.ActorAsync("Comms"), default)).Refusal);
        using var reader = site.Client();
        async Task<string> StatusesAsync() => string.Join(' ', (await Task.WhenAll(((string[])["taken-back", "first", "second"]).Select(w => reader.GetAsync($"/news/news-of-{w}")))).Select(a => (int)a.StatusCode));
        Assert.Equal("404 404 404", await StatusesAsync());
        clock.SetUtcNow(Opens);
        Assert.Equal("404 404 404", await StatusesAsync());
        clock.SetUtcNow(Opens + TimeSpan.FromMinutes(1));
        Assert.Equal("404 200 404", await StatusesAsync());
        clock.SetUtcNow(Opens + TimeSpan.FromMinutes(2));
        Assert.Equal("404 200 200", await StatusesAsync());
    }
}

file static class Bytes
{
    public static async Task<byte[]> GetByteArrayAsync404(this HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
