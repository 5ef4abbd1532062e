using System.Net;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Desk;

/// <summary>Only the people named on a restricted letter learn that it exists: no page, list, count or answer of the desk tells the others.</summary>
public sealed class RestrictedTests : IAsyncLifetime
{
    private const string Canary = "xylocarp";

    private TestSite _site = null!;
    private Newsdesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _desk = await Newsdesk.OfAsync(_site);
        await _site.JoinAsync("Everything", Roles.Drafter | Roles.Reviewer | Roles.Comms | Roles.Admin);
        await _site.JoinAsync("Nothing", Roles.None);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Nobody_who_is_not_named_learns_of_it_or_of_what_was_made_from_it()
    {
        var (inReview, sent) = (await _desk.SubmitAsync(Canary, Confidentiality.Restricted), await _desk.SendAsync(Canary, Confidentiality.Restricted));
        var release = await _desk.SubmitReleaseAsync(Canary, sent);
        var reference = (await _desk.ViewAsync(inReview)).Words.Reference;

        await _desk.RemarkAsync(inReview, Canary, $"@Reviewer, @Everything and @Admin: {Canary}?");

        using var named = await _site.SignedInAsync("Reviewer");
        Assert.Contains($"mentioned you on {reference}", await TextAsync(named, "/desk"), StringComparison.Ordinal);
        Assert.Contains(Canary, await TextAsync(named, $"/desk/letters/{inReview}"), StringComparison.Ordinal);
        Assert.Contains(Canary, await TextAsync(named, "/desk/review"), StringComparison.Ordinal);
        foreach (var who in (string[])["Admin", "Everything", "Nothing"])
        {
            using var client = await _site.SignedInAsync(who);
            foreach (var address in DeskAddresses.Of(inReview, release).Concat(DeskAddresses.Of(sent, release)))
            {
                var text = await TextAsync(client, address);
                Assert.False(text.Contains(Canary, StringComparison.OrdinalIgnoreCase), $"{who} reads of it at {address}.");
                Assert.False(text.Contains(reference, StringComparison.Ordinal), $"{who} reads its reference at {address}.");
            }
            await AnswersAsNothingAsync(client, inReview, release);
        }
    }

    [Fact]
    public async Task Whoever_is_no_longer_named_is_out_at_the_next_request()
    {
        var letter = await _desk.SubmitAsync(Canary, Confidentiality.Restricted);
        using var client = await _site.SignedInAsync("Reviewer");
        Assert.Contains(Canary, await TextAsync(client, $"/desk/review/letters/{letter}"), StringComparison.Ordinal);
        Assert.Null((await _site.Get<LetterWorkflow>().NameAsync(letter, (await _site.ActorAsync("Reviewer")).Id, false, await _site.ActorAsync("Drafter"), default)).Refusal);
        Assert.Contains("There is no such letter", await TextAsync(client, $"/desk/review/letters/{letter}"), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, await TextAsync(client, "/desk"), StringComparison.Ordinal);
    }

    private static async Task AnswersAsNothingAsync(HttpClient client, Guid letter, Guid release)
    {
        foreach (var (kind, id) in (((string, Guid)[])[("letters", letter), ("releases", release)]))
        {
            foreach (var (what, body) in (((string, string)[])[("body", """{"baseVersion":0,"changes":[[0,"x"]]}"""), ("body/kept", """{"text":"x"}""")]))
            {
                var (hidden, nothing) = (await PostAsync(client, $"/desk/{kind}/{id}/{what}", body), await PostAsync(client, $"/desk/{kind}/{Guid.NewGuid()}/{what}", body));
                Assert.Equal(nothing, hidden);
                Assert.Equal(HttpStatusCode.Conflict, hidden.Status);
            }
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(address, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> TextAsync(HttpClient client, string address)
    {
        using var answer = await TestSite.OpenAsync(client, address);
        return $"{answer.Headers}{await answer.Content.ReadAsStringAsync()}";
    }
}
