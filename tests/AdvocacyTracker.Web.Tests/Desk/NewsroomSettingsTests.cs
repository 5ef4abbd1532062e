using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Desk;

/// <summary>The newsroom's settings are an administrator's, and public pages wear them at once.</summary>
public sealed partial class NewsroomSettingsTests
{
    [Theory]
    [InlineData("Admin", true)]
    [InlineData("Drafter", false)]
    [InlineData("Comms", false)]
    public async Task An_administrator_finds_the_settings_and_nobody_else_does(string who, bool may)
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync(who);
        var page = await client.GetStringAsync("/desk/newsroom");
        Assert.Equal(may, page.Contains("Save the newsroom", StringComparison.Ordinal));
        Assert.Equal(may, page.Contains("14 Almond Quay", StringComparison.Ordinal));
        Assert.Equal(may, (await client.GetStringAsync("/desk")).Contains("href=\"/desk/newsroom\"", StringComparison.Ordinal));
        Assert.Equal(!may, page.Contains("Only an Admin may set the newsroom up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_accent_is_on_public_pages_with_a_policy_that_allows_it_and_nothing_else_changes()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Client();
        string[] addresses = ["/", "/news", "/news/trump-should-raise-human-rights-with-putin", "/letters/2017-001", "/news/none"];
        var before = new Dictionary<string, string>();
        foreach (var address in addresses) before[address] = await ReadAsync(client, address);
        var seen = NewsroomForm.Of(await site.Get<PublishedQueries>().NewsroomAsync(default));
        Assert.Null((await site.Get<NewsroomWorkflow>().KeepAsync(seen, seen with { Accent = "#7a2e1d", DarkAccent = "#e8b4a4" }, await site.ActorAsync("Admin"), default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
        foreach (var address in addresses)
        {
            var after = await ReadAsync(client, address);
            Assert.Contains("--house:light-dark(#7a2e1d,#e8b4a4)", after, StringComparison.Ordinal);
            Assert.DoesNotContain("#7a2e1d", before[address], StringComparison.Ordinal);
            Assert.Equal(Style().Replace(before[address], ""), Style().Replace(after, ""));
        }
    }

    [Fact]
    public async Task The_preview_takes_colours_and_no_other_style()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        using var client = await site.SignedInAsync("Admin");
        Assert.Contains(".house-preview{--house:light-dark(#7a2e1d,#a4bcec)", await client.GetStringAsync("/desk/newsroom/accent.css?light=%237a2e1d&dark="), StringComparison.Ordinal);
        Assert.Empty(await client.GetStringAsync("/desk/newsroom/accent.css?light=red%7D*%7Bdisplay:none%7D"));
        using var stranger = site.Client();
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync("/desk/newsroom/accent.css")).StatusCode);
    }

    [Fact]
    public void The_papers_that_an_accent_is_measured_on_are_those_of_the_style_sheet()
    {
        var tokens = File.ReadAllText(Path.Combine(Checkout.Top, "src", "AdvocacyTracker.Web", "wwwroot", "css", "tokens.css"));
        string[] names = ["paper", "sheet", "shade"];
        foreach (var (name, i) in names.Select((n, i) => (n, i))) Assert.Contains($"--{name}: light-dark({HouseColour.LightPapers[i]}, {HouseColour.DarkPapers[i]});", tokens, StringComparison.Ordinal);
        Assert.Contains("--house: light-dark(#274680, #a4bcec);", tokens, StringComparison.Ordinal);
    }

    // The page, whose own style its policy must allow.
    private static async Task<string> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        var style = Assert.Single(Style().Matches(page)).Groups[1].Value;
        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        return page;
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
