using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Security;

/// <summary>Turns away requests for another host, and whatever another site sends on a reader's behalf, before a circuit or anything else exists.</summary>
internal sealed class OriginGuard(RequestDelegate next, Origins origins, SiteOptions options)
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!origins.IsOurs(request.Host) && !IsHealthFromHere(request)) return RefuseAsync(context, 400, "This site does not answer under that name.");
        if (options.IsDemo && Array.Exists(Forwarding, request.Headers.ContainsKey)) return RefuseAsync(context, 400, "The demo answers only on the machine it runs on.");
        if (ChangesSomething(request) && IsForeign(request)) return RefuseAsync(context, 403, "This request comes from another site and was not carried out.");
        return next(context);
    }

    private static bool IsHealthFromHere(HttpRequest request) => request.Path.StartsWithSegments("/health") && Origins.IsLoopback(request.Host);

    private static bool ChangesSomething(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.Path.StartsWithSegments("/_blazor") || request.HttpContext.WebSockets.IsWebSocketRequest;

    private bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is { Count: > 0 } origin
            ? origin.Count > 1 || !origins.IsOurs(origin[0]!, request)
            : request.Headers["Sec-Fetch-Site"] is [{ } site, ..] && site is not ("same-origin" or "none");

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence);
    }
}
