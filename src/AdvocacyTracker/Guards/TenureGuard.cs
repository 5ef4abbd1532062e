using AdvocacyTracker.Letters;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>A recipient is no longer in office, or nobody has checked for 30 days that they are.</summary>
internal sealed class TenureGuard : ILetterGuard
{
    private const int DaysThatACheckHolds = 30;

    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer) =>
        letter.Recipients.Select(r => WhatIsWrong(r, letter.Today)).OfType<string>().Select(sentence => Finding.Warning(sentence, Places.Recipients));

    private static string? WhatIsWrong(RecipientRow recipient, DateOnly today) => recipient switch
    {
        { Until: { } end } when end < today => $"{recipient.Name} was {recipient.Office} until {LetterFields.InWords(end, "en")}: look who holds the office now.",
        { CheckedOn: null } => $"Nobody has noted when it was last checked that {recipient.Name} is {recipient.Office}: check it, and note the day with the recipient.",
        { CheckedOn: { } on } when on.AddDays(DaysThatACheckHolds) < today => $"That {recipient.Name} is {recipient.Office} was last checked on {LetterFields.InWords(on, "en")}: check it again, and note the day.",
        _ => null,
    };
}
