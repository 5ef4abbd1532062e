using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace AdvocacyTracker.Web.Notices;

/// <summary>The door that the bell in the rail listens at, and the one that marks one's notices as read.</summary>
internal static class NoticeDoor
{
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var notices = routes.MapGroup("/desk/notices").RequireAuthorization();

        notices.MapGet("/stream", (int have, HttpContext http, NoticeStream stream) => stream.Open(have, http));

        notices.MapPost("/read", async ([FromForm] long upTo, HttpContext http, NoticeWorkflow workflow, TeamQueries team) =>
        {
            // An instant that never stood in the form marks nothing.
            if (Place.Read($"{upTo}.x") is { } newest && (await workflow.MarkAsReadAsync(newest.At, await HttpActor.ReadAsync(http, team), http.RequestAborted)).Refusal is { } refusal)
                return Results.Text(refusal.Sentence, statusCode: StatusCodes.Status409Conflict);
            return Results.Redirect("/desk/notices");
        });
    }
}
