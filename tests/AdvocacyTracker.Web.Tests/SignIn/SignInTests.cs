using System.Diagnostics;
using System.Net;
using AdvocacyTracker.Audit;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.SignIn;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.AspNetCore.Identity;

namespace AdvocacyTracker.Web.Tests.SignIn;

/// <summary>Who gets in, who doesn't, and what ends it.</summary>
public sealed class SignInTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    [Fact]
    public async Task Anonymous_readers_are_led_to_sign_in_and_scripts_are_told_401()
    {
        using var client = Site.Client();
        var page = await TestSite.OpenAsync(client, "/desk/letters");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("/sign-in", page.Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync($"/desk/letters/{Guid.NewGuid()}/body?since=0")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_says_nothing_of_who_is_a_member_and_five_lock_the_account()
    {
        await Site.JoinAsync("Locked", Roles.Drafter);
        using var client = Site.Client();
        var unknown = await (await TestSite.SignInAsync(client, "nobody@example.org", "wrong password")).Content.ReadAsStringAsync();
        Assert.Contains("Address and password don", unknown, StringComparison.Ordinal);
        for (var n = 0; n < 5; n++) await TestSite.SignInAsync(client, TestSite.AddressOf("Locked"), "wrong password");
        var locked = await TestSite.SignInAsync(client, TestSite.AddressOf("Locked"), TestSite.Password);
        Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
        Assert.Contains("locked for 15 minutes", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("locked for 15 minutes", unknown, StringComparison.Ordinal);
        var trail = await Site.Get<AuditQueries>().BeforeAsync(null, subjects => Site.Get<AdvocacyTracker.Demands.DemandQueries>().HiddenNamesAsync(subjects, Deeds.TheProgram, default), default);
        Assert.Equal(4, trail.Count(l => l.Subject == "Locked" && l.Deed == "Fail to sign in"));
        Assert.Contains(trail, l => l.Subject == "Locked" && l.Deed == "Lock out");
    }

    [Fact]
    public async Task A_sign_in_that_fails_does_the_same_work_whoever_it_was_for()
    {
        var team = Site.Get<TeamWorkflow>();
        foreach (var name in (string[])["Known", "Shut", "Barred"]) await Site.JoinAsync(name, Roles.Drafter);
        Assert.Null((await team.DisableAsync((await Site.ActorAsync("Shut")).Id, await Site.ActorAsync("Admin"), default)).Refusal);
        Assert.Null((await team.InviteAsync("Awaited", TestSite.AddressOf("Awaited"), Roles.Drafter, Deeds.TheProgram, default)).Refusal);
        using var client = Site.Client();
        for (var n = 0; n < 5; n++) await TestSite.SignInAsync(client, TestSite.AddressOf("Barred"), "wrong password");
        var written = new List<string>();
        using var listening = new WriteWatch(Site.File, written.Add).Start();
        string[] members = [.. ((string[])["Known", "Shut", "Awaited", "Barred"]).Select(TestSite.AddressOf), "ines@lantern.example"], strangers = ["nobody@example.org", "\uFFFE", ""];
        foreach (var email in (string[])[.. members, .. strangers])
        {
            written.Clear();
            var began = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.OK, (await TestSite.SignInAsync(client, email, "wrong password")).StatusCode);
            // 0.3 s by the server's clock; timers count in coarser steps than the watch here.
            Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(200));
            // Identity counts a failure only after it has looked at a password.
            Assert.Equal("UPDATE \"Members\"", written[0]);
            if (members.Contains(email)) Assert.Equal("INSERT INTO \"AuditEntries\"", Assert.Single(written.Skip(1)));
        }
        var (nobody, known) = (Site.Get<Nobody>().Make(), Site.Get<IPasswordHasher<Member>>().HashPassword(null!, TestSite.Password));
        Assert.Equal(Convert.FromBase64String(known)[..13], Convert.FromBase64String(nobody.PasswordHash!)[..13]);
        Assert.Contains(await Site.Get<AuditQueries>().BeforeAsync(null, _ => Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>()), default), l => l is { Deed: "Fail to sign in", Subject: "Nobody" });
    }

    [Fact]
    public async Task Whoever_tries_more_often_than_allowed_within_a_minute_is_told_to_wait_and_nobody_else_is()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, "--SignIn:TriesPerMinute=3", "--Newsroom:BaseUrl=http://news.example.org");
        using var one = Reader("203.0.113.5, 2001:db8::1");
        for (var n = 0; n < 3; n++) Assert.Equal(HttpStatusCode.OK, (await TestSite.SignInAsync(one, "nobody@example.org", "wrong password")).StatusCode);
        // The same network, and a word of their own before the proxy's.
        using var again = Reader("198.51.100.7, 2001:db8::2");
        foreach (var address in (string[])["/sign-in", "/Sign-In/"])
        {
            var refused = await again.PostAsync(address, null);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter!.Delta);
            Assert.Contains("Too many tries to sign in have come from where you are: wait a minute, and try again.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal("no-store", refused.Headers.CacheControl!.ToString());
        }
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/sign-in")).StatusCode);
        using var other = Reader("2001:db8:0:1::1");
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.SignInAsync(other, TestSite.AddressOf("Drafter"), TestSite.Password)).StatusCode);

        HttpClient Reader(string forwarded)
        {
            var client = site.Client();
            client.DefaultRequestHeaders.Host = "news.example.org";
            client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
            return client;
        }
    }

    [Theory]
    [InlineData("o'neil@example.org")]
    [InlineData("jürgen@example.org")]
    public async Task Five_wrong_passwords_lock_whatever_an_address_holds(string email)
    {
        var team = Site.Get<TeamWorkflow>();
        await team.AcceptAsync((await team.InviteAsync("Odd", email, Roles.Drafter, Deeds.TheProgram, default)).Value!, "", "", TestSite.Password, default);
        using var client = Site.Client();
        for (var n = 0; n < 5; n++) await TestSite.SignInAsync(client, email, "wrong password");
        Assert.Equal(HttpStatusCode.OK, (await TestSite.SignInAsync(client, email, TestSite.Password)).StatusCode);
    }

    [Theory]
    [InlineData("?ReturnUrl=%2Fdesk%2Fletters", "/desk/letters")]
    [InlineData("?ReturnUrl=https%3A%2F%2Fevil.example", "/desk")]
    [InlineData("?ReturnUrl=%2F%2Fevil.example", "/desk")]
    [InlineData("?ReturnUrl=%2F%5Cevil.example", "/desk")]
    [InlineData("?ReturnUrl=%2F%09%2Fevil.example", "/desk")]
    [InlineData("?ReturnUrl=evil", "/desk")]
    [InlineData("", "/desk")]
    public async Task Signing_in_leads_on_within_the_site_only(string query, string target)
    {
        using var client = Site.Client();
        var answer = await TestSite.SignInAsync(client, TestSite.AddressOf("Drafter"), TestSite.Password, query);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri(Site.Address, target), new Uri(Site.Address, answer.Headers.Location!));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("advocacytracker=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        using var client = await Site.SignedInAsync("Drafter");
        Assert.Equal(HttpStatusCode.OK, (await TestSite.OpenAsync(client, "/desk")).StatusCode);
        await client.PostAsync("/sign-out", null);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.OpenAsync(client, "/desk")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_that_session_also_for_a_copy_of_its_cookie_and_no_other()
    {
        using var other = await Site.SignedInAsync("Drafter");
        using var client = Site.Client();
        using var answer = await TestSite.SignInAsync(client, TestSite.AddressOf("Drafter"), TestSite.Password);
        using var copy = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Site.Address };
        copy.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("advocacytracker=", StringComparison.Ordinal)).Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await TestSite.OpenAsync(copy, "/desk")).StatusCode);
        await client.PostAsync("/sign-out", null);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.OpenAsync(copy, "/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TestSite.OpenAsync(other, "/desk")).StatusCode);
    }

    [Fact]
    public async Task A_closed_account_is_out_at_the_next_request_and_a_new_password_ends_old_sessions()
    {
        var closed = await Site.JoinAsync("Closed", Roles.Drafter);
        using var client = await Site.SignedInAsync("Closed");
        Assert.Null((await Site.Get<TeamWorkflow>().DisableAsync(closed.Id, await Site.ActorAsync("Admin"), default)).Refusal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.OpenAsync(client, "/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TestSite.SignInAsync(Site.Client(), TestSite.AddressOf("Closed"), TestSite.Password)).StatusCode);

        await Site.JoinAsync("Changed", Roles.Drafter);
        using var old = await Site.SignedInAsync("Changed");
        var team = Site.Get<TeamWorkflow>();
        var token = (await team.ResetAsync(TestSite.AddressOf("Changed"), Deeds.TheProgram, default)).Value!;
        await team.AcceptAsync(token, "", "", "another four words here", default);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.OpenAsync(old, "/desk")).StatusCode);
    }

    [Fact]
    public async Task An_imported_member_cannot_sign_in()
    {
        var answer = await TestSite.SignInAsync(Site.Client(), "ines@lantern.example", TestSite.Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_one_time_link_sets_a_password_once()
    {
        var token = (await Site.Get<TeamWorkflow>().InviteAsync("Linked", TestSite.AddressOf("Linked"), Roles.Comms, Deeds.TheProgram, default)).Value!;
        using var client = Site.Client();
        var page = await client.GetStringAsync($"/invite/{token}");
        Assert.Contains("Welcome, Linked", page, StringComparison.Ordinal);
        var accepted = await client.PostAsync($"/invite/{token}", TestSite.Form(page, ("_handler", "invite"), ("Password", TestSite.Password)));
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TestSite.OpenAsync(client, "/desk")).StatusCode);
        foreach (var closed in (string[])[token, "guessed"]) Assert.Contains("This link does not work any more", await client.GetStringAsync($"/invite/{closed}"), StringComparison.Ordinal);
    }
}
