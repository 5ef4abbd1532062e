using System.Net;
using System.Net.ServerSentEvents;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Notices;

/// <summary>The bell's stream and the page of notices: one's own, and no word of a text.</summary>
public sealed class NoticeDoorTests : IAsyncLifetime
{
    private const string Canary = "xylocarp";

    private TestSite _site = null!;
    private Newsdesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(withSeeds: false);
        _desk = await Newsdesk.OfAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_bell_hears_at_once_that_something_came_in_and_that_it_was_read()
    {
        using var reviewer = await _site.SignedInAsync("Reviewer");
        await using var heard = SseParser.Create(await reviewer.GetStreamAsync("/desk/notices/stream?have=0")).EnumerateAsync().GetAsyncEnumerator();
        Assert.Equal(("still", ""), await NextAsync(heard));
        var letter = await _desk.SubmitAsync(Canary);
        Assert.Equal(("unread", "1"), await NextAsync(heard));

        var page = await reviewer.GetStringAsync("/desk/notices");
        Assert.Contains((await _desk.ViewAsync(letter)).Words.Reference, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/desk/review/letters/{letter}\"", page, StringComparison.Ordinal);
        Assert.Contains("Unread", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, page, StringComparison.OrdinalIgnoreCase);
        var upTo = page.Split("name=\"upTo\" value=\"")[1].Split('"')[0];
        Assert.Equal(HttpStatusCode.Redirect, (await reviewer.PostAsync("/desk/notices/read", TestSite.Form(page, ("upTo", upTo)))).StatusCode);
        Assert.Equal(("unread", "0"), await NextAsync(heard));
        Assert.DoesNotContain("Unread", await reviewer.GetStringAsync("/desk/notices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_or_marks_anothers()
    {
        await _desk.SubmitAsync(Canary);
        using var comms = await _site.SignedInAsync("Comms");
        var page = await comms.GetStringAsync("/desk/notices");
        Assert.Contains("Nothing yet", page, StringComparison.Ordinal);
        var account = await comms.GetStringAsync("/sign-in");
        await comms.PostAsync("/desk/notices/read", TestSite.Form(account, ("upTo", $"{DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeMilliseconds()}")));
        Assert.Equal(1, await _site.Get<AdvocacyTracker.Notices.NoticeQueries>().UnreadAsync(await _site.ActorAsync("Reviewer"), default));
        using var stranger = _site.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/desk/notices/stream?have=0")).StatusCode);
    }

    [Fact]
    public async Task The_stream_ends_with_the_account()
    {
        using var reviewer = await _site.SignedInAsync("Reviewer");
        await using var heard = SseParser.Create(await reviewer.GetStreamAsync("/desk/notices/stream?have=0")).EnumerateAsync().GetAsyncEnumerator();
        await NextAsync(heard);
        var id = (await _site.ActorAsync("Reviewer")).Id;
        Assert.Null((await _site.Get<TeamWorkflow>().DisableAsync(id, await _site.ActorAsync("Admin"), default)).Refusal);
        _site.Get<AdvocacyTracker.Data.IBell>().Ring(id);
        Assert.Equal(("gone", ""), await NextAsync(heard));
        Assert.False(await heard.MoveNextAsync());
    }

    private static async Task<(string Event, string Data)> NextAsync(IAsyncEnumerator<SseItem<string>> heard)
    {
        // "Still" says that a number is as it was, however often one was woken.
        Assert.True(await heard.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        return (heard.Current.EventType, heard.Current.Data);
    }
}
