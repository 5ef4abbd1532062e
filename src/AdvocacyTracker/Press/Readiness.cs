using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Press;

/// <summary>Whether a release could be published now. Read off the approvals each time, never stored.</summary>
/// <param name="UnsentLetters">References of its letters that have not gone out, or were sent in error.</param>
/// <param name="RestrictedLetters">References of its letters that only those named on them may know of.</param>
/// <param name="Findings">What the guards found: what blocks first.</param>
public sealed record Readiness(ReleaseStage Stage, Standing Headline, Standing Text, IReadOnlyList<string> UnsentLetters, IReadOnlyList<string> RestrictedLetters, IReadOnlyList<Finding> Findings)
{
    /// <summary>Remarks on the text that nobody has dealt with yet.</summary>
    public IReadOnlyList<OpenRemark> OpenRemarks { get; init; } = [];

    /// <summary>Whether other words are being prepared for what is published.</summary>
    public bool IsCorrecting { get; init; }

    /// <summary>Whether headline and text are approved exactly as they stand, and no remark holds them up.</summary>
    public bool IsApproved => Headline.State == ReviewState.Approved && Text.State == ReviewState.Approved && WhyHeldUp() is null;

    /// <summary>Why an open remark holds the text's approval up, or null.</summary>
    public Refusal? WhyHeldUp() => OpenRemarks.FirstOrDefault(r => r.IsBlocking)?.WhyHeldUp();

    /// <summary>Why this person can't publish it now, or null.</summary>
    public Refusal? WhyNotPublish(Actor actor) => Permissions.WhyNot(actor, Deed.Publish) ?? Stage switch
    {
        ReleaseStage.Draft => new("This release is a draft: submit it and have it approved first."),
        ReleaseStage.Published => new("This release is published already."),
        ReleaseStage.Retracted => new("This release is retracted and can't be published again."),
        ReleaseStage.TakenDown => new("This release is taken down and can't be published again: make a new one."),
        _ => WhyNotReady(),
    };

    /// <summary>Why this person can't leave it to the clock now, or null.</summary>
    /// <param name="embargo">When it would open.</param>
    public Refusal? WhyNotSchedule(Actor actor, DateTimeOffset? embargo, DateTimeOffset now) =>
        (Stage == ReleaseStage.Scheduled ? Permissions.WhyNot(actor, Deed.Publish) ?? new Refusal("This release is scheduled already.") : null)
        ?? WhyNotPublish(actor)
        ?? (embargo is null ? new Refusal("This release has no embargo: set its day and time first, or publish it now.") : null)
        ?? (embargo < now + TimeSpan.FromMinutes(1) ? new Refusal("The embargo ends within a minute, or has ended: move it, or publish now.") : null);

    /// <summary>Where the release stands, as a sentence.</summary>
    public string Sentence() => Stage switch
    {
        ReleaseStage.Draft => "Draft.",
        ReleaseStage.Published when IsCorrecting => IsApproved ? "Published; the correction is approved as it stands." : $"Published; a correction is being prepared: its headline {Headline.InWords()}, its text {Text.InWords()}.",
        ReleaseStage.Published => "Published.",
        ReleaseStage.Retracted => "Retracted; a notice stands in its place.",
        ReleaseStage.TakenDown => "Taken down; nothing stands at its address, as if it had never been.",
        ReleaseStage.Scheduled => "Scheduled: its words are fixed, and the clock opens them.",
        _ when IsApproved => "Approved as it stands.",
        _ => $"In review: the headline {Headline.InWords()}, the text {Text.InWords()}.{(WhyHeldUp() is null ? "" : " An open remark holds it up.")}",
    };

    /// <summary>Why nothing may be published about a restricted letter, whoever publishes it and however.</summary>
    internal static Refusal WhyNotTellOf(string reference) =>
        new($"Letter {reference} is restricted, and a release would tell everybody of it: its owner must first change who may know of it.");

    internal Refusal? WhyNotReady() =>
        WhyHeldUp()
        ?? (UnsentLetters.Count > 0 ? new Refusal($"Letter {UnsentLetters[0]} has not been sent, or was sent in error: a release is published once its letter is sent, and while it stands.") : null)
        ?? (Headline.State == ReviewState.Approved ? null : new Refusal($"The headline {Headline.InWords()}: it must be approved exactly as it stands."))
        ?? (Text.State == ReviewState.Approved ? null : new Refusal($"The text {Text.InWords()}: it must be approved exactly as it stands."))
        ?? (RestrictedLetters.Count > 0 ? WhyNotTellOf(RestrictedLetters[0]) : null)
        ?? (Findings.FirstOrDefault(f => f.Blocks) is { } found ? new Refusal(found.Sentence) : null);
}
