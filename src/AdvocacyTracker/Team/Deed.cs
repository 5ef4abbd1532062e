namespace AdvocacyTracker.Team;

/// <summary>Everything a role is needed for, in the words of the trade.</summary>
public enum Deed
{
    /// <summary>Start a letter or a demand.</summary>
    Draft,

    /// <summary>Change a letter or a demand.</summary>
    Revise,

    /// <summary>Hand a letter and its demands to the reviewers.</summary>
    Submit,

    /// <summary>Take a letter back to draft, or a demand out of it.</summary>
    Withdraw,

    /// <summary>Say who may know of a letter.</summary>
    Confide,

    /// <summary>Add or change a recipient.</summary>
    KeepRecipients,

    /// <summary>Say something about a passage, or suggest other words for it.</summary>
    Remark,

    /// <summary>Agree to exactly these words.</summary>
    Approve,

    /// <summary>Ask for other words.</summary>
    RequestChanges,

    /// <summary>Say no.</summary>
    Reject,

    /// <summary>Agree that a cleared letter goes out.</summary>
    SignOff,

    /// <summary>Record that a letter went out.</summary>
    Send,

    /// <summary>Say that a letter was sent in error.</summary>
    Recall,

    /// <summary>Start a press release.</summary>
    DraftRelease,

    /// <summary>Change a press release.</summary>
    ReviseRelease,

    /// <summary>Hand a press release to the reviewers.</summary>
    SubmitRelease,

    /// <summary>Take a press release back to draft.</summary>
    WithdrawRelease,

    /// <summary>Make a press release public.</summary>
    Publish,

    /// <summary>Replace a published release by a notice.</summary>
    Retract,

    /// <summary>Invite people, give and take roles, close accounts.</summary>
    KeepTeam,

    /// <summary>Read the audit trail.</summary>
    ReadAudit,
}
