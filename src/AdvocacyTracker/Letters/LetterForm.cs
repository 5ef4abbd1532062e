using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>A letter's fields as one form. Body, recipients and demands have doors of their own.</summary>
/// <param name="Targets">Whose conduct must change, a line each.</param>
/// <param name="Signatories">"Name, Title, Organisation", a line each.</param>
public sealed record LetterForm(
    string Subject, LetterKind Kind, string Language, DateOnly? LetterDate, string Place, string OccasionName, string OccasionPlace,
    DateOnly? OccasionDate, DateOnly? ReplyDue, string Salutation, string Closing, string Targets, string Signatories)
{
    /// <summary>The form of a letter as it stands.</summary>
    public static LetterForm Of(Letter letter) => new(
        letter.Subject, letter.Kind, letter.Language, letter.LetterDate, letter.Place, letter.Occasion.Name, letter.Occasion.Place,
        letter.Occasion.Date, letter.ReplyDue, letter.Salutation, letter.Closing,
        string.Join('\n', letter.Targets), Signatory.Write(letter.Signatories));

    /// <summary>Why these fields can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("The subject", Subject, required: true)
        ?? WhyNotLanguage(Language)
        ?? TextRules.WhyNotLine("The place", Place)
        ?? TextRules.WhyNotLine("The occasion", OccasionName)
        ?? TextRules.WhyNotLine("The occasion's place", OccasionPlace)
        ?? TextRules.WhyNotPassage("The salutation", Salutation, limit: 1_000)
        ?? TextRules.WhyNotPassage("The closing", Closing, limit: 2_000)
        ?? TextRules.WhyNotPassage("The list of targets", Targets, limit: 4_000)
        ?? TextRules.WhyNotPassage("The list of signatories", Signatories, limit: 20_000);

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<LetterForm> Merge(LetterForm seen, LetterForm mine, LetterForm now)
    {
        var merge = new Merge();
        return merge.Of(new LetterForm(
            merge.Pick("The subject", seen.Subject, mine.Subject, now.Subject),
            merge.Pick("The kind", seen.Kind, mine.Kind, now.Kind),
            merge.Pick("The language", seen.Language, mine.Language, now.Language),
            merge.Pick("The letter's date", seen.LetterDate, mine.LetterDate, now.LetterDate),
            merge.Pick("The place", seen.Place, mine.Place, now.Place),
            merge.Pick("The occasion", seen.OccasionName, mine.OccasionName, now.OccasionName),
            merge.Pick("The occasion's place", seen.OccasionPlace, mine.OccasionPlace, now.OccasionPlace),
            merge.Pick("The occasion's date", seen.OccasionDate, mine.OccasionDate, now.OccasionDate),
            merge.Pick("The reply's due date", seen.ReplyDue, mine.ReplyDue, now.ReplyDue),
            merge.Pick("The salutation", seen.Salutation, mine.Salutation, now.Salutation),
            merge.Pick("The closing", seen.Closing, mine.Closing, now.Closing),
            merge.Pick("The list of targets", seen.Targets, mine.Targets, now.Targets),
            merge.Pick("The list of signatories", seen.Signatories, mine.Signatories, now.Signatories)));
    }

    internal static Refusal? WhyNotLanguage(string language) =>
        Languages.IsTag(language) ? null : new($"“{language}” is no language tag: write it like en, ar or pt-BR.");
}
