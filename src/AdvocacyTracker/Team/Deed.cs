namespace AdvocacyTracker.Team;

/// <summary>Everything a role is needed for, in the words of the trade.</summary>
public enum Deed
{
    /// <summary>Start a letter or a demand.</summary>
    Draft,

    /// <summary>Change a letter or a demand.</summary>
    Revise,

    /// <summary>Give a point of a letter's text a name.</summary>
    NamePoint,

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

    /// <summary>Pass over a missing approval, with a reason.</summary>
    Override,

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

    /// <summary>Give a point of a release's text a name.</summary>
    NameReleasePoint,

    /// <summary>Hand a press release to the reviewers.</summary>
    SubmitRelease,

    /// <summary>Take a press release back to draft.</summary>
    WithdrawRelease,

    /// <summary>Make a press release public.</summary>
    Publish,

    /// <summary>Replace a published release by a notice.</summary>
    Retract,

    /// <summary>Correct published press releases.</summary>
    Correct,

    /// <summary>Log a reply to a sent letter.</summary>
    LogReply,

    /// <summary>Say what came of an ask.</summary>
    AssessOutcome,

    /// <summary>Stand by a reply or an outcome that somebody else logged.</summary>
    ConfirmFollowUp,

    /// <summary>Make a reply or an outcome public.</summary>
    PublishFollowUp,

    /// <summary>Take back a reply or an outcome before it is public.</summary>
    WithdrawFollowUp,

    /// <summary>Make a secret link to a press release that is not public yet, and take it back.</summary>
    SharePreview,

    /// <summary>Keep the list of journalists whom releases are mailed to.</summary>
    KeepPressList,

    /// <summary>Mail a press release to the press list.</summary>
    MailRelease,

    /// <summary>Take a press release, a reply or an outcome away from the public as if it had never been, and propose a name to be blacked out of a release.</summary>
    TakeDown,

    /// <summary>Confirm as the second person that a name is blacked out of a release, or the words of a reply or an outcome.</summary>
    ConfirmBlackout,

    /// <summary>Read what a letter's text was, deleted words too.</summary>
    ReadHistory,

    /// <summary>Read what a release's text was, deleted words too.</summary>
    ReadReleaseHistory,

    /// <summary>Invite people, give and take roles, close accounts.</summary>
    KeepTeam,

    /// <summary>Give all letters of somebody who leaves to somebody else.</summary>
    HandOver,

    /// <summary>Set whose approval is needed.</summary>
    KeepPolicy,

    /// <summary>Set the newsroom up: its name, colour, letterhead and call-out box.</summary>
    KeepNewsroom,

    /// <summary>Read the audit trail.</summary>
    ReadAudit,
}
