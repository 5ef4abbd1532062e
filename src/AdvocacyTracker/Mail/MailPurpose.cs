namespace AdvocacyTracker.Mail;

/// <summary>What a mail is for.</summary>
public enum MailPurpose
{
    /// <summary>Tells a member of a notice.</summary>
    Notice,

    /// <summary>Brings a member the link of an invitation.</summary>
    Invitation,

    /// <summary>Brings a release to somebody of the press.</summary>
    Release,

    /// <summary>Asks whoever gave this address for news by mail whether it was they.</summary>
    Confirmation,

    /// <summary>Brings news to a reader who asked for them.</summary>
    News,
}
