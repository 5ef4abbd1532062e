using System.Net;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Security;

/// <summary>Where requests may come from: the configured base address and, without one, this machine itself.</summary>
public sealed class Origins(SiteOptions options)
{
    /// <summary>Whether a Host header names this site.</summary>
    public bool IsOurs(HostString host) => options.BaseUrl is { } known
        ? string.Equals(host.Value, known.Authority, StringComparison.OrdinalIgnoreCase)
        : IsLoopback(host);

    /// <summary>Whether an Origin header names this site, as it was reached.</summary>
    public bool IsOurs(string origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from)) return false;
        return options.BaseUrl is { } known
            ? Uri.Compare(from, known, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            : from.Scheme == request.Scheme && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a Host header names this machine's loopback.</summary>
    public static bool IsLoopback(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
