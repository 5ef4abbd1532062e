using System.Security.Claims;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Web.SignIn;

/// <summary>Who sends a request or looks at a page, as the database knows them now. A cookie says only who, and by which sign-in.</summary>
internal static class HttpActor
{
    /// <summary>The claim with the member's security stamp at the sign-in, as ASP.NET Core Identity names it.</summary>
    public const string StampClaim = "AspNet.Identity.SecurityStamp";

    /// <summary>The claim with the sign-in's own number.</summary>
    public const string SessionClaim = "advocacytracker.session";

    /// <summary>The actor, or one who may do nothing.</summary>
    public static Task<Actor> ReadAsync(HttpContext context, TeamQueries team) => ReadAsync(context.User, team, context.RequestAborted);

    /// <summary>The actor, or one who may do nothing.</summary>
    public static async Task<Actor> ReadAsync(ClaimsPrincipal user, TeamQueries team, CancellationToken ct)
    {
        var id = IdOf(user);
        return await team.ActorAsync(id, SessionOf(user), ct) ?? new Actor(id, "", Roles.None, false);
    }

    /// <summary>Whose cookie it is; empty for nobody's.</summary>
    public static Guid IdOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var known) ? known : Guid.Empty;

    /// <summary>The sign-in it is of.</summary>
    public static Session SessionOf(ClaimsPrincipal user) => new(user.FindFirstValue(StampClaim) ?? "", user.FindFirstValue(SessionClaim) ?? "");
}
