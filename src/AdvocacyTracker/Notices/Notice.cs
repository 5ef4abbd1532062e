namespace AdvocacyTracker.Notices;

/// <summary>Tells one member that something happened to a letter or release. It holds what kind of thing, and the reference; never a word of the text.</summary>
public sealed class Notice
{
    private Notice()
    {
    }

    internal Notice(Guid memberId, NoticeKind kind, NoticeSubject subject, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (MemberId, Kind, About, SubjectId, Reference, Due, At) = (memberId, kind, subject.About, subject.Id, subject.Reference, subject.Due, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whom it is for.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>What happened.</summary>
    public NoticeKind Kind { get; private set; }

    /// <summary>Whether to a letter or a release.</summary>
    public NoticeAbout About { get; private set; }

    /// <summary>The letter or release.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What it was called in the audit trail then: a restricted letter has no name there.</summary>
    public string Reference { get; private set; } = null!;

    /// <summary>The day it is due: of its occasion, or of what comes near; null where there is none, and for a restricted letter.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>When it last happened.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was marked as read; null before.</summary>
    public DateTimeOffset? ReadAt { get; private set; }
}

/// <summary>What a notice is about, in words that anybody who learns of it may read.</summary>
/// <param name="Due">The day it is due, if that may be said.</param>
public sealed record NoticeSubject(NoticeAbout About, Guid Id, string Reference, DateOnly? Due = null);

/// <summary>What members are told of.</summary>
public enum NoticeKind
{
    /// <summary>Words wait for a reviewer.</summary>
    ReviewWaits,

    /// <summary>A reviewer asks for other words, or says no.</summary>
    ChangeRequested,

    /// <summary>Words were changed after their approval.</summary>
    ApprovalLapsed,

    /// <summary>A remark or a reply calls somebody.</summary>
    Mentioned,

    /// <summary>Somebody outside decided or remarked by their link.</summary>
    OutsideAnswered,

    /// <summary>The day of a letter's occasion comes near, and it has not gone out.</summary>
    OccasionNear,

    /// <summary>The day comes near on which a reply is due.</summary>
    ReplyDueNear,

    /// <summary>The day comes near by which a demand is to be met.</summary>
    DemandDueNear,

    /// <summary>A release's embargo ends within a day.</summary>
    EmbargoNear,

    /// <summary>A scheduled release was taken back to review, since something stands against it.</summary>
    HeldBack,

    /// <summary>A reply or an outcome waits for a second person who confirms it.</summary>
    ConfirmationWaits,

    /// <summary>What was taken down waits for a second person who blacks it out.</summary>
    BlackoutWaits,
}

/// <summary>What a notice can be about.</summary>
public enum NoticeAbout
{
    /// <summary>A letter, its text or one of its demands.</summary>
    Letter,

    /// <summary>A press release.</summary>
    Release,
}
