using System.Net;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.SignIn;

/// <summary>One's own name and password.</summary>
public sealed class AccountTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    [Fact]
    public async Task A_new_password_needs_the_present_one_and_ends_every_other_session()
    {
        var name = $"Ada{Guid.NewGuid():N}";
        await Site.JoinAsync(name, Roles.Drafter);
        using var here = await Site.SignedInAsync(name);
        using var elsewhere = await Site.SignedInAsync(name);
        Assert.Contains("The present password is another one", await SendAsync(here, "password", ("Present", "not my password"), ("Password", "another four words here")), StringComparison.Ordinal);
        Assert.Contains("has fewer than", await SendAsync(here, "password", ("Present", TestSite.Password), ("Password", "short")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await TestSite.OpenAsync(elsewhere, "/desk")).StatusCode);

        Assert.Equal("/account?done=password", await SendAsync(here, "password", ("Present", TestSite.Password), ("Password", "another four words here")));
        Assert.Contains("Your password is changed", await (await TestSite.OpenAsync(here, "/account?done=password")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.OpenAsync(elsewhere, "/desk")).StatusCode);
        using var client = Site.Client();
        using var answer = await TestSite.SignInAsync(client, TestSite.AddressOf(name), "another four words here");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_tries_passwords_on_an_open_account_is_locked_out()
    {
        var name = $"Eve{Guid.NewGuid():N}";
        await Site.JoinAsync(name, Roles.Drafter);
        using var here = await Site.SignedInAsync(name);
        var last = "";
        for (var n = 0; n < 12 && !last.Contains("Too many wrong tries", StringComparison.Ordinal); n++) last = await SendAsync(here, "password", ("Present", $"guess number {n}"), ("Password", "another four words here"));
        Assert.Contains("Too many wrong tries", last, StringComparison.Ordinal);
        Assert.Contains("Too many wrong tries", await SendAsync(here, "password", ("Present", TestSite.Password), ("Password", "another four words here")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_is_shown_and_an_empty_one_refused()
    {
        var name = $"Bea{Guid.NewGuid():N}";
        await Site.JoinAsync(name, Roles.Drafter);
        using var here = await Site.SignedInAsync(name);
        Assert.Contains("The name is empty", await SendAsync(here, "name", ("Name", " ")), StringComparison.Ordinal);
        Assert.Equal("/account?done=name", await SendAsync(here, "name", ("Name", $"{name} Lund")));
        Assert.Contains($"<h1>{name} Lund</h1>", await (await TestSite.OpenAsync(here, "/account")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // The page with its refusal, or where it leads.
    private static async Task<string> SendAsync(HttpClient client, string form, params (string, string)[] fields)
    {
        var page = await (await TestSite.OpenAsync(client, "/account")).Content.ReadAsStringAsync();
        using var content = TestSite.Form(page, [("_handler", form), .. fields]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account") { Content = content };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var answer = await client.SendAsync(request);
        return answer.Headers.Location?.ToString() is { } location ? new Uri(client.BaseAddress!, location).PathAndQuery : await answer.Content.ReadAsStringAsync();
    }
}
