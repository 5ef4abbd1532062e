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
        if (IsForwardedToDemo(request, options)) return RefuseAsync(context, 400, "The demo answers only on the machine it runs on.");
        if (ChangesSomething(request) && IsForeign(request)) return RefuseAsync(context, 403, "This request comes from another site and was not carried out.");
        return next(context);
    }

    /// <summary>Whether a request that changes nothing passes.</summary>
    public static bool Passes(HttpRequest request, Origins origins, SiteOptions options) => origins.IsOurs(request.Host) && !IsForwardedToDemo(request, options);

    private static bool IsForwardedToDemo(HttpRequest request, SiteOptions options) => options.IsDemo && Array.Exists(Forwarding, request.Headers.ContainsKey);

    private static bool IsHealthFromHere(HttpRequest request) => request.Path.StartsWithSegments("/health") && Origins.IsLoopback(request.Host);

    private static bool ChangesSomething(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.Path.StartsWithSegments("/_blazor") || request.HttpContext.WebSockets.IsWebSocketRequest;

    // Under no-referrer a browser sends "Origin: null" with a form of this very site (Fetch, "append a request Origin header"):
    // then only its own word on where the request comes from counts, which no script can set.
    private bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return request.Headers.Origin.ToString() switch
        {
            "" => site is not ("" or "same-origin" or "none"),
            "null" => site != "same-origin",
            var origin => !origins.IsOurs(origin, request),
        };
    }

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence);
    }
}
