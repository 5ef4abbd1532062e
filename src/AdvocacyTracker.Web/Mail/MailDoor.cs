using AdvocacyTracker.Mail;

namespace AdvocacyTracker.Web.Mail;

/// <summary>Where a mail program or its reader stops them without signing in.</summary>
internal static class MailDoor
{
    public static void MapMails(this IEndpointRouteBuilder routes)
    {
        // RFC 8058: the mail's reader is in no browser of ours, so there is no token of a form; and the answer is no redirection.
        // Before the page of the same address, which only shows the button.
        routes.MapPost("/notices/leave/{token}", async (string token, MailWorkflow workflow, CancellationToken ct) =>
            (await workflow.LeaveAsync(token, ct)).Refusal is { } refusal
                ? Results.Text(refusal.Sentence, statusCode: StatusCodes.Status404NotFound)
                : Results.Text("You get no more mails about notices. Under your account you can choose some again.")).WithOrder(-1);
    }
}
