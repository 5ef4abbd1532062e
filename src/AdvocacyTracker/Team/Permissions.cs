using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Team;

/// <summary>Who may do what, in one table. The state of the thing itself is asked of the thing.</summary>
public static class Permissions
{
    private const Roles AnyRole = Roles.Drafter | Roles.Reviewer | Roles.Comms | Roles.Admin;

    /// <summary>The table, as docs/workflow.md shows it: the deed, the roles of which one is needed, and the deed in words.</summary>
    public static IReadOnlyList<Permission> Table { get; } =
    [
        new(Deed.Draft, Roles.Drafter, "draft letters and demands"),
        new(Deed.Revise, Roles.Drafter, "revise letters and demands"),
        new(Deed.NamePoint, Roles.Drafter | Roles.Reviewer, "name points of a letter’s text"),
        new(Deed.Submit, Roles.Drafter, "submit letters"),
        new(Deed.Withdraw, Roles.Drafter, "withdraw letters and demands"),
        new(Deed.Confide, Roles.Drafter, "say who may know of letters"),
        new(Deed.KeepRecipients, Roles.Drafter, "keep recipients"),
        new(Deed.Remark, AnyRole, "remark and suggest"),
        new(Deed.Approve, Roles.Reviewer, "approve"),
        new(Deed.RequestChanges, Roles.Reviewer, "request changes"),
        new(Deed.Reject, Roles.Reviewer, "reject"),
        new(Deed.Override, Roles.Reviewer | Roles.Admin, "override a missing approval"),
        new(Deed.SignOff, Roles.Reviewer, "sign off letters"),
        new(Deed.Send, Roles.Drafter, "mark letters as sent"),
        new(Deed.Recall, Roles.Drafter, "recall letters"),
        new(Deed.DraftRelease, Roles.Comms, "draft press releases"),
        new(Deed.ReviseRelease, Roles.Comms, "revise press releases"),
        new(Deed.NameReleasePoint, Roles.Reviewer | Roles.Comms, "name points of a release’s text"),
        new(Deed.SubmitRelease, Roles.Comms, "submit press releases"),
        new(Deed.WithdrawRelease, Roles.Comms, "withdraw press releases"),
        new(Deed.Publish, Roles.Comms, "publish press releases"),
        new(Deed.Retract, Roles.Comms, "retract press releases"),
        new(Deed.Correct, Roles.Comms, "correct press releases"),
        new(Deed.LogReply, Roles.Drafter, "log replies"),
        new(Deed.AssessOutcome, Roles.Drafter, "assess outcomes"),
        new(Deed.ConfirmFollowUp, Roles.Drafter | Roles.Reviewer, "confirm replies and outcomes"),
        new(Deed.PublishFollowUp, Roles.Comms, "publish replies and outcomes"),
        new(Deed.WithdrawFollowUp, Roles.Drafter, "withdraw replies and outcomes"),
        new(Deed.SharePreview, Roles.Comms, "share previews of press releases"),
        new(Deed.KeepPressList, Roles.Comms | Roles.Admin, "keep the press list"),
        new(Deed.MailRelease, Roles.Comms, "mail press releases to the press"),
        new(Deed.TakeDown, Roles.Comms, "take press releases, replies and outcomes down"),
        new(Deed.ConfirmBlackout, Roles.Reviewer | Roles.Comms | Roles.Admin, "confirm that a name is blacked out"),
        new(Deed.ReadHistory, Roles.Drafter | Roles.Reviewer, "read what a letter’s text was"),
        new(Deed.ReadReleaseHistory, Roles.Reviewer | Roles.Comms, "read what a release’s text was"),
        new(Deed.KeepTeam, Roles.Admin, "invite people and give roles"),
        new(Deed.HandOver, Roles.Admin, "hand letters over"),
        new(Deed.KeepPolicy, Roles.Admin, "set whose approval is needed"),
        new(Deed.KeepNewsroom, Roles.Admin, "set the newsroom up"),
        new(Deed.ReadAudit, Roles.Admin, "read the audit trail"),
    ];

    /// <summary>Why this actor may not do this deed at all, or null.</summary>
    public static Refusal? WhyNot(Actor actor, Deed deed)
    {
        if (!actor.MaySignIn) return new("Your account is closed: ask an administrator to open it.");
        var row = Table.First(p => p.Deed == deed);
        return actor.Has(row.Roles) ? null : new($"Only {InWords(row.Roles)} may {row.InWords}: ask an administrator for the role.");
    }

    private static string InWords(Roles roles) => string.Join(" or ", Enum.GetValues<Roles>().Where(r => r != Roles.None && roles.HasFlag(r)).Select(WithArticle));

    private static string WithArticle(Roles role) => role switch
    {
        Roles.Comms => "Comms",
        Roles.Admin => "an Admin",
        _ => $"a {role}",
    };
}

/// <summary>One row of the table of rights.</summary>
public sealed record Permission(Deed Deed, Roles Roles, string InWords);
