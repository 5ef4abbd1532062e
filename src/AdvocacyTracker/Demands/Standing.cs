namespace AdvocacyTracker.Demands;

/// <summary>What the decisions on a text amount to now: only those on its present words count, each reviewer's last.</summary>
/// <param name="State">The sum.</param>
/// <param name="Decisions">Each reviewer's last decision on the present words.</param>
/// <param name="Lapsed">The last approval of other words, when the present ones are not approved; null otherwise.</param>
public sealed record Standing(ReviewState State, IReadOnlyList<DecisionView> Decisions, DecisionView? Lapsed)
{
    /// <summary>Reads the standing of words off all decisions on their subject.</summary>
    public static Standing Of(DemandStage stage, string hash, IEnumerable<DecisionView> decisions)
    {
        var all = decisions.OrderBy(d => d.At).ToList();
        var now = all.Where(d => d.Hash == hash).GroupBy(d => d.ReviewerId).Select(g => g.Last()).ToList();
        var state = stage switch
        {
            DemandStage.Draft => ReviewState.Draft,
            DemandStage.Withdrawn => ReviewState.Withdrawn,
            _ => Sum(now),
        };
        var lapsed = now.Any(d => d.Decision == Decision.Approved) ? null : all.LastOrDefault(d => d.Decision == Decision.Approved);
        return new(state, now, lapsed);
    }

    /// <summary>The standing as the end of a sentence, such as "waits for approval".</summary>
    public string InWords() => State switch
    {
        ReviewState.Approved => "is approved",
        ReviewState.ChangesRequested => "has a change requested",
        ReviewState.Rejected => "was rejected",
        ReviewState.Draft => "is not submitted",
        ReviewState.Withdrawn => "is withdrawn",
        _ when Lapsed is not null => "was changed after its approval, which lapsed",
        _ => "waits for approval",
    };

    private static ReviewState Sum(List<DecisionView> now) =>
        now.Any(d => d.Decision == Decision.Rejected) ? ReviewState.Rejected
        : now.Any(d => d.Decision == Decision.ChangesRequested) ? ReviewState.ChangesRequested
        : now.Any(d => d.Decision == Decision.Approved) ? ReviewState.Approved
        : ReviewState.Submitted;
}

/// <summary>A decision, for a screen.</summary>
public sealed record DecisionView(Guid ReviewerId, string Reviewer, Decision Decision, string Reason, string Hash, DateTimeOffset At, string ImportedBy);

/// <summary>Where a reviewed text stands.</summary>
public enum ReviewState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for a decision on its present words.</summary>
    Submitted,

    /// <summary>Approved as it stands.</summary>
    Approved,

    /// <summary>A reviewer asks for other words.</summary>
    ChangesRequested,

    /// <summary>A reviewer said no.</summary>
    Rejected,

    /// <summary>Taken out.</summary>
    Withdrawn,
}
