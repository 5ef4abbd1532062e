using System.Text;
using System.Threading.RateLimiting;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.SignIn;

namespace AdvocacyTracker.Web.Mailing;

/// <summary>
/// How a reader begins to get news by mail and leaves, ahead of sign-in: no cookie, no script, kept by nobody. A mail program leaves
/// for its reader by a POST without cookie or Origin (RFC 8058). Whatever it leaves goes on to the newsroom: the form itself, and
/// addresses that hold nothing.
/// </summary>
internal sealed class NewsByMailMiddleware(RequestDelegate next, SubscriptionWorkflow workflow, SubscriptionQueries readers, PublishedQueries published, PageMaker maker, PublicPages pages, PublicStyle style, SiteOptions options)
{
    private const string Place = "/news-by-mail", Confirm = $"{Place}/confirm/", Leave = $"{Place}/leave/";

    private const int LongestToken = 100, LongestForm = 4096, MostAnHour = 20;

    // Nobody fills strangers' mailboxes from one place, nor shuts the form for everybody else.
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(SignInLimit.FromWhere(http, options), _ => new() { PermitLimit = MostAnHour, Window = TimeSpan.FromHours(1) }));

    // No state machine for the readers of the newsroom, who all come by here.
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(Place, StringComparison.Ordinal) || !options.Mail.IsOn) return next(context);
        var isPost = HttpMethods.IsPost(context.Request.Method);
        if (path == Place && isPost) return AskAsync(context);
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isPost && !isRead) return next(context);
        return TokenIn(path, Confirm) is { } confirming ? ConfirmAsync(context, confirming, isPost) : TokenIn(path, Leave) is { } leaving ? LeaveAsync(context, leaving, isPost) : next(context);
    }

    private static string? TokenIn(string path, string place) => path.StartsWith(place, StringComparison.Ordinal) && path.Length > place.Length && path.Length <= place.Length + LongestToken ? path[place.Length..] : null;

    private async Task AskAsync(HttpContext context)
    {
        using var place = _limiter.AttemptAcquire(context);
        if (!place.IsAcquired)
        {
            await RefuseAsync(context, new("Too many have asked from where you are: try again in an hour."), "", "", StatusCodes.Status429TooManyRequests);
            return;
        }
        if (await FormAsync(context.Request, context.RequestAborted) is not { } form)
        {
            await RefuseAsync(context, new("This form could not be read: fill it in again."), "", "", StatusCodes.Status400BadRequest);
            return;
        }
        var (address, language) = (form["address"].ToString().Trim(), form["language"].ToString());
        if ((await workflow.AskAsync(address, language, context.RequestAborted)).Refusal is { } refusal)
            await RefuseAsync(context, refusal, address, language, StatusCodes.Status422UnprocessableEntity);
        else
            await StepAsync(context, "Look into your mailbox", "If mail reaches this address, a link is on its way to it. News begin once you have opened it and said yes. Nothing came after some minutes? Look among the unwanted mails, and ask again in an hour.");
    }

    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType || request.ContentLength is not <= LongestForm) return null;
        try
        {
            return await request.ReadFormAsync(ct);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private Task RefuseAsync(HttpContext context, Refusal refusal, string address, string language, int status) =>
        AnswerAsync<NewsByMail>(context, new() { ["Refusal"] = refusal, ["Address"] = address, ["Chosen"] = language }, status);

    private async Task ConfirmAsync(HttpContext context, string token, bool isPost)
    {
        if (isPost ? (await workflow.ConfirmAsync(token, context.RequestAborted)).IsDone : await readers.IsToConfirmAsync(token, context.RequestAborted))
            await (isPost
                ? StepAsync(context, "You get the news", "From now on new press releases come to your mailbox, in the language that you chose. To leave, use the link at the foot of any of them.")
                : StepAsync(context, "News by mail?", "Say yes, and new press releases come to your mailbox, in the language that the mail names.", "Yes, send me the news"));
        else await NothingAsync(context, isPost);
    }

    private async Task LeaveAsync(HttpContext context, string token, bool isPost)
    {
        if (isPost ? (await workflow.LeaveAsync(token, context.RequestAborted)).IsDone : await readers.IsToLeaveAsync(token, context.RequestAborted))
            await (isPost
                ? StepAsync(context, "You get no more news", "Your address is deleted.")
                : StepAsync(context, "No more news by mail?", "Your address is deleted, and nothing more is sent to it.", "No more news"));
        else await NothingAsync(context, isPost);
    }

    private async Task NothingAsync(HttpContext context, bool isPost)
    {
        if (!isPost)
        {
            await next(context);
            return;
        }
        var page = await pages.FindAsync(PageMaker.NoAddress, context.RequestAborted);
        context.Response.StatusCode = page.Status;
        context.Response.Headers.ContentSecurityPolicy = page.Policy;
        context.Response.Headers.ContentType = page.ContentType;
        await context.Response.Body.WriteAsync(page.Plain.Bytes, context.RequestAborted);
    }

    private Task StepAsync(HttpContext context, string title, string text, string button = "") =>
        AnswerAsync<ReaderStep>(context, new() { ["Title"] = title, ["Text"] = text, ["Button"] = button, ["Action"] = context.Request.Path.Value });

    private async Task AnswerAsync<T>(HttpContext context, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK) where T : Microsoft.AspNetCore.Components.IComponent
    {
        var (response, house) = (context.Response, await published.NewsroomAsync(context.RequestAborted));
        var page = Encoding.UTF8.GetBytes(await maker.HtmlAsync<T>(house, parameters));
        response.StatusCode = status;
        response.Headers.ContentSecurityPolicy = style.Of(house).Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(page, context.RequestAborted);
    }
}
