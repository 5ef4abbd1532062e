using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>The letter greets nobody, or somebody else than any of its addressees is greeted as.</summary>
internal sealed class SalutationGuard : ILetterGuard
{
    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer)
    {
        if (TextRules.IsBlank(letter.Letter.Salutation)) return [Finding.Warning("The letter greets nobody: write its salutation.", Places.Salutation)];
        var known = letter.Letter.Recipients.Where(r => r.Role == RecipientRole.Addressee && !TextRules.IsBlank(r.Salutation)).Select(r => r.Salutation).ToList();
        return known.Count == 0 || known.Any(salutation => Bare(salutation) == Bare(letter.Letter.Salutation)) ? []
            : [Finding.Warning($"The salutation “{letter.Letter.Salutation}” is not how the addressee is greeted (“{string.Join("”, “", known)}”): look at both.", Places.Salutation)];
    }

    private static string Bare(string salutation) => TextRules.Normalize(salutation).Trim().TrimEnd(',', ':', '!', '،', ' ').ToUpperInvariant();
}
