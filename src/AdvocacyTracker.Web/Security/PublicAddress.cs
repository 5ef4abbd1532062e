using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Security;

/// <summary>Where a proxy ends TLS, the site is still known by its public address: redirects, cookies and links follow that, not the hop from the proxy.</summary>
internal sealed class PublicAddress(RequestDelegate next, SiteOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (options.BaseUrl is { } known && !context.Request.Path.StartsWithSegments("/health")) context.Request.Scheme = known.Scheme;
        return next(context);
    }
}
