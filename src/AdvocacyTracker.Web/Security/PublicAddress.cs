using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Security;

/// <summary>Where a proxy ends TLS, the site is still known by its public address: redirects, cookies and links follow that, not the hop from the proxy.</summary>
internal sealed class PublicAddress(RequestDelegate next, SiteOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        Apply(context.Request, options);
        return next(context);
    }

    /// <summary>Lets a request be one to the public address.</summary>
    public static void Apply(HttpRequest request, SiteOptions options)
    {
        if (options.BaseUrl is { } known && !request.Path.StartsWithSegments("/health")) request.Scheme = known.Scheme;
    }
}
