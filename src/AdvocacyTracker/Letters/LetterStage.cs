namespace AdvocacyTracker.Letters;

/// <summary>Where a letter stands. Cleared is not a stage: it is read off the approvals.</summary>
public enum LetterStage
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With the reviewers; each change makes the approval of what changed lapse.</summary>
    InReview,

    /// <summary>Agreed to go out; its text is frozen.</summary>
    SignedOff,

    /// <summary>Gone out; never changes again.</summary>
    Sent,

    /// <summary>Sent in error; kept, with a note.</summary>
    Recalled,
}
