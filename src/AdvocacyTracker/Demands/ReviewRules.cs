using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>Who may decide on which words: the same questions for a demand, a letter's own text, a headline and a release.</summary>
public static class ReviewRules
{
    /// <summary>Why this person can't decide on this text now, or null.</summary>
    /// <param name="closed">Why nobody decides on it at this stage of its letter or release, or null.</param>
    public static Refusal? WhyNotDecide(Actor actor, Refusal? closed, Standing standing, IReadOnlyList<Guid> authors, Decision decision) =>
        Permissions.WhyNot(actor, DeedOf(decision))
        ?? closed
        ?? (authors.Contains(actor.Id) ? new Refusal("You wrote some of these words, so somebody else must decide on them: ask another reviewer.") : null)
        ?? standing.State switch
        {
            ReviewState.Draft => NotSubmitted,
            ReviewState.Withdrawn => new Refusal("This was withdrawn: there is nothing to decide."),
            ReviewState.Approved when decision == Decision.Overridden => new Refusal("These words are approved as they stand: there is nothing to pass over."),
            ReviewState.ChangesRequested or ReviewState.Rejected when decision == Decision.Overridden => new Refusal("A reviewer has decided against these words: an override passes over a missing approval only."),
            _ => null,
        };

    /// <summary>Why nobody decides on a letter's words at this stage of it, or null.</summary>
    public static Refusal? WhyClosed(LetterStage stage) => stage switch
    {
        LetterStage.InReview => null,
        LetterStage.Draft => NotSubmitted,
        LetterStage.SignedOff => new("This letter is signed off already: there is nothing to decide."),
        _ => new("This letter has gone out already: there is nothing to decide."),
    };

    /// <summary>Why a decision with this reason can't be taken, or null.</summary>
    public static Refusal? WhyNotReason(Decision decision, string reason) =>
        TextRules.WhyNotPassage("The reason", reason)
        ?? (decision != Decision.Approved && TextRules.IsBlank(reason) ? new Refusal(decision == Decision.Overridden ? "Say in a sentence why nobody else can approve this: it stands beside these words." : "Say why in a sentence: the author must know what to change.") : null);

    /// <summary>Why an open remark holds the approval of this text up, or null.</summary>
    public static Refusal? WhyHeldUp(IEnumerable<OpenRemark> remarks, Part part, Guid subjectId) =>
        remarks.FirstOrDefault(r => r.IsBlocking && r.Part == part && r.SubjectId == subjectId)?.WhyHeldUp();

    /// <summary>Said when the words moved on between reading and deciding.</summary>
    public static Refusal WordsHaveChanged { get; } = new("These words were changed while you were reading: look at what changed and decide again.");

    private static Refusal NotSubmitted { get; } = new("These words are not submitted yet: wait until their author hands them over.");

    private static Deed DeedOf(Decision decision) => decision switch
    {
        Decision.Approved => Deed.Approve,
        Decision.ChangesRequested => Deed.RequestChanges,
        Decision.Overridden => Deed.Override,
        _ => Deed.Reject,
    };
}
