using MimeKit;

namespace AdvocacyTracker.Mail;

/// <summary>By which server mails go out, and the address their links begin with. Without a host no mail is written at all.</summary>
public sealed record MailSettings(string Host, int Port, string User, string Password, string From, bool UseTls, Uri? BaseUrl)
{
    /// <summary>No mails.</summary>
    public static MailSettings Off { get; } = new("", 0, "", "", "", true, null);

    /// <summary>Whether mails are written and sent.</summary>
    public bool IsOn => Host.Length > 0;

    /// <summary>Whether mail can come from, or go to, what is written here.</summary>
    public static bool IsAddress(string written) => !BreaksOut(written) && MailboxAddress.TryParse(written, out var address) && address.Address.Contains('@', StringComparison.Ordinal);

    /// <summary>Whether this is the bare address of a mailbox, in ASCII as every server takes it.</summary>
    public static bool IsMailbox(string written) => System.Text.Ascii.IsValid(written) && !written.AsSpan().ContainsAny(" \t") && IsAddress(written) && MailboxAddress.Parse(written).Address == written;

    /// <summary>Whether this would end a header's line.</summary>
    internal static bool BreaksOut(string field) => field.AsSpan().ContainsAny('\r', '\n', '\0');
}
