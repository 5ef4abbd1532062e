using System.Security.Claims;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Web.SignIn;

/// <summary>Who sends a request, as the database knows them now.</summary>
internal static class HttpActor
{
    /// <summary>The actor, or one who may do nothing.</summary>
    public static async Task<Actor> ReadAsync(HttpContext context, TeamQueries team)
    {
        var id = Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var known) ? known : Guid.Empty;
        return await team.ActorAsync(id, context.RequestAborted) ?? new Actor(id, "", Roles.None, false);
    }
}
