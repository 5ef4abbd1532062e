using Microsoft.Extensions.Primitives;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Answers the public addresses ahead of routing: bytes from memory, no cookie, no circuit, and a 304 for who has them already.</summary>
internal sealed class NewsroomMiddleware(RequestDelegate next, PublicPages pages)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (!PageMaker.IsPublic(path))
        {
            await next(context);
            return;
        }
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return;
        }
        await AnswerAsync(context, await pages.FindAsync(path, context.RequestAborted));
    }

    private static async Task AnswerAsync(HttpContext context, PublicPage page)
    {
        var headers = context.Response.Headers;
        headers.ETag = page.ETag;
        headers.CacheControl = "public, no-cache";
        if (page.Status == 200 && Has(context.Request.Headers.IfNoneMatch, page.ETag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.StatusCode = page.Status;
        context.Response.ContentType = page.ContentType;
        context.Response.ContentLength = page.Bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.Body.WriteAsync(page.Bytes, context.RequestAborted);
    }

    // RFC 9110, 13.1.2: a list, compared weakly.
    private static bool Has(StringValues tags, string etag) => tags.Any(line => line is not null
        && line.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag == etag || tag == $"W/{etag}"));
}
