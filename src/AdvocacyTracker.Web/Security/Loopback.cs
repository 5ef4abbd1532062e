using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Security;

/// <summary>The demo lets anybody in, so it listens on this machine only.</summary>
internal static class Loopback
{
    /// <summary>Throws when the site would listen anywhere but on loopback.</summary>
    public static void Demand(IConfiguration settings)
    {
        var addresses = (settings["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (settings["http_ports"] is { Length: > 0 } || settings.GetSection("Kestrel:Endpoints").Exists() || addresses.Any(a => !IsLoopback(a)))
            throw new UsageException("The demo signs anybody in, so it listens on this machine only: start it without --urls, or with one like http://localhost:5080.");
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme == "http" && Origins.IsLoopback(new HostString(uri.Host));
}
