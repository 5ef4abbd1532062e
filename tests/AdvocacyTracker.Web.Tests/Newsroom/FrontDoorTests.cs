using System.Net;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Commands;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.Tests.Bed;
using AdvocacyTracker.Web.Newsroom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>After a start the newsroom's pages are answered before the site behind them is there, and never one that is untrue by now.</summary>
public sealed class FrontDoorTests
{
    private const string Release = "/news/trump-should-raise-human-rights-with-putin";

    [Fact]
    public async Task Kept_pages_are_answered_before_the_site_is_there_and_whoever_wants_more_waits()
    {
        await using var site = await TestSite.StartAsync();
        using var http = site.Client();
        var page = await http.GetStringAsync(new Uri(Release, UriKind.Relative));
        var tag = await KeptAsync(site, http, Release);

        // The same database under another address: another program for its readers, who would follow links of the first.
        var (elsewhere, unheard) = Build(site, "--Newsroom:BaseUrl=http://127.0.0.1:1");
        await using (elsewhere)
        {
            await Task.Delay(500);
            using var nobody = new HttpClient { BaseAddress = unheard };
            await Assert.ThrowsAsync<HttpRequestException>(() => nobody.GetAsync(new Uri("/", UriKind.Relative)));
        }

        var (next, address) = Build(site);
        await using var _ = next;
        using var early = new HttpClient { BaseAddress = address };
        await UntilOpenAsync(early);
        using var first = await early.GetAsync(new Uri(Release, UriKind.Relative));
        Assert.Equal(page, await first.Content.ReadAsStringAsync());
        Assert.Contains("default-src 'none'", Assert.Single(first.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(first.Headers.GetValues("Referrer-Policy")));
        using (var again = new HttpRequestMessage(HttpMethod.Get, Release) { Headers = { { "If-None-Match", tag } } })
        using (var known = await early.SendAsync(again)) Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using (var head = new HttpRequestMessage(HttpMethod.Head, Release))
        using (var headers = await early.SendAsync(head)) Assert.Equal((HttpStatusCode.OK, page.Length > 0), (headers.StatusCode, headers.Content.Headers.ContentLength > 0));
    }

    [Fact]
    public async Task What_was_retracted_meanwhile_is_not_answered_and_the_desk_waits_for_the_site()
    {
        await using var site = await TestSite.StartAsync();
        using var http = site.Client();
        foreach (var page in (string[])["/", "/news", Release]) await KeptAsync(site, http, page);
        var (next, address) = Build(site);
        await using var _ = next;
        using var early = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        await UntilOpenAsync(early);
        var desk = early.GetAsync(new Uri("/desk", UriKind.Relative));
        Assert.Contains("Trump", await early.GetStringAsync(new Uri("/news", UriKind.Relative)), StringComparison.Ordinal);

        var comms = await site.ActorAsync("Comms");
        var id = (await site.Get<PressQueries>().ListAsync(comms, null, default)).Rows.Single(r => r.Headline.StartsWith("Trump", StringComparison.Ordinal)).Id;
        Assert.Null((await site.Get<PressWorkflow>().RetractAsync(id, "It was wrong.", comms, default)).Refusal);
        var (gone, list) = (early.GetAsync(new Uri(Release, UriKind.Relative)), early.GetStringAsync(new Uri("/news", UriKind.Relative)));
        await Task.Delay(300);
        Assert.False(desk.IsCompleted || gone.IsCompleted || list.IsCompleted);

        Assert.Null(await ServeCommand.PrepareAsync(next, default));
        await next.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await gone).StatusCode);
        Assert.DoesNotContain("Trump Should", await list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_kept_before_the_clock_opened_a_release_is_not_found_again_after()
    {
        var opens = new DateTimeOffset(2026, 11, 25, 11, 0, 0, TimeSpan.Zero);
        var clock = new FakeTimeProvider(opens - TimeSpan.FromHours(2));
        await using var site = await TestSite.StartAsync(clock, withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        using var http = site.Client();
        await KeptAsync(site, http, "/news");
        await desk.ScheduleAsync("Awaited", opens);
        await KeptAsync(site, http, "/news");
        clock.SetUtcNow(opens);
        Assert.Null((await site.Get<OpeningWorkflow>().OpenDueAsync(default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
        Assert.Contains("Awaited", await http.GetStringAsync(new Uri("/news", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static (WebApplication App, Uri Address) Build(TestSite site, params string[] settings)
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        return (Site.Build(["--urls", address, $"--Database:File={site.File}", "--Logging:LogLevel:Default=None", .. settings], isDemo: false), new(address));
    }

    private static async Task UntilOpenAsync(HttpClient http)
    {
        for (var n = 0; ; n++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (n < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    // It is kept once it is packed, a moment after it was first asked for.
    private static async Task<string> KeptAsync(TestSite site, HttpClient http, string address)
    {
        var tag = "";
        for (var n = 0; n < 100; n++)
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
            tag = answer.Headers.ETag!.ToString();
            await using var db = await site.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<AdvocacyTracker.Data.AppDb>>().CreateDbContextAsync();
            if (db.Set<KeptPage>().Any(p => p.Address == address)) return tag;
            await Task.Delay(50);
        }
        throw new TimeoutException($"{address} was not kept.");
    }
}
