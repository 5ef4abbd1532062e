using AdvocacyTracker.Press;
using Microsoft.Extensions.Primitives;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Answers the public addresses ahead of routing: no cookie, no circuit, and a 304 for who has the page already. What is in memory was answered at the door (<see cref="Shell.FrontDoor"/>).</summary>
internal sealed class NewsroomMiddleware(RequestDelegate next, PublicPages pages)
{
    private static readonly StringValues AskAgain = "public, no-cache", ByCoding = "Accept-Encoding";

    // No state machine where the page is there already and the reader takes it at once.
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (!PageMaker.IsPublic(path)) return next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) return RefuseAsync(context);
        var page = context.Request.QueryString.HasValue && PageMaker.IsList(path) ? FindListAsync(path, context) : pages.FindAsync(path, context.RequestAborted);
        return page.IsCompletedSuccessfully ? AnswerAsync(context, page.Result) : AnswerLaterAsync(context, page);
    }

    // A filter that can't be understood is no address of ours.
    private ValueTask<PublicPage> FindListAsync(string path, HttpContext context) =>
        ListFilter.Read(name => context.Request.Query[name].ToString()) is { } filter ? pages.FindAsync(path, filter, context.RequestAborted) : pages.FindAsync(PageMaker.NoAddress, context.RequestAborted);

    private static async Task AnswerLaterAsync(HttpContext context, ValueTask<PublicPage> page) => await AnswerAsync(context, await page);

    /// <summary>Answers with a page, or says that its reader has it already.</summary>
    public static Task AnswerAsync(HttpContext context, PublicPage page)
    {
        var (request, response, headers) = (context.Request, context.Response, context.Response.Headers);
        headers.CacheControl = AskAgain;
        headers.Vary = ByCoding;
        headers.ContentSecurityPolicy = page.Policy;
        var coded = page.For(AcceptedCodings.Of(request.Headers.AcceptEncoding));
        if (page.Status == StatusCodes.Status200OK && Known(request.Headers.IfNoneMatch, page, coded) is { } known)
        {
            headers.ETag = known;
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        headers.ETag = coded.ETag;
        response.StatusCode = page.Status;
        headers.ContentType = page.ContentType;
        if (coded.Coding is { } coding) headers.ContentEncoding = coding;
        headers.ContentLength = coded.Bytes.Length;
        return HttpMethods.IsGet(request.Method) ? response.Body.WriteAsync(coded.Bytes, context.RequestAborted).AsTask() : Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }

    // RFC 9110, 13.1.2: a list, compared weakly. Whoever holds the page in any coding holds what it says.
    private static string? Known(StringValues tags, PublicPage page, CodedBytes coded)
    {
        foreach (var line in tags)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var tag = line.AsSpan()[range].Trim();
                if (tag is "*") return coded.ETag;
                if (tag.StartsWith("W/")) tag = tag[2..];
                foreach (var ours in page.Tags)
                {
                    if (tag.SequenceEqual(ours)) return ours;
                }
            }
        }
        return null;
    }
}
