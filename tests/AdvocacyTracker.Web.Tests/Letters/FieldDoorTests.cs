using System.Net;
using System.Text;
using System.Text.Json;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Letters;

/// <summary>The door through which single fields are saved, over plain HTTP.</summary>
public sealed class FieldDoorTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    [Theory]
    [InlineData("subject", "A letter", " Another ", "Another")]
    [InlineData("letter-date", "", "2026-07-01", "2026-07-01")]
    [InlineData("kind", "Own", "Joint", "Joint")]
    [InlineData("language", "en", "ar", "ar")]
    [InlineData("signatories", "", "Mara Lind, Director, Lantern\n\nOmar", "Mara Lind, Director, Lantern\nOmar")]
    public async Task A_field_is_saved_and_answered_as_it_stands(string field, string seen, string mine, string now)
    {
        using var client = await Site.SignedInAsync("Drafter");
        var answer = await SaveAsync(client, $"/desk/letters/{await DraftAsync()}/fields", field, seen, mine);
        Assert.True(answer.GetProperty("isTaken").GetBoolean());
        Assert.Equal(now, answer.GetProperty("now").GetString());
    }

    [Fact]
    public async Task A_field_somebody_else_changed_is_not_overwritten_and_theirs_comes_back()
    {
        using var client = await Site.SignedInAsync("Drafter");
        var address = $"/desk/letters/{await DraftAsync()}/fields";
        var first = await SaveAsync(client, address, "place", "", "Geneva");
        var second = await SaveAsync(client, address, "place", "", "Halden");
        Assert.Equal((false, "Geneva"), (second.GetProperty("isTaken").GetBoolean(), second.GetProperty("now").GetString()));
        Assert.True(second.GetProperty("version").GetInt64() >= first.GetProperty("version").GetInt64());
        Assert.True((await SaveAsync(client, address, "place", "Geneva", "Halden")).GetProperty("isTaken").GetBoolean());
        var again = await SaveAsync(client, address, "place", "Geneva", "Halden");
        Assert.True(again.GetProperty("isTaken").GetBoolean());
        Assert.Equal(again.GetProperty("version").GetInt64(), (await SaveAsync(client, address, "place", "Halden", "Halden")).GetProperty("version").GetInt64());
        Assert.True((await SaveAsync(client, address, "closing", "", "Yours,")).GetProperty("isTaken").GetBoolean());
    }

    [Theory]
    [InlineData("""{"field":"subject","seen":"A letter","mine":""}""", 409)]
    [InlineData("""{"field":"subject","seen":"A letter","mine":"half \ud83d"}""", 400)]
    [InlineData("""{"field":"letter-date","seen":"","mine":"tomorrow"}""", 409)]
    [InlineData("""{"field":"kind","seen":"Own","mine":"7"}""", 409)]
    [InlineData("""{"field":"owner","seen":"","mine":"me"}""", 400)]
    [InlineData("""{"field":"subject","mine":"x"}""", 400)]
    [InlineData("""{"field":"place","seen":"","mine":null}""", 400)]
    [InlineData("""{"field":"place","seen":null,"mine":"x"}""", 400)]
    [InlineData("{}", 400)]
    [InlineData("not JSON", 400)]
    public async Task What_no_field_can_hold_is_refused_and_changes_nothing(string body, int status)
    {
        using var client = await Site.SignedInAsync("Drafter");
        var letter = await DraftAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await client.PostAsync($"/desk/letters/{letter}/fields", content);
        Assert.Equal(status, (int)answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        if (status == 409) Assert.EndsWith(".", JsonDocument.Parse(text).RootElement.GetProperty("refusal").GetString(), StringComparison.Ordinal);
        Assert.Equal("A letter", (await Site.Get<LetterQueries>().FindAsync(letter, await Site.ActorAsync("Drafter"), default))!.Form.Subject);
    }

    [Fact]
    public async Task Who_may_not_revise_is_told_so_and_a_restricted_letter_is_not_there()
    {
        var letter = await DraftAsync();
        using var reviewer = await Site.SignedInAsync("Reviewer");
        using var content = new StringContent("""{"field":"place","seen":"","mine":"Geneva"}""", Encoding.UTF8, "application/json");
        Assert.Contains("Only a Drafter may revise", await (await reviewer.PostAsync($"/desk/letters/{letter}/fields", content)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await Site.Get<PressWorkflow>().ConfideAsync(letter, Confidentiality.Restricted, await Site.ActorAsync("Drafter"), default)).Refusal);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.PostAsync($"/desk/letters/{letter}/fields", content)).StatusCode);
    }

    [Fact]
    public async Task A_releases_fields_are_saved_alike()
    {
        using var client = await Site.SignedInAsync("Comms");
        var form = new ReleaseForm("A headline", "", "", "en", "", true);
        var release = (await Site.Get<PressWorkflow>().DraftAsync(form, [], await Site.ActorAsync("Comms"), default)).Value;
        Assert.Equal("false", (await SaveAsync(client, $"/desk/releases/{release}/fields", "call-out", "true", "false")).GetProperty("now").GetString());
        Assert.Equal("Another", (await SaveAsync(client, $"/desk/releases/{release}/fields", "headline", "A headline", "Another")).GetProperty("now").GetString());
    }

    private async Task<Guid> DraftAsync() => (await Site.Get<LetterWorkflow>().DraftAsync("A letter", "en", await Site.ActorAsync("Drafter"), default)).Value;

    private static async Task<JsonElement> SaveAsync(HttpClient client, string address, string field, string seen, string mine)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { field, seen, mine }), Encoding.UTF8, "application/json");
        var answer = await client.PostAsync(address, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
