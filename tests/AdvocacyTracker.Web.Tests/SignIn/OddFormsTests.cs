using System.Net;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.Data.Sqlite;

namespace AdvocacyTracker.Web.Tests.SignIn;

/// <summary>The doors to the desk, tried with what no browser would send.</summary>
public sealed class OddFormsTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    public static TheoryData<string> Odd { get; } = ["", "\uFFFE", "\uFFFF", "a\r\nSet-Cookie: x=y", new string('a', 100_000), "' OR 1=1 --", "<script>alert(1)</script>", "@", "drafter@example.org\u200B"];

    [Theory, MemberData(nameof(Odd))]
    public async Task Nothing_that_is_typed_into_the_sign_in_form_is_a_failure_or_comes_back_as_markup(string typed)
    {
        var name = $"Member{Guid.NewGuid():N}";
        await Site.JoinAsync(name, Roles.Drafter);
        using var client = Site.Client();
        foreach (var (email, password) in (((string, string)[])[(typed, TestSite.Password), (TestSite.AddressOf(name), typed)]))
        {
            using var answer = await TestSite.SignInAsync(client, email, password);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("Address and password don", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("%2F%09%2Fevil.example")]
    [InlineData("%2F%0A%2Fevil.example")]
    [InlineData("%09%2F%2Fevil.example")]
    [InlineData("%2F..%2F%2Fevil.example")]
    [InlineData("%2Fdesk%2F..%2F..%2F%2Fevil.example")]
    [InlineData("%2Fdesk%0D%0ASet-Cookie%3A%20x%3Dy")]
    [InlineData("javascript%3Aalert(1)")]
    [InlineData("%2F%00")]
    [InlineData("%2F%FF")]
    [InlineData("%2F%EF%BF%BE")]
    [InlineData("%2Fdesk&ReturnUrl=%2F%2Fevil.example")]
    public async Task However_the_way_back_is_written_it_stays_on_this_site(string returnUrl)
    {
        using var client = Site.Client();
        using var answer = await TestSite.SignInAsync(client, TestSite.AddressOf("Reviewer"), TestSite.Password, $"?ReturnUrl={returnUrl}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        // As a browser reads it: it drops tabs and line breaks, and takes a backslash for a slash (https://url.spec.whatwg.org).
        var location = answer.Headers.GetValues("Location").Single().Replace("\t", "", StringComparison.Ordinal).Replace('\\', '/');
        Assert.Equal(Site.Address.Authority, new Uri(Site.Address, location).Authority);
        Assert.DoesNotContain(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("x=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/desk/letters/new")]
    [InlineData("/desk/releases")]
    public async Task A_form_without_its_token_is_not_taken(string address)
    {
        using var client = await Site.SignedInAsync("Comms");
        foreach (var token in (string[])["", "guessed"])
        {
            using var form = new FormUrlEncodedContent([new("_handler", address == "/sign-in" ? "sign-in" : address == "/desk/releases" ? "statement" : "draft"), new("Headline", "Forged"), new("Subject", "Forged"), new("Language", "en"), new("__RequestVerificationToken", token)]);
            using var answer = await client.PostAsync(address, form);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        Assert.DoesNotContain("Forged", await client.GetStringAsync("/desk/releases"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "x")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense")]
    [InlineData("application/x-www-form-urlencoded", "%%%=&&&=%00")]
    [InlineData("application/x-www-form-urlencoded", "_handler=nobody")]
    public async Task A_post_that_is_no_form_of_ours_is_a_bad_request_and_no_failure(string type, string body)
    {
        using var client = await Site.SignedInAsync("Comms");
        foreach (var address in (string[])["/sign-in", "/desk/letters/new", "/invite/guessed", "/desk", "/account"])
        {
            using var content = new StringContent(body);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using var answer = await client.PostAsync(address, content);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{address} answered {answer.StatusCode} to {type}.");
            Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_that_is_used_expired_guessed_or_nonsense_gets_one_and_the_same_answer()
    {
        var team = Site.Get<TeamWorkflow>();
        var used = (await team.InviteAsync("Used", TestSite.AddressOf("Used"), Roles.Drafter, Deeds.TheProgram, default)).Value!;
        await team.AcceptAsync(used, "", "", TestSite.Password, default);
        var expired = (await team.InviteAsync("Late", TestSite.AddressOf("Late"), Roles.Drafter, Deeds.TheProgram, default)).Value!;
        await using (var other = new SqliteConnection($"Data Source={Site.File};Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "UPDATE Invitations SET ExpiresAt = '2000-01-01 00:00:00' WHERE TokenHash = $hash";
            command.Parameters.AddWithValue("$hash", Secret.HashOf(expired));
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }
        using var client = Site.Client();
        var known = Inside(await client.GetStringAsync($"/invite/{used}"));
        Assert.Contains("This link does not work any more: ask an administrator for a new one.", known, StringComparison.Ordinal);
        Assert.DoesNotContain("Used", known, StringComparison.Ordinal);
        foreach (var token in (string[])[expired, "guessed", new string('a', 2_000)])
        {
            Assert.Equal(known, Inside(await client.GetStringAsync($"/invite/{token}")));
            using var form = TestSite.Form(await client.GetStringAsync("/sign-in"), ("_handler", "invite"), ("Password", TestSite.Password), ("Name", "Eve"), ("Email", "eve@example.org"));
            using var answer = await client.PostAsync($"/invite/{token}", form);
            Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
        }
        Assert.DoesNotContain(await Site.Get<TeamQueries>().AllAsync(default), m => m.Email == "eve@example.org");
    }

    [Fact]
    public async Task A_picture_on_another_site_can_not_sign_anybody_out()
    {
        using var client = await Site.SignedInAsync("Comms");
        using var answer = await client.GetAsync("/sign-out");
        Assert.True((int)answer.StatusCode is 404 or 405, $"{answer.StatusCode}");
        Assert.Equal(HttpStatusCode.OK, (await TestSite.OpenAsync(client, "/desk")).StatusCode);
    }

    private static string Inside(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
}
