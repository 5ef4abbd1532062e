using System.Net;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Security;

/// <summary>The same strict headers on every response, and no way in for another site.</summary>
public sealed class HeaderTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private TestSite Site => fixture.Site;

    [Theory]
    [InlineData("GET", "/", 200, true)]
    [InlineData("HEAD", "/news", 200, true)]
    [InlineData("POST", "/news", 405)]
    [InlineData("GET", "/news/none", 404, true)]
    [InlineData("GET", "/robots.txt", 200, true)]
    [InlineData("GET", "/desk", 302)]
    [InlineData("GET", "/desk/none", 404)]
    [InlineData("GET", "/sign-in", 200)]
    [InlineData("GET", "/invite/guessed", 200)]
    [InlineData("GET", "/account", 302)]
    [InlineData("GET", "/css/tokens.css", 200)]
    [InlineData("GET", "/js/desk.js", 200)]
    [InlineData("GET", "/_framework/blazor.web.js", 200)]
    [InlineData("GET", "/favicon.ico", 200)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", 200)]
    public async Task Every_response_carries_the_strict_headers(string method, string address, int status, bool isNewsroom = false)
    {
        using var client = Site.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        var answer = await client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(isNewsroom ? Site.Get<PublicStyle>().Of(await Site.Get<PublishedQueries>().NewsroomAsync(default)).Policy : Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        if (address.StartsWith("/desk", StringComparison.Ordinal) || address is "/sign-in" or "/account" or "/invite/guessed") Assert.Equal("no-store", Assert.Single(answer.Headers.GetValues("Cache-Control")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/desk")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/css/tokens.css")]
    public async Task Another_host_is_not_answered(string address)
    {
        using var client = Site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/sign-in", "https://evil.example", null, 403)]
    [InlineData("POST", "/sign-out", "null", null, 403)]
    [InlineData("POST", "/sign-out", "null", "cross-site", 403)]
    [InlineData("POST", "/sign-out", "null", "same-origin", 302)]
    [InlineData("POST", "/sign-out", null, "cross-site", 403)]
    [InlineData("POST", "/sign-out", null, null, 302)]
    [InlineData("POST", "/desk/letters/00000000-0000-0000-0000-000000000000/body", "https://evil.example", null, 403)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", "https://evil.example", null, 403)]
    [InlineData("GET", "/_blazor?id=x", "https://evil.example", null, 403)]
    [InlineData("GET", "/", "https://evil.example", null, 200)]
    public async Task Another_site_changes_nothing(string method, string address, string? origin, string? site, int status)
    {
        using var client = Site.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (site is not null) request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
        Assert.Equal(status, (int)(await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task With_a_base_address_only_that_host_is_answered_but_for_health()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, "--Newsroom:BaseUrl=https://news.example.org");
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "news.example.org";
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);
        using var posted = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        posted.Headers.Host = "news.example.org";
        posted.Headers.TryAddWithoutValidation("Origin", "https://news.example.org");
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(posted)).StatusCode);

        // Behind a proxy that ends TLS, redirects and cookies follow the public address.
        using var desk = new HttpRequestMessage(HttpMethod.Get, "/desk");
        desk.Headers.Host = "news.example.org";
        desk.Headers.TryAddWithoutValidation("Accept", "text/html");
        var led = await client.SendAsync(desk);
        Assert.StartsWith("https://news.example.org/sign-in", led.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000", Assert.Single(led.Headers.GetValues("Strict-Transport-Security")));
        using var form = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        form.Headers.Host = "news.example.org";
        Assert.Contains("secure", Assert.Single((await client.SendAsync(form)).Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }
}
