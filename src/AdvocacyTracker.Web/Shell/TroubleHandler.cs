using AdvocacyTracker.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace AdvocacyTracker.Web.Shell;

/// <summary>Answers when something broke: 503 with the sentence when it was the database, 500 otherwise. It asks neither the database nor who is signed in, since those may be what broke.</summary>
internal static class TroubleHandler
{
    private const string Unknown = "This could not be done, and nothing was changed by it: go back and try again; if it happens again, tell whoever runs this site what you were doing, and when.";

    public static Task AnswerAsync(HttpContext context)
    {
        var refusal = context.Features.Get<IExceptionHandlerFeature>()?.Error is { } error ? StorageRefusal.Of(error) : null;
        return WriteAsync(context, refusal is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable, refusal?.Sentence ?? Unknown);
    }

    /// <summary>Answers with one sentence on a plain page.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        var html = context.RequestServices.GetRequiredService<ComponentHtml>();
        await context.Response.WriteAsync($"<!DOCTYPE html>\n{await html.RenderAsync<Trouble>(new() { [nameof(Trouble.Sentence)] = sentence })}\n", context.RequestAborted);
    }
}
