using AdvocacyTracker.Data;

namespace AdvocacyTracker.Mail;

/// <summary>Says of mails to people outside the house, who are no members, whether they may still go. Asked when a mail is about to be sent.</summary>
public interface IMailSight
{
    /// <summary>For which mails it speaks.</summary>
    IReadOnlyList<MailPurpose> Purposes { get; }

    /// <summary>Whether the mail may go at this instant.</summary>
    Task<bool> MayStillGoAsync(AppDb db, OutgoingMail mail, DateTimeOffset now, CancellationToken ct);
}
