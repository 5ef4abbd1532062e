namespace AdvocacyTracker.Demands;

/// <summary>The words that a text's last approval was of: the reader's own approval where they gave one.</summary>
public sealed record ApprovedBefore<T>(T Words, DecisionView Approval)
{
    /// <summary>The title of what changed since.</summary>
    public string Title(Guid reader) => Approval.ReviewerId == reader ? "What changed since you approved it" : $"What changed since {Approval.Reviewer} approved it";

    /// <summary>Whether a reader should compare: they approved other words than these, or nobody's approval of these stands.</summary>
    public bool IsNews(Guid reader, string hash, Standing standing) => Approval.Hash != hash && (Approval.ReviewerId == reader || standing.State != ReviewState.Approved);
}
