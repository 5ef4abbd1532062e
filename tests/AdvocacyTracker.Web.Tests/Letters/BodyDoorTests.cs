using System.Net;
using System.Text;
using System.Text.Json;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Letters;

/// <summary>The door through which a body's changes come, over plain HTTP.</summary>
public sealed class BodyDoorTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    [Fact]
    public async Task Only_what_changed_of_a_preview_comes_down_and_the_whole_to_who_has_another()
    {
        using var client = await Site.SignedInAsync("Drafter");
        var letter = await DraftAsync();
        await SendAsync(client, letter, $$"""{"baseVersion":0,"changes":[[0,{{string.Join(',', Enumerable.Range(0, 200).SelectMany(n => new[] { $"\"Paragraph {n} of a long letter.\"", "\"\"" }))}}]]}""");
        var whole = await client.PreviewAsync($"/desk/letters/{letter}", "");
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("from").ValueKind);
        await SendAsync(client, letter, """{"baseVersion":1,"changes":[[0,"Dear Minister, we write to you. "],6500]}""".Replace("6500", $"{Enumerable.Range(0, 200).Sum(n => $"Paragraph {n} of a long letter.".Length + 2) - 1}", StringComparison.Ordinal));
        var part = await client.PreviewAsync($"/desk/letters/{letter}", whole.GetProperty("tag").GetString()!);
        Assert.InRange(part.GetRawText().Length, 1, 1_000);
        var (from, to, old) = (part.GetProperty("from").GetInt32(), part.GetProperty("to").GetInt32(), whole.GetProperty("html").GetString()!);
        Assert.Equal(await client.PreviewAsync($"/desk/letters/{letter}"), string.Concat(old.AsSpan(0, from), part.GetProperty("html").GetString(), old.AsSpan(to)));
        Assert.Equal(JsonValueKind.Null, (await client.PreviewAsync($"/desk/letters/{letter}", "another")).GetProperty("from").ValueKind);
    }

    [Fact]
    public async Task A_preview_that_goes_from_one_sign_to_another_that_begins_alike_stays_whole()
    {
        using var client = await Site.SignedInAsync("Drafter");
        var letter = await DraftAsync();
        await SendAsync(client, letter, """{"baseVersion":0,"changes":[[0,"😀"]]}""");
        var old = await client.PreviewAsync($"/desk/letters/{letter}", "");
        await SendAsync(client, letter, """{"baseVersion":1,"changes":[[2,"😁"]]}""");
        var part = await client.PreviewAsync($"/desk/letters/{letter}", old.GetProperty("tag").GetString()!);
        var html = old.GetProperty("html").GetString()!;
        Assert.Contains("😁", string.Concat(html.AsSpan(0, part.GetProperty("from").GetInt32()), part.GetProperty("html").GetString(), html.AsSpan(part.GetProperty("to").GetInt32())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_taken_and_who_is_behind_is_told_what_is_newer()
    {
        using var client = await Site.SignedInAsync("Drafter");
        var letter = await DraftAsync();
        Assert.True((await SendAsync(client, letter, """{"baseVersion":0,"changes":[[0,"Hello"]]}""")).GetProperty("taken").GetBoolean());
        var behind = await SendAsync(client, letter, """{"baseVersion":0,"changes":[[0,"Other"]]}""");
        Assert.False(behind.GetProperty("taken").GetBoolean());
        Assert.Equal("""[[0,"Hello"]]""", behind.GetProperty("newer")[0].GetProperty("changes").GetRawText());
        var newer = JsonDocument.Parse(await client.GetStringAsync($"/desk/letters/{letter}/body?since=0")).RootElement;
        Assert.Equal(1, newer.GetProperty("version").GetInt32());
        Assert.Contains("Hello", await client.PreviewAsync($"/desk/letters/{letter}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, $"/desk/letters/{letter}/body/kept", """{"text":"lost"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(client, $"/desk/letters/{letter}/body/kept", "{}")).StatusCode);
    }

    [Theory]
    [InlineData("""{"baseVersion":9,"changes":[[0,"x"]]}""", 409)]
    [InlineData("""{"baseVersion":0,"changes":[7,[0,"x"]]}""", 409)]
    [InlineData("""{"baseVersion":0,"changes":"no"}""", 409)]
    [InlineData("""{"baseVersion":0,"changes":[[0,"\ud800"]]}""", 409)]
    [InlineData("""{"baseVersion":0}""", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"baseVersion":"x","changes":[]}""", 400)]
    [InlineData("not JSON", 400)]
    public async Task A_bad_change_is_refused_without_a_trace_of_the_machine(string body, int status)
    {
        using var client = await Site.SignedInAsync("Drafter");
        var letter = await DraftAsync();
        var answer = await PostAsync(client, $"/desk/letters/{letter}/body", body);
        Assert.Equal(status, (int)answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        if (status == 409) Assert.EndsWith(".", JsonDocument.Parse(text).RootElement.GetProperty("refusal").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_are_turned_away()
    {
        using var client = await Site.SignedInAsync("Drafter");
        var letter = await DraftAsync();
        try
        {
            var answer = await PostAsync(client, $"/desk/letters/{letter}/body", $$"""{"baseVersion":0,"changes":[[0,"{{new string('a', 10_000_000)}}"]]}""");
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server hung up while the rest was still on its way, which is a refusal too.
        }
        Assert.Equal(0, JsonDocument.Parse(await client.GetStringAsync($"/desk/letters/{letter}/body?since=0")).RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Who_may_not_revise_is_told_so_and_a_restricted_letter_is_not_there()
    {
        var letter = await DraftAsync();
        using var reviewer = await Site.SignedInAsync("Reviewer");
        var answer = await PostAsync(reviewer, $"/desk/letters/{letter}/body", """{"baseVersion":0,"changes":[[0,"x"]]}""");
        Assert.Contains("Only a Drafter may revise", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var drafter = await Site.ActorAsync("Drafter");
        Assert.Null((await Site.Get<PressWorkflow>().ConfideAsync(letter, Confidentiality.Restricted, drafter, default)).Refusal);
        foreach (var address in (string[])["preview", "body?since=0"])
        {
            var hidden = await reviewer.GetAsync($"/desk/letters/{letter}/{address}");
            var nothing = await reviewer.GetAsync($"/desk/letters/{Guid.NewGuid()}/{address}");
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            Assert.Equal(await nothing.Content.ReadAsStringAsync(), await hidden.Content.ReadAsStringAsync());
        }
        var page = await (await TestSite.OpenAsync(reviewer, $"/desk/letters/{letter}")).Content.ReadAsStringAsync();
        Assert.Contains("There is no such letter", page, StringComparison.Ordinal);
    }

    private async Task<Guid> DraftAsync() => (await Site.Get<LetterWorkflow>().DraftAsync("A letter", "en", await Site.ActorAsync("Drafter"), default)).Value;

    private static async Task<JsonElement> SendAsync(HttpClient client, Guid letter, string body)
    {
        var answer = await PostAsync(client, $"/desk/letters/{letter}/body", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(address, content);
    }
}
