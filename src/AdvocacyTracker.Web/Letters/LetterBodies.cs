using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace AdvocacyTracker.Web.Letters;

/// <summary>The doors for a letter's body and fields: changes go in, newer ones and the preview come out, over plain HTTP.</summary>
internal static class LetterBodies
{
    public static void MapLetterBodies(this IEndpointRouteBuilder routes)
    {
        var letter = routes.MapGroup("/desk/letters/{id:guid}").RequireAuthorization();

        letter.MapPost("/body", async (Guid id, BodyRequest request, HttpContext http, LetterWorkflow workflow, TeamQueries team) =>
            Bodies.Answer(await workflow.AppendAsync(id, request.ToChange(), await HttpActor.ReadAsync(http, team), http.RequestAborted)))
            .WithMetadata(new RequestSizeLimitAttribute(Bodies.MostBytes));

        letter.MapGet("/body", async (Guid id, int since, HttpContext http, LetterQueries letters, TeamQueries team) =>
            Bodies.Newer(await letters.NewerAsync(id, since, await HttpActor.ReadAsync(http, team), http.RequestAborted), since));

        letter.MapGet("/body/stream", (Guid id, int since, string? page, HttpContext http, LetterQueries letters, TeamQueries team, BodyStream stream) =>
            stream.Open(id, since, page ?? "", http, async (version, ct) => await letters.NewerAsync(id, version, await HttpActor.ReadAsync(http, team), ct)));

        letter.MapPost("/body/here", async (Guid id, HereRequest here, HttpContext http, LetterQueries letters, TeamQueries team, BodyStream stream) =>
            await HttpActor.ReadAsync(http, team) is var actor && await letters.NewerAsync(id, int.MaxValue, actor, http.RequestAborted) is not null ? stream.Tell(id, here, actor) : Results.NotFound());

        letter.MapPost("/body/kept", async (Guid id, KeptRequest request, HttpContext http, LetterWorkflow workflow, TeamQueries team) =>
            Bodies.Answer(await workflow.KeepLoserAsync(id, request.Text, await HttpActor.ReadAsync(http, team), http.RequestAborted)))
            .WithMetadata(new RequestSizeLimitAttribute(Bodies.MostBytes));

        letter.MapPost("/fields", async (Guid id, FieldRequest request, HttpContext http, LetterWorkflow workflow, LetterQueries letters, TeamQueries team) =>
        {
            var actor = await HttpActor.ReadAsync(http, team);
            return await LetterInputs.All.SaveAsync(request,
                async () => await letters.FindAsync(id, actor, http.RequestAborted) is { } view ? (view.Form, view.Body.Rest) : null,
                (seen, mine) => workflow.ReviseAsync(id, seen, mine, actor, http.RequestAborted));
        }).WithMetadata(new RequestSizeLimitAttribute(Bodies.MostBytes));

        letter.MapGet("/preview", async (Guid id, string? have, HttpContext http, LetterPaper paper, TeamQueries team, PreviewShelf shelf) =>
            await paper.PreviewAsync(id, await HttpActor.ReadAsync(http, team), http.RequestAborted) is { } html ? Results.Json(shelf.Answer(id, html, have)) : Results.NotFound());
    }
}
