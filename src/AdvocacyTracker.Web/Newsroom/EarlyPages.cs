namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Answers with a page of the newsroom that an earlier run kept, until the site is there. Whatever else is asked for goes on.</summary>
/// <param name="isSiteThere">Whether the site behind this makes pages.</param>
internal sealed class EarlyPages(RequestDelegate next, PublicPages pages, Func<bool> isSiteThere)
{
    public Task InvokeAsync(HttpContext context) => !isSiteThere() && PathOf(context.Request) is { } path && PageMaker.IsPublic(path) ? AnswerKeptAsync(context, path) : next(context);

    /// <summary>The path of a request for a whole page; null for anything else, such as a list that is narrowed down.</summary>
    public static string? PathOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !(request.QueryString.HasValue && PageMaker.IsList(path)) ? path : null;
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
