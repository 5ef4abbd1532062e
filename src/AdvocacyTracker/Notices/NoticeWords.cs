namespace AdvocacyTracker.Notices;

/// <summary>How a notice reads, on the desk and in a mail, and where on the desk it leads.</summary>
public static class NoticeWords
{
    /// <summary>What happened, after the reference of what it happened to.</summary>
    public static string InWords(this NoticeKind kind) => kind switch
    {
        NoticeKind.ReviewWaits => "Waits for your review",
        NoticeKind.ChangeRequested => "A reviewer asks for other words, or says no",
        NoticeKind.ApprovalLapsed => "Changed after you approved it, so your approval lapsed",
        NoticeKind.OutsideAnswered => "A reviewer from outside decided or remarked",
        NoticeKind.OccasionNear => "Its occasion comes near, and it has not gone out",
        NoticeKind.ReplyDueNear => "The day comes near on which a reply is due",
        NoticeKind.DemandDueNear => "The day comes near by which a demand is to be met",
        NoticeKind.EmbargoNear => "Its embargo ends within a day",
        NoticeKind.HeldBack => "Was scheduled and is held back: something stands against it",
        NoticeKind.ConfirmationWaits => "A reply or an outcome waits for a second person who confirms it",
        NoticeKind.BlackoutWaits => "Something that was taken down waits for a second person who blacks it out",
        _ => "A remark mentions you",
    };

    /// <summary>Whether it asks for something to be done, and is taken back once that is done.</summary>
    public static bool IsTakenBack(this NoticeKind kind) => kind is NoticeKind.ConfirmationWaits or NoticeKind.BlackoutWaits;

    /// <summary>Where one sees it: who decides is led to the review or the log of what came of a letter, anybody else to the text.</summary>
    public static string PathOf(NoticeKind kind, NoticeAbout about, Guid subjectId) => $"/desk/{Room(kind, about)}/{subjectId}";

    private static string Room(NoticeKind kind, NoticeAbout about) => (kind, about) switch
    {
        (NoticeKind.ConfirmationWaits or NoticeKind.BlackoutWaits, NoticeAbout.Letter) => "replies",
        (NoticeKind.ReviewWaits or NoticeKind.ApprovalLapsed, NoticeAbout.Letter) => "review/letters",
        (NoticeKind.ReviewWaits or NoticeKind.ApprovalLapsed, _) => "review/releases",
        (_, NoticeAbout.Letter) => "letters",
        _ => "releases",
    };
}
