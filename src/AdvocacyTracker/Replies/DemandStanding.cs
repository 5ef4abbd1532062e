namespace AdvocacyTracker.Replies;

/// <summary>What became of a demand as a whole, from what was published of it.</summary>
public enum DemandStanding
{
    /// <summary>Nobody has answered.</summary>
    Waiting,

    /// <summary>They have the letter, or passed it on, and say no more.</summary>
    Acknowledged,

    /// <summary>They answered what is asked; what they will do is not said.</summary>
    Answered,

    /// <summary>They said that they will do it.</summary>
    Committed,

    /// <summary>A part of it is done, or a change has begun.</summary>
    Partly,

    /// <summary>All that is asked is done, and has changed something for the people concerned.</summary>
    Met,

    /// <summary>They said no.</summary>
    Refused,

    /// <summary>What had changed was undone.</summary>
    Reversed,
}

/// <summary>Reads the standing of a demand off its follow-up.</summary>
public static class DemandStandings
{
    /// <summary>The standing of a demand with so many asks.</summary>
    public static DemandStanding Of(FollowUp followUp, int asks)
    {
        var today = Enumerable.Range(1, asks).SelectMany(ask => new[] { followUp.Today(ask, Track.Did)?.Step, followUp.Today(ask, Track.Changed)?.Step }).OfType<Step>().ToHashSet();
        var kinds = followUp.Replies.Select(r => r.Kind).ToHashSet();
        return followUp.IsMet(asks) ? DemandStanding.Met
            : today.Contains(Step.Reversed) ? DemandStanding.Reversed
            : today.Overlaps([Step.Done, Step.Partly, Step.Begun]) ? DemandStanding.Partly
            : today.Contains(Step.Committed) ? DemandStanding.Committed
            : today.Contains(Step.Refused) || followUp.Answered == ReplyKind.Refused ? DemandStanding.Refused
            : followUp.Answered == ReplyKind.Substantive ? DemandStanding.Answered
            : today.Contains(Step.Acknowledged) || kinds.Overlaps([ReplyKind.Acknowledged, ReplyKind.Transferred]) ? DemandStanding.Acknowledged
            : DemandStanding.Waiting;
    }

    /// <summary>As addresses say it.</summary>
    public static string ToValue(this DemandStanding standing) => standing.ToString().ToLowerInvariant();
}
