using System.Text;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;

namespace AdvocacyTracker.Web.Press;

/// <summary>Shows a release that is not public to whoever has a preview link, ahead of sign-in: no cookie, no script, kept by nobody. Any other address under /preview goes on to the newsroom, where it is nothing like every other.</summary>
internal sealed class PreviewMiddleware(RequestDelegate next, PreviewQueries previews, PreviewWorkflow workflow, PageMaker maker, MarkdownRenderer renderer, PublicStyle style)
{
    private const string Place = "/preview/";

    private const int LongestToken = 100;

    // No state machine for the readers of the newsroom, who all come by here.
    public Task InvokeAsync(HttpContext context) => TokenOf(context.Request) is { } token ? ShowAsync(context, token) : next(context);

    private async Task ShowAsync(HttpContext context, string token)
    {
        if (await previews.VisitAsync(token, context.RequestAborted) is { } visit && await AnswerAsync(context, token, visit)) return;
        await next(context);
    }

    private static string? TokenOf(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsPost(request.Method)) return null;
        var path = request.Path.Value ?? "";
        return path.StartsWith(Place, StringComparison.Ordinal) && path.Length > Place.Length && path.Length <= Place.Length + LongestToken ? path[Place.Length..] : null;
    }

    private async Task<bool> AnswerAsync(HttpContext context, string token, PreviewVisit visit)
    {
        var (isRead, isPressed) = (HttpMethods.IsGet(context.Request.Method), HttpMethods.IsPost(context.Request.Method));
        if (isPressed && visit.Reading is { IsFromMail: false }) return false;
        if (visit.Reading is not { } reading)
        {
            Seclude(context.Response, visit.House);
            context.Response.Redirect($"/news/{visit.Slug}");
            return true;
        }
        // What looks into mails opens links, and keeps what it finds: the words come to whoever presses the button.
        if (reading.IsFromMail && !isPressed)
        {
            await SendAsync(context, visit.House, await maker.HtmlAsync<MailedPreview>(visit.House, new() { [nameof(MailedPreview.Reading)] = reading }), isRead);
            return true;
        }
        // Asked once more as it is written down: a link that was taken back in between shows nothing.
        if ((isRead || isPressed) && !(await workflow.OpenAsync(token, context.RequestAborted)).IsDone) return false;
        await SendAsync(context, visit.House, await maker.HtmlAsync<Preview>(visit.House, new()
        {
            [nameof(Preview.Reading)] = reading, [nameof(Preview.Story)] = StoryView.OfPreview(reading, visit.House.Zone, renderer),
        }), isRead || isPressed);
        return true;
    }

    private async Task SendAsync(HttpContext context, NewsroomSettings house, string html, bool withBody)
    {
        var page = Encoding.UTF8.GetBytes(html);
        Seclude(context.Response, house);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        if (withBody) await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }

    private void Seclude(HttpResponse response, NewsroomSettings house)
    {
        response.Headers.ContentSecurityPolicy = style.Of(house).Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
    }
}
