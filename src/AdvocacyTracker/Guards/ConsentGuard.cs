using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>Somebody signs of whom nobody has noted that they agreed, or who no longer does. The house's own people may be asked across the table, another organisation's must have been asked.</summary>
internal sealed class ConsentGuard : ILetterGuard
{
    private const int MostShown = 5;

    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer)
    {
        var standings = SignatoryStanding.Of(letter.Letter.Signatories, letter.Consents);
        foreach (var standing in standings.Where(s => s.HasWithdrawn))
            yield return Finding.Blocking($"{standing.Signatory.Name} no longer agrees to sign: take them off the list of signatories, or note that they agree again.", Places.Consents);
        var unknown = standings.Where(s => s.Last is null).ToLookup(s => letter.Letter.Kind != LetterKind.Own && IsOfAnother(s.Signatory, letter.House));
        if (unknown[true].Any()) yield return Finding.Blocking($"Nobody has noted that {Named(unknown[true])} agreed to sign, for another organisation: ask, and note how they agreed.", Places.Consents);
        if (unknown[false].Any()) yield return Finding.Warning($"Nobody has noted that {Named(unknown[false])} agreed to sign: note how, where it isn’t plain.", Places.Consents);
    }

    private static bool IsOfAnother(Signatory signatory, string house) => signatory.Organisation.Length > 0 && WrittenNames.Fold(signatory.Organisation) != WrittenNames.Fold(house);

    private static string Named(IEnumerable<SignatoryStanding> standings)
    {
        var names = standings.Select(s => s.Signatory.Name).ToList();
        return string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? $" and {names.Count - MostShown} more" : "");
    }
}
