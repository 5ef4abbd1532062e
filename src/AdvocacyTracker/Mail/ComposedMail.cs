using System.Globalization;
using System.Text;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using MimeKit;
using MimeKit.Utils;

namespace AdvocacyTracker.Mail;

/// <summary>A mail as it goes out: about a notice (what kind of thing happened, the reference, the day, a link, and how to get no more of them), with the link of an invitation, or to somebody outside.</summary>
internal sealed record ComposedMail(Guid Id, string MessageId, string Mime, string? LeaveHash)
{
    /// <summary>Writes the mail about a notice, or refuses what could break out of a header.</summary>
    public static Result<ComposedMail> Of(Notice notice, string name, string address, MailSettings settings, DateTimeOffset now)
    {
        var token = Secret.Make();
        var leave = new Uri(settings.BaseUrl!, $"/notices/leave/{token}");
        var due = notice.Due is { } day ? $"\nIts day: {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}." : "";
        var text = $"{notice.Reference}: {notice.Kind.InWords()}.{due}\n\n{new Uri(settings.BaseUrl!, NoticeWords.PathOf(notice.Kind, notice.About, notice.SubjectId))}\n\nTo get no more of these mails:\n{leave}\n";
        return Write(notice.Id, $"{notice.Reference}: {notice.Kind.InWords()}", text, name, address, settings, now, leave, Secret.HashOf(token));
    }

    /// <summary>Writes the mail that brings somebody the link of their invitation.</summary>
    public static Result<ComposedMail> Of(Invitation invitation, string name, string address, MailSettings settings, DateTimeOffset now) =>
        Write(invitation.Id, "Your link", $"With this link you set your password and sign in. It works once, until {invitation.ExpiresAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}; give it to nobody.\n\n{new Uri(settings.BaseUrl!, $"/invite/{invitation.TokenToMail}")}\n",
            name, address, settings, now, null, null);

    /// <summary>Writes a mail to somebody outside the house.</summary>
    /// <param name="leave">Where they leave with one click (RFC 8058), and the hash of its token; null where there is nothing to leave.</param>
    public static Result<ComposedMail> Of(MailWords words, string name, string address, MailSettings settings, DateTimeOffset now, (Uri Address, string Hash)? leave = null) =>
        Write(Guid.CreateVersion7(), words.Subject, words.Text, name, address, settings, now, leave?.Address, leave?.Hash);

    private static Result<ComposedMail> Write(Guid about, string subject, string text, string name, string address, MailSettings settings, DateTimeOffset now, Uri? leave, string? leaveHash)
    {
        if (new[] { name, address, settings.From, subject }.Any(MailSettings.BreaksOut)) return new Refusal("A field of a mail’s head holds a line break or a NUL: correct it.");
        if (!MailSettings.IsAddress(address) || !MailboxAddress.TryParse(address, out var to) || to.Address != address || !MailboxAddress.TryParse(settings.From, out var from)) return new Refusal("An address is none that mail can go to: correct it.");
        var mail = new MimeMessage { MessageId = $"{about:N}@{settings.BaseUrl!.IdnHost}", Date = now, Subject = subject };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(name, to.Address));
        if (leave is not null)
        {
            mail.Headers.Add("List-Unsubscribe", $"<{leave}>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Body = new TextPart("plain") { Text = text };
        mail.Prepare(EncodingConstraint.SevenBit);
        using var written = new MemoryStream();
        mail.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, written);
        return new ComposedMail(Guid.CreateVersion7(), mail.MessageId, Encoding.ASCII.GetString(written.ToArray()), leaveHash);
    }
}

/// <summary>What a mail says.</summary>
public sealed record MailWords(string Subject, string Text);
