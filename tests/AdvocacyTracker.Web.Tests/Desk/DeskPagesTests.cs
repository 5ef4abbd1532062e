using System.Net;
using System.Text.RegularExpressions;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Desk;

/// <summary>The desk's pages, for everybody who signs in.</summary>
public sealed class DeskPagesTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    [Theory]
    [InlineData("Drafter", Roles.Drafter)]
    [InlineData("Reviewer", Roles.Reviewer)]
    [InlineData("Comms", Roles.Comms)]
    [InlineData("Admin", Roles.Admin)]
    [InlineData("Everything", Roles.Drafter | Roles.Reviewer | Roles.Comms | Roles.Admin)]
    [InlineData("Nothing", Roles.None)]
    public async Task Every_page_opens_for_everybody_has_one_first_heading_and_is_kept_by_no_cache(string who, Roles roles)
    {
        if (who is "Everything" or "Nothing") await Site.JoinAsync(who, roles);
        using var client = await Site.SignedInAsync(who);
        var letter = (await Site.Get<LetterQueries>().ListAsync(await Site.ActorAsync("Drafter"), LetterStage.Draft, null, default)).Rows[0].Id;
        var release = (await Site.Get<PressQueries>().ListAsync(await Site.ActorAsync("Comms"), null, default)).Rows[0].Id;
        string[] odd = ["/desk/letters?stage=Sent", "/desk/letters?stage=nonsense&after=nonsense", "/desk/letters?after=1.1", "/desk/releases?after=1.1", "/desk/releases?after=nonsense", "/desk/demands?after=1.D-1%00", "/desk/audit?before=-1", "/desk/audit?before=99999999999999999999"];
        foreach (var address in DeskAddresses.Of(letter, release).Concat(DeskAddresses.Of(Guid.NewGuid(), Guid.NewGuid())).Concat(odd))
        {
            using var answer = await TestSite.OpenAsync(client, address);
            var isDoor = address.Contains("/body", StringComparison.Ordinal) || address.EndsWith("/preview", StringComparison.Ordinal);
            Assert.True(answer.StatusCode == HttpStatusCode.OK || (isDoor && answer.StatusCode == HttpStatusCode.NotFound), $"{who} got {answer.StatusCode} at {address}.");
            Assert.True(isDoor || Regex.Count(await answer.Content.ReadAsStringAsync(), "<h1[ >]") == 1, $"{address} has not one first heading.");
            Assert.Equal("no-store", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        }
    }

    [Fact]
    public async Task Lists_lead_on_to_what_their_first_page_does_not_hold()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var desk = await Newsdesk.OfAsync(site);
        var comms = await site.ActorAsync("Comms");
        for (var n = 10; n <= 61; n++)
        {
            Assert.Null((await site.Get<PressWorkflow>().DraftAsync(new($"Release {n}", "", "", "en", "", false), [], comms, default)).Refusal);
            await desk.DraftAsync($"no{n}");
        }
        using var client = await site.SignedInAsync("Comms");
        foreach (var (list, first, last) in (((string, string, string)[])[("releases", "Release 61", "Release 10"), ("demands", "no61", "no10"), ("letters", "no61", "no10")]))
        {
            var page = await client.GetStringAsync($"/desk/{list}");
            Assert.True(page.Contains(first, StringComparison.Ordinal) && !page.Contains(last, StringComparison.Ordinal), list);
            var more = await client.GetStringAsync(WebUtility.HtmlDecode(Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value));
            Assert.True(more.Contains(last, StringComparison.Ordinal) && !more.Contains(first, StringComparison.Ordinal) && !more.Contains("rel=\"next\"", StringComparison.Ordinal), list);
        }
    }

    [Fact]
    public async Task Who_loses_a_role_is_refused_at_the_next_request()
    {
        var member = await Site.JoinAsync("Demoted", Roles.Drafter);
        using var client = await Site.SignedInAsync("Demoted");
        var letter = (await Site.Get<LetterWorkflow>().DraftAsync("A letter", "en", member, default)).Value;
        Assert.Equal(HttpStatusCode.OK, (await AppendAsync(client, letter)).StatusCode);
        Assert.Null((await Site.Get<TeamWorkflow>().TakeRoleAsync(member.Id, Roles.Drafter, await Site.ActorAsync("Admin"), default)).Refusal);
        var refused = await AppendAsync(client, letter);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("may revise letters", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = await (await TestSite.OpenAsync(client, $"/desk/letters/{letter}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<body-editor", page, StringComparison.Ordinal);
        Assert.Contains("may revise letters", page, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AppendAsync(HttpClient client, Guid letter)
    {
        using var content = new StringContent("""{"baseVersion":0,"changes":[[0,"Words"]]}""", System.Text.Encoding.UTF8, "application/json");
        return await client.PostAsync($"/desk/letters/{letter}/body", content);
    }
}
