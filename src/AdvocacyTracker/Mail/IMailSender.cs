namespace AdvocacyTracker.Mail;

/// <summary>Brings a stored mail out.</summary>
public interface IMailSender
{
    /// <summary>Tries once, and says what came of it; it never throws for what the server or the net does.</summary>
    Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken ct);
}
