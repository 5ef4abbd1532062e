using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Letters;

/// <summary>What open editors tell one another of who is there: each for itself alone.</summary>
public sealed class BodyStreamTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    [Fact]
    public async Task Nobody_tells_of_anothers_page_that_it_was_left()
    {
        var letter = (await Site.Get<LetterWorkflow>().DraftAsync("A letter", "en", await Site.ActorAsync("Drafter"), default)).Value;
        var ritaId = (await Site.JoinAsync("Rita", Roles.Reviewer)).Id;
        using var drafter = await Site.SignedInAsync("Drafter");
        using var reviewer = await Site.SignedInAsync("Reviewer");
        using var rita = await Site.SignedInAsync("Rita");
        using var comms = await Site.SignedInAsync("Comms");
        await using var heard = await ListenAsync(drafter, letter, "drafters");
        Assert.Equal(HttpStatusCode.NoContent, (await reviewer.PostAsJsonAsync($"/desk/letters/{letter}/body/here", new { page = "reviewers", version = 0, anchor = 0, head = 0 })).StatusCode);
        var here = await heard.NextAsync();
        var name = here.GetProperty("page").GetString()!;
        Assert.Equal("Reviewer", here.GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await comms.PostAsJsonAsync($"/desk/letters/{letter}/body/here", new { page = "reviewers", version = 0, anchor = 0, head = 0 })).StatusCode);

        // Whoever may not hear is turned away, and has left nothing; who may leaves their own page, whatever they call it.
        foreach (var page in (string[])[name[..Math.Min(40, name.Length)], "reviewers", "comms"]) Assert.Contains("event: gone", await comms.GetStringAsync($"/desk/letters/{letter}/body/stream?since=0&page={page}"), StringComparison.Ordinal);
        await (await ListenAsync(rita, letter, "reviewers")).DisposeAsync();
        var left = await heard.NextAsync();
        Assert.True(left.GetProperty("gone").GetBoolean());
        Assert.Equal($"{ritaId} reviewers", left.GetProperty("page").GetString());

        await (await ListenAsync(reviewer, letter, "reviewers")).DisposeAsync();
        Assert.Equal(name, (await heard.NextAsync()).GetProperty("page").GetString());
    }

    private static async Task<Heard> ListenAsync(HttpClient client, Guid letter, string page)
    {
        var heard = new Heard(await client.GetStreamAsync($"/desk/letters/{letter}/body/stream?since=0&page={page}"));
        await heard.BeginAsync();
        return heard;
    }

    private sealed class Heard(Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> _events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        public async Task BeginAsync()
        {
            Assert.True(await _events.MoveNextAsync());
            Assert.Equal("thing", _events.Current.EventType);
        }

        /// <summary>The next word of who is here or left.</summary>
        public async Task<JsonElement> NextAsync()
        {
            do Assert.True(await _events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
            while (_events.Current.EventType != "here");
            return JsonDocument.Parse(_events.Current.Data).RootElement;
        }

        public async ValueTask DisposeAsync()
        {
            await _events.DisposeAsync();
            await stream.DisposeAsync();
        }
    }
}
