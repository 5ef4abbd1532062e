using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using AdvocacyTracker.Web.Security;
using AdvocacyTracker.Web.Shell;
using Microsoft.AspNetCore.Components.Endpoints;

namespace AdvocacyTracker.Web.SignIn;

/// <summary>How often one address may try to sign in: passwords are guessed slowly, and nobody makes the program hash them without end.</summary>
internal static class SignInLimit
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddSignInLimit(this IServiceCollection services, SiteOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => IsTry(http)
            ? RateLimitPartition.GetFixedWindowLimiter(FromWhere(http, options), _ => new() { PermitLimit = options.SignInsPerMinute, Window = Window })
            : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = $"{Window.TotalSeconds}";
            await TroubleHandler.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "Too many tries to sign in have come from where you are: wait a minute, and try again.");
        };
    });

    // The page itself, however its address was written.
    private static bool IsTry(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(SignInPage);

    /// <summary>The network that a request comes from.</summary>
    public static string FromWhere(HttpContext http, SiteOptions options)
    {
        var peer = http.Connection.RemoteIpAddress ?? IPAddress.None;
        // The proxy in front of a public site speaks from this machine and adds its reader at the end; what stands before that, anybody may have written.
        var isProxy = options.BaseUrl is not null && IPAddress.IsLoopback(peer);
        return Network(isProxy && IPAddress.TryParse(http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim(), out var reader) ? reader : peer);
    }

    // Whoever has one IPv6 address has the whole /64.
    private static string Network(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPNetwork(new([.. address.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0]), 64).ToString(),
        _ => address.ToString(),
    };
}
