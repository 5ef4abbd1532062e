using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Recipients;

/// <summary>Everything a person fills in about a recipient, on one form.</summary>
/// <param name="Languages">BCP 47 tags, separated by commas.</param>
public sealed record RecipientDetails(
    string Name, string Honorific, string Office, string Organisation, string EnvelopeName, string Salutation, string Languages,
    string Email, string PostalAddress, string Country, DateOnly? Since, DateOnly? Until, string Source, DateOnly? CheckedOn)
{
    /// <summary>An empty form.</summary>
    public static RecipientDetails Empty { get; } = new("", "", "", "", "", "", "", "", "", "", null, null, "", null);

    /// <summary>Why these details can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("The name", Name, required: true)
        ?? TextRules.WhyNotLine("The honorific", Honorific)
        ?? TextRules.WhyNotLine("The office", Office, required: true)
        ?? TextRules.WhyNotLine("The organisation", Organisation, required: true)
        ?? TextRules.WhyNotLine("The name on the envelope", EnvelopeName)
        ?? TextRules.WhyNotLine("The salutation", Salutation)
        ?? TextRules.WhyNotLine("The languages", Languages)
        ?? TextRules.WhyNotLine("The e-mail address", Email)
        ?? TextRules.WhyNotPassage("The postal address", PostalAddress, limit: 1_000)
        ?? TextRules.WhyNotLine("The country", Country)
        ?? TextRules.WhyNotLine("The source", Source, limit: 2_000)
        ?? (Email.Trim() is { Length: > 0 } email && !email.Contains('@', StringComparison.Ordinal) ? new Refusal("The e-mail address has no @: write it like office@example.org.") : null)
        ?? (Since > Until ? new Refusal("The tenure ends before it begins: look at its two dates.") : null);

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<RecipientDetails> Merge(RecipientDetails seen, RecipientDetails mine, RecipientDetails now)
    {
        var merge = new Merge();
        return merge.Of(new RecipientDetails(
            merge.Pick("The name", seen.Name, mine.Name, now.Name),
            merge.Pick("The honorific", seen.Honorific, mine.Honorific, now.Honorific),
            merge.Pick("The office", seen.Office, mine.Office, now.Office),
            merge.Pick("The organisation", seen.Organisation, mine.Organisation, now.Organisation),
            merge.Pick("The name on the envelope", seen.EnvelopeName, mine.EnvelopeName, now.EnvelopeName),
            merge.Pick("The salutation", seen.Salutation, mine.Salutation, now.Salutation),
            merge.Pick("The languages", seen.Languages, mine.Languages, now.Languages),
            merge.Pick("The e-mail address", seen.Email, mine.Email, now.Email),
            merge.Pick("The postal address", seen.PostalAddress, mine.PostalAddress, now.PostalAddress),
            merge.Pick("The country", seen.Country, mine.Country, now.Country),
            merge.Pick("The first day in office", seen.Since, mine.Since, now.Since),
            merge.Pick("The last day in office", seen.Until, mine.Until, now.Until),
            merge.Pick("The source", seen.Source, mine.Source, now.Source),
            merge.Pick("The day it was checked", seen.CheckedOn, mine.CheckedOn, now.CheckedOn)));
    }
}
