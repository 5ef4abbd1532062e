using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Replies;

/// <summary>An outcome as somebody fills it in.</summary>
/// <param name="Demand">Reference of the demand.</param>
/// <param name="Ask">Which of its asks, from 1.</param>
public sealed record OutcomeFields(string Demand, int Ask, Track Track, Step Step, DateOnly? On, string Summary, string Evidence, string Contribution)
{
    /// <summary>Why this person can't assess outcomes of this letter at all, or null.</summary>
    public static Refusal? WhyNotAssess(Actor actor, Letter letter) => Permissions.WhyNot(actor, Deed.AssessOutcome) ?? FollowUpEntry.WhyNotFollow(letter);

    /// <summary>Why this can't be kept, or null.</summary>
    internal Refusal? WhyNotKeep(Letter letter, IReadOnlyList<Demand> demands, DateTimeOffset now) =>
        (demands.Any(d => d.Reference == Demand && d.Asks.Any(a => a.Number == Ask)) ? null : new Refusal("No ask is chosen: choose the ask of this letter of which this came."))
        ?? (Enum.IsDefined(Track) && Steps.Of(Track).Contains(Step) ? null : new Refusal("This step is not one of this track: choose one of its list."))
        ?? FollowUpEntry.WhyNotOn(On, letter, now)
        ?? WhyNotReason()
        ?? FollowUpEntry.WhyNotSummary(Summary)
        ?? FollowUpEntry.WhyNotEvidence(Evidence, required: Step != Step.CannotBeDetermined)
        ?? TextRules.WhyNotPassage("What we contributed", Contribution, limit: FollowUpEntry.SummaryLimit);

    private Refusal? WhyNotReason() =>
        Step == Step.CannotBeDetermined && TextRules.IsBlank(Summary) ? new("Say in the summary why it can’t be determined.") : null;
}
