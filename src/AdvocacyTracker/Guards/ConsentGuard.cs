using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>Somebody signs of whom nobody has noted that they agreed to these words, or who no longer does. The house's own people may be asked across the table, everybody else must have been asked.</summary>
internal sealed class ConsentGuard : ILetterGuard
{
    private const int MostShown = 5;

    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer)
    {
        foreach (var standing in letter.Signatories.Where(s => s.HasWithdrawn))
            yield return Finding.Blocking($"{standing.Signatory.Name} no longer agrees to sign: take them off the list of signatories, or note that they agree again.", Places.Consents);
        var unknown = letter.Signatories.Where(s => s.Last is null).ToLookup(s => MustAgree(s.Signatory, letter));
        if (unknown[true].Any()) yield return Finding.Blocking($"Nobody has noted that {Named(unknown[true])} agreed to sign, for another organisation: ask, and note how they agreed; of our own people, write the organisation after a second comma.", Places.Consents);
        if (unknown[false].Any()) yield return Finding.Warning($"Nobody has noted that {Named(unknown[false])} agreed to sign: note how, where it isn’t plain.", Places.Consents);
        var earlier = letter.Signatories.Where(s => s.HasAgreedToEarlierWords).ToLookup(s => MustAgree(s.Signatory, letter));
        if (earlier[true].Any()) yield return Finding.Blocking(Earlier(earlier[true]), Places.Consents);
        if (earlier[false].Any()) yield return Finding.Warning(Earlier(earlier[false]), Places.Consents);
    }

    // A line of two parts names no organisation, whatever its second part is: it is taken for another's.
    private static bool MustAgree(Signatory signatory, LetterToCheck letter) =>
        letter.Letter.Kind != LetterKind.Own && (signatory.Organisation.Length == 0 || WrittenNames.Fold(signatory.Organisation) != WrittenNames.Fold(letter.House));

    private static string Earlier(IEnumerable<SignatoryStanding> standings) => $"{Named(standings)} agreed to an earlier wording: ask again, and note it.";

    private static string Named(IEnumerable<SignatoryStanding> standings)
    {
        var names = standings.Select(s => s.Signatory.Name).ToList();
        return string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? $" and {names.Count - MostShown} more" : "");
    }
}
