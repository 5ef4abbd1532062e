namespace AdvocacyTracker.Mailing;

/// <summary>How a release is mailed to the press.</summary>
public enum MailManner
{
    /// <summary>Its published words, with its public address.</summary>
    Openly,

    /// <summary>A link of the reader's own, the instant at which the embargo ends, and no word of the release.</summary>
    UnderEmbargo,
}
