using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Demands;

/// <summary>One demand for a screen.</summary>
public sealed record DemandView(
    Guid Id, Guid LetterId, string Reference, DemandForm Form, DemandWords Words, string Hash, DemandStage Stage, Standing Standing,
    IReadOnlyList<Guid> Authors, ApprovedBefore<DemandWords>? LastApproved, long Version)
{
    /// <summary>Why this person can't decide so on it at this stage of its letter, or null.</summary>
    public Refusal? WhyNotDecide(Actor actor, LetterStage stage, Decision decision) => ReviewRules.WhyNotDecide(actor, ReviewRules.WhyClosed(stage), Standing, Authors, decision);

    /// <summary>The words to compare these with, or null.</summary>
    public ApprovedBefore<DemandWords>? Before(Actor reader) => LastApproved is { } last && last.IsNews(reader.Id, Hash, Standing) ? last : null;
}

/// <summary>A letter's own text as a reviewer meets it.</summary>
public sealed record LetterTextView(Standing Standing, string Hash, IReadOnlyList<Guid> Authors, LetterWords Words, ApprovedBefore<LetterWords>? LastApproved)
{
    /// <summary>Why this person can't decide so on it at this stage of its letter, or null.</summary>
    public Refusal? WhyNotDecide(Actor actor, LetterStage stage, Decision decision) => ReviewRules.WhyNotDecide(actor, ReviewRules.WhyClosed(stage), Standing, Authors, decision);

    /// <summary>The words to compare these with, or null.</summary>
    public ApprovedBefore<LetterWords>? Before(Actor reader) => LastApproved is { } last && last.IsNews(reader.Id, Hash, Standing) ? last : null;
}

/// <summary>A demand in a list; <paramref name="UpdatedAt"/> is its letter's.</summary>
public sealed record DemandRow(
    Guid Id, Guid LetterId, string Reference, string Title, string AddressedTo, LetterStage LetterStage, ReviewState State, DateOnly? Due, string Language, DateTimeOffset UpdatedAt);
