using System.Net;
using System.Net.WebSockets;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Security;

/// <summary>A circuit is a door into the desk, and a browser lets any site knock at it: only our own pages are let in.</summary>
public sealed class CircuitTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private TestSite Site => fixture.Site;

    private string Ours => Site.Address.ToString().TrimEnd('/');

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    [InlineData("https://{host}")]
    [InlineData("http://{host}.evil.example")]
    [InlineData("http://{host}@evil.example")]
    [InlineData("file://")]
    [InlineData("{host}")]
    public async Task Another_site_is_refused_before_a_circuit_exists(string origin)
    {
        using var socket = new ClientWebSocket();
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(socket, origin.Replace("{host}", Site.Address.Authority, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Our_own_page_is_let_in()
    {
        using var socket = new ClientWebSocket();
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await KnockAsync(socket, Ours));
    }

    [Fact]
    public async Task An_opaque_origin_is_ours_only_when_the_browser_says_so()
    {
        using var ours = new ClientWebSocket();
        using var theirs = new ClientWebSocket();
        ours.Options.SetRequestHeader("Sec-Fetch-Site", "same-origin");
        theirs.Options.SetRequestHeader("Sec-Fetch-Site", "same-site");
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await KnockAsync(ours, "null"));
        Assert.Equal(HttpStatusCode.Forbidden, await KnockAsync(theirs, "null"));
    }

    private async Task<HttpStatusCode> KnockAsync(ClientWebSocket socket, string origin)
    {
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(Site.Address, "/_blazor")) { Scheme = "ws" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // Refused: the status says how.
        }
        return socket.HttpStatusCode;
    }
}
