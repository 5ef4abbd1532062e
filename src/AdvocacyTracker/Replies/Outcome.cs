using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Replies;

/// <summary>What came of one ask, on one of two tracks, on a day. Outcomes are only added: the newest one that is confirmed stands.</summary>
public sealed class Outcome : FollowUpEntry
{
    private Outcome()
    {
    }

    internal Outcome(Letter letter, Demand demand, OutcomeFields fields, Actor actor, DateTimeOffset now)
        : base(letter, fields.On!.Value, fields.Summary, fields.Evidence, actor, now)
    {
        (DemandId, Demand, AskNumber) = (demand.Id, demand.Reference, fields.Ask);
        (Track, Step, Contribution) = (fields.Track, fields.Step, fields.Contribution.Trim());
    }

    /// <summary>The demand.</summary>
    public Guid DemandId { get; private set; }

    /// <summary>Its reference.</summary>
    public string Demand { get; private set; } = null!;

    /// <summary>Which of its asks, from 1.</summary>
    public int AskNumber { get; private set; }

    /// <summary>Whose part it tells of.</summary>
    public Track Track { get; private set; }

    /// <summary>How far it is.</summary>
    public Step Step { get; private set; }

    /// <summary>What we contributed to it, said apart from what happened; may be empty.</summary>
    public string Contribution { get; private set; } = "";

    /// <inheritdoc/>
    internal override string PublicText => $"{Summary}\n¶\n{Evidence}\n¶\n{Contribution}";

    internal override void BlackOut(Actor actor, DateTimeOffset now)
    {
        base.BlackOut(actor, now);
        Contribution = Barred(Contribution);
    }

    /// <summary>Which of these stands today for an ask on a track: the newest that is confirmed, by its day and then by when it was assessed. Null when there is none.</summary>
    public static Outcome? Standing(IEnumerable<Outcome> outcomes, string demand, int ask, Track track) =>
        InOrder(outcomes.Where(o => o.Counts && o.Demand == demand && o.AskNumber == ask && o.Track == track)).LastOrDefault();

    /// <summary>The oldest first, by their day and then by when they were assessed.</summary>
    internal static IEnumerable<Outcome> InOrder(IEnumerable<Outcome> outcomes) => outcomes.OrderBy(o => o.On).ThenBy(o => o.LoggedAt).ThenBy(o => o.Id);
}

/// <summary>The two tracks of an ask's outcome.</summary>
public enum Track
{
    /// <summary>What the decision maker did.</summary>
    Did,

    /// <summary>What changed for the people concerned.</summary>
    Changed,
}

/// <summary>How far an ask is. Each track has its own steps (<see cref="Steps"/>); done is on both.</summary>
public enum Step
{
    /// <summary>The decision maker has not replied.</summary>
    NoReply,

    /// <summary>They know of it, and say no more.</summary>
    Acknowledged,

    /// <summary>They said that they will do it.</summary>
    Committed,

    /// <summary>They did a part of it; what is left is named.</summary>
    Partly,

    /// <summary>All of it is done; on the other track, all has changed.</summary>
    Done,

    /// <summary>They said no.</summary>
    Refused,

    /// <summary>Nobody has looked yet at what changed.</summary>
    NotAssessed,

    /// <summary>The ask is of a kind that changes nothing by itself.</summary>
    NotApplicable,

    /// <summary>Nothing changed.</summary>
    Nothing,

    /// <summary>A change has begun.</summary>
    Begun,

    /// <summary>What had changed was undone.</summary>
    Reversed,

    /// <summary>Events made the ask pointless.</summary>
    Overtaken,

    /// <summary>Nobody can tell; the summary says why.</summary>
    CannotBeDetermined,
}

/// <summary>Which steps each track has.</summary>
public static class Steps
{
    private static readonly Step[] OfDid = [Step.NoReply, Step.Acknowledged, Step.Committed, Step.Partly, Step.Done, Step.Refused];

    private static readonly Step[] OfChanged =
        [Step.NotAssessed, Step.NotApplicable, Step.Nothing, Step.Begun, Step.Done, Step.Reversed, Step.Overtaken, Step.CannotBeDetermined];

    /// <summary>The steps of a track, in the order in which they are offered.</summary>
    public static IReadOnlyList<Step> Of(Track track) => track == Track.Did ? OfDid : OfChanged;
}
