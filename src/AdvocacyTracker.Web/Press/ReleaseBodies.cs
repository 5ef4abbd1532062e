using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace AdvocacyTracker.Web.Press;

/// <summary>The doors for a release's body and fields: changes go in, newer ones and the preview come out, over plain HTTP.</summary>
internal static class ReleaseBodies
{
    public static void MapReleaseBodies(this IEndpointRouteBuilder routes)
    {
        var release = routes.MapGroup("/desk/releases/{id:guid}").RequireAuthorization();

        release.MapPost("/body", async (Guid id, BodyRequest request, HttpContext http, PressWorkflow workflow, TeamQueries team) =>
            Bodies.Answer(await workflow.AppendAsync(id, request.ToChange(), await HttpActor.ReadAsync(http, team), http.RequestAborted)))
            .WithMetadata(new RequestSizeLimitAttribute(Bodies.MostBytes));

        release.MapGet("/body", async (Guid id, int since, HttpContext http, PressQueries press, TeamQueries team) =>
            Bodies.Newer(await press.NewerAsync(id, since, await HttpActor.ReadAsync(http, team), http.RequestAborted), since));

        release.MapGet("/body/stream", (Guid id, int since, string? page, HttpContext http, PressQueries press, TeamQueries team, BodyStream stream) =>
            stream.Open(id, since, page ?? "", http, async (version, ct) => await press.NewerAsync(id, version, await HttpActor.ReadAsync(http, team), ct)));

        release.MapPost("/body/here", async (Guid id, HereRequest here, HttpContext http, PressQueries press, TeamQueries team, BodyStream stream) =>
            await HttpActor.ReadAsync(http, team) is var actor && await press.NewerAsync(id, int.MaxValue, actor, http.RequestAborted) is not null ? stream.Tell(id, here, actor) : Results.NotFound());

        release.MapPost("/body/kept", async (Guid id, KeptRequest request, HttpContext http, PressWorkflow workflow, TeamQueries team) =>
            Bodies.Answer(await workflow.KeepLoserAsync(id, request.Text, await HttpActor.ReadAsync(http, team), http.RequestAborted)))
            .WithMetadata(new RequestSizeLimitAttribute(Bodies.MostBytes));

        release.MapPost("/fields", async (Guid id, FieldRequest request, HttpContext http, PressWorkflow workflow, PressQueries press, TeamQueries team) =>
        {
            var actor = await HttpActor.ReadAsync(http, team);
            return await ReleaseInputs.All.SaveAsync(request,
                async () => await press.FindAsync(id, actor, http.RequestAborted) is { } view ? (view.Form, view.Body.Rest) : null,
                (seen, mine) => workflow.ReviseAsync(id, seen, mine, actor, http.RequestAborted));
        }).WithMetadata(new RequestSizeLimitAttribute(Bodies.MostBytes));

        release.MapGet("/pictures/{hash}-{width:int}.{kind}", async (Guid id, string hash, int width, string kind, HttpContext http, PressQueries press, TeamQueries team) =>
            await press.PictureAsync(id, hash, width, await HttpActor.ReadAsync(http, team), http.RequestAborted) is { } file && file.Kind == kind ? Results.Bytes(file.Bytes, PictureFile.TypeOf(kind)) : Results.NotFound());

        release.MapGet("/preview", async (Guid id, string? have, HttpContext http, PressQueries press, TeamQueries team, MarkdownRenderer renderer, ComponentHtml html, PreviewShelf shelf) =>
        {
            if (await press.FindAsync(id, await HttpActor.ReadAsync(http, team), http.RequestAborted) is not { } view) return Results.NotFound();
            var story = StoryView.OfDraft(view, isPreview: true, renderer);
            return Results.Json(shelf.Answer(id, await html.RenderAsync<StoryInside>(new() { [nameof(StoryInside.Story)] = story, [nameof(StoryInside.IsPart)] = true }), have));
        });
    }
}
