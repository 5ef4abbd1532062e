namespace AdvocacyTracker.Mailing;

/// <summary>A release that became public for the first time, on its way to the readers of news by mail: how far it got. Each batch is stored with the place that it reached, so that nobody gets it twice and nobody is left out.</summary>
public sealed class NewsIssue
{
    private NewsIssue()
    {
    }

    internal NewsIssue(Guid releaseId, DateTimeOffset at) => (ReleaseId, At) = (releaseId, at);

    /// <summary>The release.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>When it became public. Who confirmed later gets the next one.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The last reader who was written to or passed over; empty before the first.</summary>
    public Guid AfterId { get; private set; }

    /// <summary>To how many it went.</summary>
    public int Mails { get; private set; }

    /// <summary>Whether nobody is left, or it may not go on.</summary>
    public bool IsDone { get; private set; }

    internal void MoveTo(Guid readerId, int mails) => (AfterId, Mails) = (readerId, Mails + mails);

    internal void End() => IsDone = true;
}
