namespace AdvocacyTracker.Letters;

/// <summary>A signatory, and what was noted last of whether they agreed; null while nothing was.</summary>
public sealed record SignatoryStanding(Signatory Signatory, SignatoryConsent? Last)
{
    /// <summary>Whether they agreed, and still do.</summary>
    public bool HasAgreed => Last is { WithdrawnAt: null };

    /// <summary>Whether they agreed once, and no longer do.</summary>
    public bool HasWithdrawn => Last is { WithdrawnAt: not null };

    /// <summary>Each of a letter's signatories, once by name.</summary>
    /// <param name="consents">Those noted of this letter, oldest first.</param>
    public static IReadOnlyList<SignatoryStanding> Of(IEnumerable<Signatory> signatories, IReadOnlyList<SignatoryConsent> consents) =>
        [.. signatories.DistinctBy(s => s.Name).Select(s => new SignatoryStanding(s, consents.LastOrDefault(c => c.Name == s.Name)))];
}
