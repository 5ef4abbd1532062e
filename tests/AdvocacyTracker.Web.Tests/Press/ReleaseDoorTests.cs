using System.Net;
using System.Text;
using System.Text.Json;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Press;

/// <summary>The door through which a release's body changes, and what leaves the desk's hands when it is published.</summary>
public sealed class ReleaseDoorTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    [Fact]
    public async Task A_change_is_taken_once_and_whoever_is_behind_is_told_what_is_newer()
    {
        using var client = await Site.SignedInAsync("Comms");
        var release = await (await Newsdesk.OfAsync(Site)).DraftReleaseAsync("words");
        var taken = await SendAsync(client, release, """{"baseVersion":1,"changes":[[0,"First. "],14]}""");
        Assert.Equal((true, 2), (taken.GetProperty("taken").GetBoolean(), taken.GetProperty("version").GetInt32()));
        var behind = await SendAsync(client, release, """{"baseVersion":1,"changes":[[0,"Second. "],14]}""");
        Assert.False(behind.GetProperty("taken").GetBoolean());
        Assert.Equal("""[{"version":2,"changes":[[0,"First. "],14],"page":""}]""", behind.GetProperty("newer").GetRawText());
        var preview = await client.PreviewAsync($"/desk/releases/{release}");
        Assert.Contains("First. All of words.", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", preview, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"baseVersion":7,"changes":[[0,"x"],14]}""", "based on a version that never was")]
    [InlineData("""{"baseVersion":-1,"changes":[[0,"x"],14]}""", "based on a version that never was")]
    [InlineData("""{"baseVersion":1,"changes":[[0,"x"]]}""", "")]
    [InlineData("""{"baseVersion":1,"changes":[[0,"\udc00"],14]}""", "half a character")]
    [InlineData("""{"baseVersion":1,"changes":[[0,"\u0000"],14]}""", "control character")]
    [InlineData("""{"baseVersion":1,"changes":[[0,"\u202e ok"],99999999999]}""", "")]
    public async Task A_bad_change_is_refused_with_one_sentence_and_nothing_is_stored(string body, string words)
    {
        using var client = await Site.SignedInAsync("Comms");
        var release = await (await Newsdesk.OfAsync(Site)).DraftReleaseAsync("words");
        using var answer = await PostAsync(client, $"/desk/releases/{release}/body", body);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var sentence = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("refusal").GetString()!;
        Assert.Contains(words, sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.StartsWith("""{"taken":false,"version":1,"newer":[]""", await client.GetStringAsync($"/desk/releases/{release}/body?since=1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"\ud800"}""", 400)]
    [InlineData("""{"text":null}""", 400)]
    [InlineData("""{"text":7}""", 400)]
    [InlineData("""{"text":"\u0007"}""", 409)]
    [InlineData("""{"text":""}""", 204)]
    public async Task A_text_that_lost_is_kept_or_refused_and_never_a_failure(string body, int status)
    {
        using var client = await Site.SignedInAsync("Comms");
        var release = await (await Newsdesk.OfAsync(Site)).DraftReleaseAsync("words");
        using var answer = await PostAsync(client, $"/desk/releases/{release}/body/kept", body);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_with_a_sentence_and_one_at_the_limit_is_kept()
    {
        using var client = await Site.SignedInAsync("Comms");
        var release = await (await Newsdesk.OfAsync(Site)).DraftReleaseAsync("words");
        using var large = await PostAsync(client, $"/desk/releases/{release}/body", $$"""{"baseVersion":1,"changes":[[14,"{{new string('a', (256 * 1024) + 1)}}"]]}""");
        Assert.Equal(HttpStatusCode.Conflict, large.StatusCode);
        Assert.Contains("longer than 256 KB", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var fits = await PostAsync(client, $"/desk/releases/{release}/body", $$"""{"baseVersion":1,"changes":[[14,"{{new string('a', 256 * 1024)}}"]]}""");
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/desk/releases/{release}/preview")).StatusCode);
    }

    [Fact]
    public async Task A_preview_follows_a_text_up_to_100_KB_as_a_letters_does_and_the_review_shows_it_whole()
    {
        using var client = await Site.SignedInAsync("Comms");
        var desk = await Newsdesk.OfAsync(Site);
        var (release, letter) = (await desk.DraftReleaseAsync("words"), await desk.DraftAsync("words"));
        foreach (var (kilobytes, isPlain) in (((int, bool)[])[(99, false), (101, true)]))
        {
            var body = "**Bold** words.\n\n" + string.Concat(Enumerable.Repeat(new string('a', 1022) + "\n\n", kilobytes));
            foreach (var (kind, id) in (((string, Guid)[])[("releases", release), ("letters", letter)]))
            {
                await WriteAsync(kind, id, body);
                var preview = await client.PreviewAsync($"/desk/{kind}/{id}");
                Assert.True(isPlain == preview.Contains("<pre class=\"plain\">", StringComparison.Ordinal), $"{kind}, {kilobytes} KB");
                Assert.True(isPlain != preview.Contains("<strong>Bold</strong>", StringComparison.Ordinal), $"{kind}, {kilobytes} KB");
            }
        }
        Assert.Contains("<strong>Bold</strong>", await (await TestSite.OpenAsync(client, $"/desk/review/releases/{release}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Over the workflows, since a drafter writes the letter and comms the release.
    private async Task WriteAsync(string kind, Guid id, string body)
    {
        if (kind == "releases")
        {
            var comms = await Site.ActorAsync("Comms");
            var head = (await Site.Get<PressQueries>().FindAsync(id, comms, default))!.Body;
            Assert.Null((await Site.Get<PressWorkflow>().AppendAsync(id, new(head.Version, AdvocacyTracker.Text.ChangeSet.Between(head.Text, body).ToJson()), comms, default)).Refusal);
            return;
        }
        var drafter = await Site.ActorAsync("Drafter");
        var letter = (await Site.Get<LetterQueries>().FindAsync(id, drafter, default))!.Body;
        Assert.Null((await Site.Get<LetterWorkflow>().AppendAsync(id, new(letter.Version, AdvocacyTracker.Text.ChangeSet.Between(letter.Text, body).ToJson()), drafter, default)).Refusal);
    }

    [Fact]
    public async Task What_is_published_is_closed_and_reads_the_same_whatever_becomes_of_the_desk()
    {
        using var client = await Site.SignedInAsync("Comms");
        using var anybody = Site.Client();
        var desk = await Newsdesk.OfAsync(Site);
        var letter = await desk.SendAsync("plain");
        var (release, slug) = await desk.PublishAsync("plain", letter);
        var before = await anybody.GetStringAsync($"/news/{slug}");
        using var refused = await PostAsync(client, $"/desk/releases/{release}/body", """{"baseVersion":1,"changes":[[0,"x"],35]}""");
        Assert.Contains("is published and its words are fixed", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await anybody.GetStringAsync($"/news/{slug}"));

        await desk.RecallAsync(letter);
        await Site.Get<AdvocacyTracker.Web.Newsroom.PublicPages>().RefreshAsync(default);
        var reference = (await desk.ViewAsync(letter)).Words.Reference;
        Assert.Contains($"/letters/{reference}", before, StringComparison.Ordinal);
        Assert.DoesNotContain($"/letters/{reference}", await anybody.GetStringAsync($"/news/{slug}"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, Guid release, string body)
    {
        using var answer = await PostAsync(client, $"/desk/releases/{release}/body", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(address, content);
    }
}
