using AdvocacyTracker.Team;

namespace AdvocacyTracker.Web.Demands;

/// <summary>By which a link for a reviewer from outside knows its browser: a secret for each link, which the browser shows to no script and sends to these pages only.</summary>
internal static class OutsideCookie
{
    /// <summary>Its name for the link with this token, of which it tells nothing.</summary>
    public static string NameOf(string token) => $"advocacytracker.review.{Secret.HashOf($"cookie {token}")[..16]}";

    /// <summary>Gives the browser its secret. It counts once a name is given.</summary>
    public static void Give(HttpContext http, string token, DateTimeOffset until) => http.Response.Cookies.Append(NameOf(token), Secret.Make(), new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/review", Expires = until,
    });
}
