namespace AdvocacyTracker.Letters;

/// <summary>Who may learn of a letter.</summary>
public enum Confidentiality
{
    /// <summary>Everybody who signs in, nobody else.</summary>
    Internal,

    /// <summary>The public too, once a release about it is published.</summary>
    PublicOnceAnnounced,

    /// <summary>Only the people named on it learn that it exists.</summary>
    Restricted,
}
