namespace AdvocacyTracker.Demands;

/// <summary>What the decisions on a text amount to now: only those on its present words count, each reviewer's last.</summary>
/// <param name="State">The sum.</param>
/// <param name="Decisions">Each reviewer's last decision on the present words.</param>
/// <param name="Lapsed">The last approval of other words, when the present ones are not approved; null otherwise.</param>
/// <param name="Missing">The approvals that the rules ask for and nobody has given.</param>
public sealed record Standing(ReviewState State, IReadOnlyList<DecisionView> Decisions, DecisionView? Lapsed, IReadOnlyList<Requirement> Missing)
{
    /// <summary>The override on which the words stand, until somebody else approves them; null otherwise.</summary>
    public DecisionView? Override => State == ReviewState.Approved && Decisions.FirstOrDefault(d => d.Decision == Decision.Overridden) is { } given
        && !Decisions.Any(d => d.Decision == Decision.Approved && d.ReviewerId != given.ReviewerId && d.At >= given.At) ? given : null;

    /// <summary>Reads the standing of words off all decisions on their subject.</summary>
    /// <param name="needed">What the rules ask for.</param>
    public static Standing Of(DemandStage stage, string hash, IEnumerable<DecisionView> decisions, IReadOnlyList<Requirement> needed)
    {
        var all = decisions.OrderBy(d => d.At).ToList();
        var now = all.Where(d => d.Hash == hash).GroupBy(d => d.ReviewerId).Select(g => g.Last()).ToList();
        IReadOnlyList<Requirement> missing = [.. needed.Select(r => r.MissingAfter(now.Where(d => d.Decision == Decision.Approved))).OfType<Requirement>()];
        var state = stage switch
        {
            DemandStage.Draft => ReviewState.Draft,
            DemandStage.Withdrawn => ReviewState.Withdrawn,
            _ => Sum(now, missing),
        };
        var lapsed = now.Any(d => d.Decision == Decision.Approved) ? null : all.LastOrDefault(d => d.Decision == Decision.Approved);
        return new(state, now, lapsed, missing);
    }

    /// <summary>The standing as the end of a sentence, such as "waits for approval".</summary>
    public string InWords() => State switch
    {
        ReviewState.Approved when Override is { } given => $"stands on an override by {given.Reviewer}",
        ReviewState.Approved => "is approved",
        ReviewState.ChangesRequested => "has a change requested",
        ReviewState.Rejected => "was rejected",
        ReviewState.Draft => "is not submitted",
        ReviewState.Withdrawn => "is withdrawn",
        _ when Lapsed is not null => "was changed after its approval, which lapsed",
        _ => $"waits for {MissingInWords()}",
    };

    /// <summary>What is missing, as a part of a sentence: "approval", or more exactly once somebody has approved or a rule asks for more.</summary>
    public string MissingInWords() => Missing is [{ Count: 1, Group: "" }] && Decisions.Count == 0 ? "approval" : string.Join(" and ", Missing.Select(m => m.InWords()));

    private static ReviewState Sum(List<DecisionView> now, IReadOnlyList<Requirement> missing) =>
        now.Any(d => d.Decision == Decision.Rejected) ? ReviewState.Rejected
        : now.Any(d => d.Decision == Decision.ChangesRequested) ? ReviewState.ChangesRequested
        : missing.Count == 0 || now.Any(d => d.Decision == Decision.Overridden) ? ReviewState.Approved
        : ReviewState.Submitted;
}

/// <summary>A decision, for a screen.</summary>
public sealed record DecisionView(Guid ReviewerId, string Reviewer, Decision Decision, string Reason, string Hash, DateTimeOffset At, string ImportedBy)
{
    /// <summary>The groups they spoke for then.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}

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
