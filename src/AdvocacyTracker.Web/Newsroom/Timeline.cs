using AdvocacyTracker.Replies;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Replies;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>Something that happened to a demand, on a day, as the public reads it.</summary>
/// <param name="Words">What happened, in a few words of ours.</param>
/// <param name="Summary">What the house says of it; may be empty.</param>
/// <param name="Language">BCP 47 tag of the summary.</param>
public sealed record TimelineEvent(DateOnly On, string Words, string Summary, string Language)
{
    /// <summary>Address of what tells more; null without one.</summary>
    public string? Link { get; init; }

    /// <summary>Where the evidence is; may be empty.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>What the house contributed, said apart; may be empty.</summary>
    public string Contribution { get; init; } = "";
}

/// <summary>A demand's way from the letter to what became of it.</summary>
internal static class Timeline
{
    /// <summary>Everything that was published of a demand, the oldest first.</summary>
    public static IReadOnlyList<TimelineEvent> Of(DemandStory story, string language, string zone)
    {
        var demand = story.Demand;
        var events = new List<TimelineEvent>();
        if (demand.SentOn is { } sent) events.Add(new(sent, "The letter was sent", "", language) { Link = demand.OpenLetter is { } letter ? $"/letters/{letter}" : null });
        events.AddRange(story.Releases.Select((r, n) => new TimelineEvent(Zones.DayOf(r.PublishedAt, zone), n == 0 ? "Made public" : "Repeated", r.Words.Headline.Headline, r.Words.Text.Language) { Link = $"/news/{r.Slug}" }));
        events.AddRange(demand.FollowUp.Replies.Select(r => new TimelineEvent(r.On, Told(r), r.Summary, language)));
        events.AddRange(demand.FollowUp.Outcomes.Select(o => new TimelineEvent(o.On, Told(o, demand.Words.Asks.Count), o.Summary, language) { Evidence = o.Evidence, Contribution = o.Contribution }));
        return [.. events.OrderBy(e => e.On)];
    }

    /// <summary>A reply in a few words.</summary>
    public static string Told(PublishedReply reply) => reply.Kind switch
    {
        ReplyKind.NoReply => $"No reply from {reply.From} by the day it was due",
        ReplyKind.Acknowledged => $"{reply.From} acknowledged the letter, by {FollowUpNames.Of(reply.Form)}",
        ReplyKind.Transferred => $"{reply.From} passed the letter on",
        ReplyKind.Refused => $"{reply.From} refused, by {FollowUpNames.Of(reply.Form)}",
        _ => $"{reply.From} answered, by {FollowUpNames.Of(reply.Form)}",
    };

    /// <summary>An outcome in a few words.</summary>
    public static string Told(PublishedOutcome outcome, int asks) => $"{(outcome.Track == Track.Did ? Did(outcome.Step) : Changed(outcome.Step))}{(asks > 1 ? $" (ask {outcome.Ask})" : "")}";

    private static string Did(Step step) => step switch
    {
        Step.Acknowledged => "They took note of it",
        Step.Committed => "They promised to do it",
        Step.Partly => "They did a part of it",
        Step.Done => "They did it",
        Step.Refused => "They refused",
        _ => "They did not reply",
    };

    private static string Changed(Step step) => step switch
    {
        Step.NotApplicable => "It is nothing that changes by itself",
        Step.Nothing => "Nothing changed for the people concerned",
        Step.Begun => "A change has begun",
        Step.Done => "It changed for the people concerned",
        Step.Reversed => "What had changed was undone",
        Step.Overtaken => "Overtaken by events",
        Step.CannotBeDetermined => "What changed cannot be determined",
        _ => "What changed is not assessed",
    };

    /// <summary>The last that was told of a demand, or null.</summary>
    public static (DateOnly On, string Words)? Last(PublicDemand demand)
    {
        var told = demand.FollowUp.Replies.Select(r => (r.On, Words: Told(r))).Concat(demand.FollowUp.Outcomes.Select(o => (o.On, Words: Told(o, demand.Words.Asks.Count)))).OrderBy(t => t.On).ToList();
        return told.Count > 0 ? told[^1] : null;
    }
}
