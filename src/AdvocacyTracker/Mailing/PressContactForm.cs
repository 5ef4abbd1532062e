using AdvocacyTracker.Mail;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Mailing;

/// <summary>A contact of the press list as somebody fills it in.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Zone">A zone of <see cref="Zones"/>.</param>
public sealed record PressContactForm(string Name, string Address, string Outlet, string Language, string Zone, string Note)
{
    /// <summary>Why these fields can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("The name", Name, required: true)
        ?? TextRules.WhyNotLine("The e-mail address", Address, required: true)
        ?? (MailSettings.IsMailbox(Address.Trim()) ? null : new Refusal("The e-mail address is none that mail can go to: write it like name@example.org."))
        ?? TextRules.WhyNotLine("The outlet", Outlet)
        ?? (Languages.IsTag(Language.Trim()) ? null : new Refusal($"“{TextRules.Beginning(Language, 20)}” is no language tag: write it like en, ar or pt-BR."))
        ?? TextRules.WhyNotLine("The time zone", Zone, required: true)
        ?? Zones.WhyNot(Zone.Trim())
        ?? TextRules.WhyNotPassage("The note", Note, limit: 2_000);

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<PressContactForm> Merge(PressContactForm seen, PressContactForm mine, PressContactForm now)
    {
        var merge = new Merge();
        return merge.Of(new PressContactForm(
            merge.Pick("The name", seen.Name, mine.Name, now.Name),
            merge.Pick("The e-mail address", seen.Address, mine.Address, now.Address),
            merge.Pick("The outlet", seen.Outlet, mine.Outlet, now.Outlet),
            merge.Pick("The language", seen.Language, mine.Language, now.Language),
            merge.Pick("The time zone", seen.Zone, mine.Zone, now.Zone),
            merge.Pick("The note", seen.Note, mine.Note, now.Note)));
    }

    /// <summary>The form of a contact as it stands.</summary>
    internal static PressContactForm Of(PressContact contact) => new(contact.Name, contact.Address, contact.Outlet, contact.Language, contact.Zone, contact.Note);
}
