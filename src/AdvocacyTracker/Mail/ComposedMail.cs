using System.Text;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using MimeKit;
using MimeKit.Utils;

namespace AdvocacyTracker.Mail;

/// <summary>A mail about a notice as it goes out: what kind of thing happened, the reference, a link, and how to get no more of them.</summary>
internal sealed record ComposedMail(Guid Id, string MessageId, string Mime, string LeaveHash)
{
    /// <summary>Writes it, or refuses what could break out of a header.</summary>
    public static Result<ComposedMail> Of(Notice notice, string name, string address, MailSettings settings, DateTimeOffset now)
    {
        if (new[] { name, address, settings.From, notice.Reference }.Any(MailSettings.BreaksOut)) return new Refusal("A field of a mail’s head holds a line break or a NUL: correct it.");
        if (!MailSettings.IsAddress(address) || !MailboxAddress.TryParse(address, out var to) || to.Address != address || !MailboxAddress.TryParse(settings.From, out var from)) return new Refusal("An address is none that mail can go to: correct it.");
        var (invitation, token) = Invitation.Make(null, now);
        var leave = new Uri(settings.BaseUrl!, $"/notices/leave/{token}");
        var mail = new MimeMessage { MessageId = $"{notice.Id:N}@{settings.BaseUrl!.IdnHost}", Date = now, Subject = $"{notice.Reference}: {notice.Kind.InWords()}" };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(name, to.Address));
        mail.Headers.Add("List-Unsubscribe", $"<{leave}>");
        mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Body = new TextPart("plain")
        {
            Text = $"{notice.Reference}: {notice.Kind.InWords()}.\n\n{new Uri(settings.BaseUrl!, NoticeWords.PathOf(notice.Kind, notice.About, notice.SubjectId))}\n\nTo get no more of these mails:\n{leave}\n",
        };
        mail.Prepare(EncodingConstraint.SevenBit);
        using var written = new MemoryStream();
        mail.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, written);
        return new ComposedMail(Guid.CreateVersion7(), mail.MessageId, Encoding.ASCII.GetString(written.ToArray()), invitation.TokenHash);
    }
}
