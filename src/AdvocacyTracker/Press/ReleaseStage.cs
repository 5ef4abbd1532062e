namespace AdvocacyTracker.Press;

/// <summary>Where a press release stands. Approved is not a stage: it is read off the approvals.</summary>
public enum ReleaseStage
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With the reviewers.</summary>
    InReview,

    /// <summary>Public.</summary>
    Published,

    /// <summary>Replaced by a notice at the same address.</summary>
    Retracted,

    /// <summary>Its words are fixed and stored, and the clock opens them.</summary>
    Scheduled,

    /// <summary>Taken away from the public as if it had never been, since somebody is in danger. For good.</summary>
    TakenDown,
}
