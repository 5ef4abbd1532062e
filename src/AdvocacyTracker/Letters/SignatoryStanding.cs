namespace AdvocacyTracker.Letters;

/// <summary>A signatory, and what was noted last of whether they agreed; null while nothing was.</summary>
/// <param name="WordsNow">Hash of the words that somebody who signs agrees to, as they stand.</param>
public sealed record SignatoryStanding(Signatory Signatory, SignatoryConsent? Last, string WordsNow)
{
    /// <summary>Whether they agreed to the words as they stand, and still do.</summary>
    public bool HasAgreed => Last is { WithdrawnAt: null } && Last.WordsHash == WordsNow;

    /// <summary>Whether they agreed, and the words have changed since.</summary>
    public bool HasAgreedToEarlierWords => Last is { WithdrawnAt: null } && !HasAgreed;

    /// <summary>Whether they agreed once, and no longer do.</summary>
    public bool HasWithdrawn => Last is { WithdrawnAt: not null };

    /// <summary>Each of a letter's signatories, once by name.</summary>
    /// <param name="consents">Those noted of this letter, oldest first.</param>
    /// <param name="wordsNow">Hash of the words as they stand.</param>
    public static IReadOnlyList<SignatoryStanding> Of(IEnumerable<Signatory> signatories, IReadOnlyList<SignatoryConsent> consents, string wordsNow) =>
        [.. signatories.DistinctBy(s => s.Name).Select(s => new SignatoryStanding(s, consents.LastOrDefault(c => c.Name == s.Name), wordsNow))];
}
