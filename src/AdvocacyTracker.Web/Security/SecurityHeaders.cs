using Microsoft.Extensions.Primitives;

namespace AdvocacyTracker.Web.Security;

/// <summary>The same strict headers on every response, whatever made it, but for the newsroom's own, stricter policy; nothing of the desk is ever kept by a cache.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly StringValues NoSniff = "nosniff", NoReferrer = "no-referrer", SameOrigin = "same-origin", Nothing = "camera=(), geolocation=(), microphone=()";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; " +
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly PathString[] Private = ["/desk", "/sign-in", "/sign-out", "/account", "/invite", "/review", "/notices"];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    /// <summary>Writes them now, into an answer that nothing clears any more.</summary>
    public static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0) WriteDesk(context);
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Permissions-Policy"] = Nothing;
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
    }

    private static void WriteDesk(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        if (Array.Exists(Private, path => context.Request.Path.StartsWithSegments(path))) context.Response.Headers.CacheControl = "no-store";
    }
}
