using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Replies;

/// <summary>Something that was logged of a sent letter: a reply or an outcome. Its words never change; a second person confirms them, then Comms publish them. A mistake is withdrawn before, and logged anew; what puts somebody in danger is taken down, and then blacked out.</summary>
public abstract class FollowUpEntry
{
    /// <summary>The most a summary may hold, in UTF-16 code units.</summary>
    public const int SummaryLimit = 4_000;

    /// <summary>The most that evidence may hold, in UTF-16 code units.</summary>
    public const int EvidenceLimit = 2_000;

    private static readonly DateOnly Oldest = new(1900, 1, 1);

    private protected FollowUpEntry()
    {
    }

    private protected FollowUpEntry(Letter letter, DateOnly on, string summary, string evidence, Actor actor, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (LetterId, On, Summary, Evidence) = (letter.Id, on, summary.Trim(), evidence.Trim());
        (LoggedById, LoggedBy, LoggedAt) = (actor.Id, actor.Name, now);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The letter.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>The day on which it came or happened.</summary>
    public DateOnly On { get; private set; }

    /// <summary>What the public will read of it.</summary>
    public string Summary { get; private set; } = null!;

    /// <summary>Where it is kept, or a link to it.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>Who logged or assessed it.</summary>
    public Guid LoggedById { get; private set; }

    /// <summary>Their name then.</summary>
    public string LoggedBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset LoggedAt { get; private set; }

    /// <summary>Who confirmed it; empty before.</summary>
    public string ConfirmedBy { get; private set; } = "";

    /// <summary>Their id.</summary>
    public Guid? ConfirmedById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Who published it; empty before.</summary>
    public string PublishedBy { get; private set; } = "";

    /// <summary>When it became public (UTC); null before.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Who withdrew it; empty otherwise.</summary>
    public string WithdrawnBy { get; private set; } = "";

    /// <summary>When it was withdrawn; null otherwise.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string WithdrawnReason { get; private set; } = "";

    /// <summary>Who took it down; empty otherwise.</summary>
    public string TakenDownBy { get; private set; } = "";

    /// <summary>Their id.</summary>
    public Guid? TakenDownById { get; private set; }

    /// <summary>When it was taken away from the public, for good; null otherwise.</summary>
    public DateTimeOffset? TakenDownAt { get; private set; }

    /// <summary>Why it was taken down, for the desk alone.</summary>
    public string TakenDownReason { get; private set; } = "";

    /// <summary>Who blacked its words out; empty otherwise.</summary>
    public string BlackedOutBy { get; private set; } = "";

    /// <summary>When its words were blacked out; null otherwise.</summary>
    public DateTimeOffset? BlackedOutAt { get; private set; }

    /// <summary>Who imported it; empty for what was logged here.</summary>
    public string ImportedBy { get; private set; } = "";

    /// <summary>For what it waits.</summary>
    public FollowUpState State =>
        WithdrawnAt is not null ? FollowUpState.Withdrawn
        : TakenDownAt is not null ? FollowUpState.TakenDown
        : PublishedAt is not null ? FollowUpState.Published
        : ConfirmedAt is not null ? FollowUpState.WaitsForPublication
        : FollowUpState.WaitsForConfirmation;

    /// <summary>Whether a second person stands by it, and nobody took it back.</summary>
    public bool Counts => State is FollowUpState.Published or FollowUpState.WaitsForPublication;

    /// <summary>Everything of it that the public would read, for the search for names.</summary>
    internal abstract string PublicText { get; }

    /// <summary>Why nothing can be logged of this letter, or null.</summary>
    internal static Refusal? WhyNotFollow(Letter letter) => letter.Stage switch
    {
        LetterStage.Sent => null,
        LetterStage.Recalled => new($"Letter {letter.Reference} was sent in error: follow the letter that stands in its place."),
        _ => new($"Letter {letter.Reference} has not been sent: what comes of it is logged once it has gone out."),
    };

    /// <summary>Why this person can't confirm it, or null.</summary>
    public Refusal? WhyNotConfirm(Actor actor, Letter letter) => Permissions.WhyNot(actor, Deed.ConfirmFollowUp) ?? WhyNotFollow(letter) ?? State switch
    {
        FollowUpState.WaitsForConfirmation => actor.Id == LoggedById ? new("You logged this yourself, so somebody else must confirm it: ask another Drafter or a Reviewer.") : null,
        FollowUpState.Withdrawn => Withdrawn,
        FollowUpState.TakenDown => TakenDown,
        _ => new($"{ConfirmedBy} has confirmed this already."),
    };

    /// <summary>Why this person can't publish it, or null. Who it names is looked at when it is published.</summary>
    public Refusal? WhyNotPublish(Actor actor, Letter letter) => Permissions.WhyNot(actor, Deed.PublishFollowUp) ?? WhyNotFollow(letter) ?? State switch
    {
        FollowUpState.WaitsForPublication => letter.Confidentiality == Confidentiality.Restricted ? WhyNotTellOf(letter.Reference) : null,
        FollowUpState.WaitsForConfirmation => new("Nobody has confirmed this yet: a second person, a Drafter or a Reviewer, must do so before it is published."),
        FollowUpState.Withdrawn => Withdrawn,
        FollowUpState.TakenDown => TakenDown,
        _ => new("This is published already."),
    };

    /// <summary>Why this person can't withdraw it, or null. Whoever logged it may, and any Drafter.</summary>
    public Refusal? WhyNotWithdraw(Actor actor) => (actor.Id == LoggedById ? null : Permissions.WhyNot(actor, Deed.WithdrawFollowUp)) ?? State switch
    {
        FollowUpState.Published => new("This is published, and what is published stays: log what is true now, and it will stand in its place."),
        FollowUpState.Withdrawn => Withdrawn,
        FollowUpState.TakenDown => TakenDown,
        _ => null,
    };

    /// <summary>Why this person can't take it away from the public, or null.</summary>
    public Refusal? WhyNotTakeDown(Actor actor) => Permissions.WhyNot(actor, Deed.TakeDown) ?? State switch
    {
        FollowUpState.Published => null,
        FollowUpState.TakenDown => new("This is taken down already."),
        FollowUpState.Withdrawn => new("This was withdrawn before it was public: nothing of it can be taken down."),
        _ => new("This is not public: withdraw it instead."),
    };

    /// <summary>Why this person can't black its words out, or null.</summary>
    public Refusal? WhyNotBlackOut(Actor actor) => Permissions.WhyNot(actor, Deed.ConfirmBlackout)
        ?? (State != FollowUpState.TakenDown ? new Refusal("This is not taken down: take it down first, and then have it blacked out.")
        : BlackedOutAt is not null ? new("This is blacked out already.")
        : actor.Id == TakenDownById ? new("You have taken this down, so somebody else must black it out: ask a colleague who may.")
        : null);

    internal void Confirm(Actor actor, DateTimeOffset now) => (ConfirmedById, ConfirmedBy, ConfirmedAt) = (actor.Id, actor.Name, now);

    internal void Publish(string by, DateTimeOffset at) => (PublishedBy, PublishedAt) = (by, at);

    internal void Withdraw(string reason, Actor actor, DateTimeOffset now) => (WithdrawnReason, WithdrawnBy, WithdrawnAt) = (reason.Trim(), actor.Name, now);

    internal void TakeDown(string reason, Actor actor, DateTimeOffset now) =>
        (TakenDownReason, TakenDownById, TakenDownBy, TakenDownAt) = (reason.Trim(), actor.Id, actor.Name, now);

    /// <summary>Puts the bar in place of all its words: no name is looked for, so that none is missed.</summary>
    internal virtual void BlackOut(Actor actor, DateTimeOffset now)
    {
        (Summary, Evidence, TakenDownReason) = (Barred(Summary), Barred(Evidence), Barred(TakenDownReason));
        (BlackedOutBy, BlackedOutAt) = (actor.Name, now);
    }

    private protected static string Barred(string words) => words.Length == 0 ? "" : BlackInk.Bar;

    internal void MarkImported(string by) => ImportedBy = by;

    internal static Refusal WhyNotTellOf(string reference) => new($"Letter {reference} is restricted, and this would tell everybody of it: its owner must first change who may know of it.");

    // A day ahead of ours has begun somewhere; a later one has begun nowhere.
    internal static Refusal? WhyNotOn(DateOnly? on, Letter letter, DateTimeOffset now) =>
        on is not { } day ? new("The day is missing: say on which day it came or happened.")
        : day > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1) ? new("The day lies in the future: log what has happened, once it has.")
        : day < letter.SentOn ? new($"The day lies before {letter.SentOn:yyyy-MM-dd}, when the letter was sent: correct it.")
        : day < Oldest ? new("The day lies more than a lifetime ago: correct its year.")
        : null;

    internal static Refusal? WhyNotSummary(string summary) => TextRules.WhyNotPassage("The summary", summary, required: true, SummaryLimit);

    internal static Refusal? WhyNotEvidence(string evidence, bool required) =>
        required && TextRules.IsBlank(evidence) ? new("The evidence is missing: say where it is kept, or give a link to it.")
        : TextRules.WhyNotPassage("The evidence", evidence, limit: EvidenceLimit);

    private static Refusal Withdrawn => new("This was withdrawn: log it anew if it is true.");

    private static Refusal TakenDown => new("This is taken down and never comes back: log it anew, without what was dangerous.");
}

/// <summary>For what a reply or an outcome waits.</summary>
public enum FollowUpState
{
    /// <summary>A second person has not looked at it yet.</summary>
    WaitsForConfirmation,

    /// <summary>Confirmed; the public doesn't know of it.</summary>
    WaitsForPublication,

    /// <summary>Everybody may read it.</summary>
    Published,

    /// <summary>Taken back before it was published; kept.</summary>
    Withdrawn,

    /// <summary>Taken away from the public for good, since somebody is in danger; kept.</summary>
    TakenDown,
}
