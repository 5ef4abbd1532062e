using AdvocacyTracker.Mail;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Mailing;

/// <summary>Somebody who wants all news by mail: an address and a language, and nothing else. It counts once whoever reads that mailbox has confirmed it, and is deleted when they leave.</summary>
public sealed class Subscription
{
    /// <summary>For how long somebody may confirm; then the address is forgotten.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    /// <summary>How much time lies at least between two confirmation mails to an address.</summary>
    public static readonly TimeSpan BetweenMails = TimeSpan.FromHours(1);

    /// <summary>How many may ask within an hour, in the whole site, who have not confirmed.</summary>
    public const int MostAnHour = 200;

    /// <summary>How many confirmation mails go to an address at most, until one is answered or the address forgotten.</summary>
    public const int MostMails = 5;

    private Subscription()
    {
    }

    internal Subscription(string address)
    {
        Id = Guid.CreateVersion7();
        (Address, AddressKey) = (address, PressContact.KeyOf(address));
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The address.</summary>
    public string Address { get; private set; } = null!;

    /// <summary>As it is compared; each once.</summary>
    public string AddressKey { get; private set; } = null!;

    /// <summary>BCP 47 tag of the news they get; empty for all.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The language last asked for, until it is confirmed too.</summary>
    public string AskedLanguage { get; private set; } = "";

    /// <summary>SHA-256 of the token that the last confirmation mail brought.</summary>
    public string ConfirmHash { get; private set; } = null!;

    /// <summary>When that mail was stored.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>How many such mails were stored since one was answered.</summary>
    public int Asks { get; private set; }

    /// <summary>When the mailbox's reader first confirmed; null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Why this is no address that news could go to, or null.</summary>
    public static Refusal? WhyNotAddress(string address) =>
        Text.TextRules.WhyNotLine("The e-mail address", address, required: true)
        ?? (MailSettings.IsMailbox(address) ? null : new Refusal("This is no e-mail address: write it like name@example.org."));

    /// <summary>Which news somebody gets who chose this language, in words.</summary>
    internal static string NewsIn(string language) => language.Length == 0 ? "all its news" : $"its news in {Text.Languages.EnglishName(language)}";

    /// <summary>Whether a release in this language is for them.</summary>
    internal bool Reads(string language) => Language.Length == 0 || Text.Languages.AreSamePrimary(Language, language);

    /// <summary>Whether this mailbox has had its mails for now, so that nobody is flooded by whoever knows their address.</summary>
    internal bool HasEnough(DateTimeOffset now) => AskedAt > now - (Asks < MostMails ? BetweenMails : TimeToConfirm);

    internal void Ask(string language, string confirmHash, DateTimeOffset now)
    {
        Asks = AskedAt > now - TimeToConfirm ? Asks + 1 : 1;
        (AskedLanguage, ConfirmHash, AskedAt) = (language, confirmHash, now);
    }

    internal void Confirm(DateTimeOffset now) => (Language, ConfirmedAt, Asks) = (AskedLanguage, ConfirmedAt ?? now, 0);
}
