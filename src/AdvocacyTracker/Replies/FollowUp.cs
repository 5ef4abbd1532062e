namespace AdvocacyTracker.Replies;

/// <summary>What the public may read of a demand's replies and outcomes, the oldest first.</summary>
public sealed record FollowUp(IReadOnlyList<PublishedReply> Replies, IReadOnlyList<PublishedOutcome> Outcomes)
{
    /// <summary>Of a demand of which nothing was published.</summary>
    public static FollowUp None { get; } = new([], []);

    /// <summary>The published outcome that stands today for an ask on a track, or null.</summary>
    public PublishedOutcome? Today(int ask, Track track) => Outcomes.LastOrDefault(o => o.Ask == ask && o.Track == track);

    /// <summary>Whether the demand is met: every one of its asks is done on both tracks.</summary>
    /// <param name="asks">How many asks the demand has.</param>
    public bool IsMet(int asks) => asks > 0 && Enumerable.Range(1, asks).All(ask => Today(ask, Track.Did)?.Step == Step.Done && Today(ask, Track.Changed)?.Step == Step.Done);

    /// <summary>The latest published answer to what is asked, a yes or a no: what others say or leave unsaid after it takes nothing from it. Null without one.</summary>
    public ReplyKind? Answered => Replies.LastOrDefault(r => r.Kind is ReplyKind.Refused or ReplyKind.Substantive)?.Kind;
}

/// <summary>A reply as the public reads it.</summary>
/// <param name="Form">How it came; says nothing where there was no reply.</param>
/// <param name="From">The recipient, as the letter's envelope bore their name.</param>
/// <param name="Asks">Numbers of the demand's asks that it answers; none when it speaks of the letter as a whole.</param>
public sealed record PublishedReply(Guid Id, ReplyKind Kind, ReplyForm Form, string From, DateOnly On, string Summary, IReadOnlyList<int> Asks, DateTimeOffset PublishedAt);

/// <summary>An outcome as the public reads it.</summary>
/// <param name="Ask">Number of the ask, from 1.</param>
/// <param name="Evidence">Where it is kept, or a link; may be empty where it can't be determined.</param>
/// <param name="Contribution">What we contributed; may be empty.</param>
public sealed record PublishedOutcome(Guid Id, int Ask, Track Track, Step Step, DateOnly On, string Summary, string Evidence, string Contribution, DateTimeOffset PublishedAt);
