using System.Net;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Commands;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Security;

/// <summary>The demo signs in whoever comes, so nobody may come but from this machine.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _app = Site.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", "--Newsroom:BaseUrl=https://news.example.org"], isDemo: true);
        Assert.Null(await ServeCommand.PrepareAsync(_app, default));
        await _app.StartAsync();
        await ServeCommand.WarmAsync(_app, default);
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    public async ValueTask DisposeAsync()
    {
        var file = _app.Services.GetRequiredService<SiteOptions>().File;
        _client.Dispose();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "news.example.org")]
    [InlineData("Host", "localhost.evil.example")]
    public async Task It_answers_nothing_that_came_through_a_proxy_or_for_another_name(string header, string value)
    {
        foreach (var address in (string[])["/", "/sign-in", "/health/ready", "/css/tokens.css", "/_blazor/negotiate?negotiateVersion=1"])
        {
            using var request = new HttpRequestMessage(address.StartsWith("/_blazor", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, address);
            if (header == "Host") request.Headers.Host = value;
            else request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await _client.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address} answered {answer.StatusCode} with {header}.");
        }
    }

    [Fact]
    public async Task It_lets_in_whom_it_offers_without_a_password_and_nobody_else()
    {
        var all = await _app.Services.GetRequiredService<TeamQueries>().AllAsync(default);
        var page = await _client.GetStringAsync("/sign-in");
        foreach (var role in (Roles[])[Roles.Drafter, Roles.Reviewer, Roles.Comms, Roles.Admin]) Assert.Contains(all, m => m.IsOfferedInDemo && m.Roles == role && page.Contains(m.Id.ToString(), StringComparison.Ordinal));
        foreach (var member in all.Where(m => !m.IsOfferedInDemo))
        {
            Assert.DoesNotContain(member.Id.ToString(), page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await EnterAsync(page, member.Id.ToString()));
        }
        foreach (var nobody in (string[])[Guid.NewGuid().ToString(), "nonsense", ""]) Assert.Equal(HttpStatusCode.OK, await EnterAsync(page, nobody));
        Assert.Equal(HttpStatusCode.Redirect, await EnterAsync(page, all.First(m => m.IsOfferedInDemo).Id.ToString()));
        Assert.Contains("What waits for you", await _client.GetStringAsync("/desk"), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> EnterAsync(string page, string member)
    {
        using var form = TestSite.Form(page, ("_handler", "demo"), ("Member", member));
        using var answer = await _client.PostAsync("/sign-in", form);
        return answer.StatusCode;
    }
}
