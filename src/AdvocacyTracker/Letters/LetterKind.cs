namespace AdvocacyTracker.Letters;

/// <summary>In whose name a letter goes out.</summary>
public enum LetterKind
{
    /// <summary>The organisation's own.</summary>
    Own,

    /// <summary>Signed by several organisations.</summary>
    Joint,

    /// <summary>Addressed to somebody, written for everybody.</summary>
    Open,
}
