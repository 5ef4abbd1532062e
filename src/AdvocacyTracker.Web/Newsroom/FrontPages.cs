namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Answers with a page of the newsroom that is in memory; until the site is there, with one that an earlier run kept. Whatever else is asked for goes on.</summary>
/// <param name="isSiteThere">Whether the site behind this makes pages.</param>
internal sealed class FrontPages(RequestDelegate next, PublicPages pages, Func<bool> isSiteThere)
{
    // No state machine where the page is there already.
    public Task InvokeAsync(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value ?? "/");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return next(context);
        if (request.QueryString.HasValue && PageMaker.IsList(path)) return next(context);
        if (isSiteThere()) return pages.Find(path) is { } page ? NewsroomMiddleware.AnswerAsync(context, page) : next(context);
        return PageMaker.IsPublic(path) ? AnswerKeptAsync(context, path) : next(context);
    }

    private async Task AnswerKeptAsync(HttpContext context, string path) =>
        await (await FindKeptAsync(path, context.RequestAborted) is { } page ? NewsroomMiddleware.AnswerAsync(context, page) : next(context));

    // The site has words for a database that is away.
    private async Task<PublicPage?> FindKeptAsync(string path, CancellationToken ct)
    {
        try
        {
            return await pages.FindKeptAsync(path, ct);
        }
        catch (System.Data.Common.DbException)
        {
            return null;
        }
    }
}
