using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Sending;

/// <summary>Whether a letter is cleared: its own text and every demand approved exactly as they stand. Read off the approvals each time, never stored.</summary>
/// <param name="Stage">Where the letter stands.</param>
/// <param name="Text">The standing of its own text.</param>
/// <param name="Demands">Each demand's reference and standing, in order.</param>
/// <param name="Findings">What the guards found: what blocks first.</param>
/// <param name="Authors">Who wrote any of the letter or its demands.</param>
public sealed record Clearance(LetterStage Stage, Standing Text, IReadOnlyList<(string Reference, Standing Standing)> Demands, IReadOnlyList<Finding> Findings, IReadOnlyList<Guid> Authors)
{
    /// <summary>Remarks on its text and its demands that nobody has dealt with yet.</summary>
    public IReadOnlyList<OpenRemark> OpenRemarks { get; init; } = [];

    /// <summary>How many demands are approved as they stand.</summary>
    public int ApprovedDemands => Demands.Count(d => d.Standing.State == ReviewState.Approved);

    /// <summary>How many texts wait for a decision on their present words.</summary>
    public int WaitingForDecision => Demands.Select(d => d.Standing).Append(Text).Count(s => s.State == ReviewState.Submitted);

    /// <summary>Who else must approve what, such as "2017-003-1: 1 approval by Legal".</summary>
    public IReadOnlyList<string> StillNeeded =>
    [
        .. Demands.Where(d => d.Standing.State == ReviewState.Submitted).Select(d => $"{d.Reference}: {d.Standing.MissingInWords()}"),
        .. Text.State == ReviewState.Submitted ? [$"the letter’s own text: {Text.MissingInWords()}"] : (string[])[],
    ];

    /// <summary>Whether a reviewer asked for other words, or rejected some.</summary>
    public bool WantsOtherWords => Demands.Select(d => d.Standing).Append(Text).Any(s => s.State is ReviewState.ChangesRequested or ReviewState.Rejected);

    /// <summary>Whether nothing but the signing off is missing.</summary>
    public bool IsCleared => Stage == LetterStage.InReview && WhyNotCleared() is null;

    /// <summary>What stands in the way of the letter going out, or null.</summary>
    public Refusal? WhyNotCleared() =>
        OpenRemarks.FirstOrDefault(r => r.IsBlocking)?.WhyHeldUp()
        ?? (Text.State == ReviewState.Approved ? null : new Refusal($"The letter's own text {Text.InWords()}: it must be approved exactly as it stands."))
        ?? Demands.Where(d => d.Standing.State != ReviewState.Approved).Select(d => new Refusal($"{d.Reference} {d.Standing.InWords()}: every demand must be approved exactly as it stands.")).FirstOrDefault()
        ?? (Demands.Count == 0 ? new Refusal("This letter makes no demand: add the first one.") : null)
        ?? (Findings.FirstOrDefault(f => f.Blocks) is { } found ? new Refusal(found.Sentence) : null);

    /// <summary>Why this person can't sign the letter off, or null.</summary>
    public Refusal? WhyNotSignOff(Actor actor) => Permissions.WhyNot(actor, Deed.SignOff) ?? Stage switch
    {
        LetterStage.Draft => new("This letter is a draft: it must be submitted and approved first."),
        LetterStage.SignedOff => new("This letter is signed off already."),
        LetterStage.Sent or LetterStage.Recalled => new("This letter has gone out already."),
        _ => WhyNotCleared() ?? (Authors is [var only] && only == actor.Id ? new("You are this letter's only author: somebody else must sign it off.") : null),
    };

    /// <summary>Why this person can't mark the letter as sent, or null.</summary>
    public Refusal? WhyNotSend(Actor actor) => Permissions.WhyNot(actor, Deed.Send) ?? Stage switch
    {
        LetterStage.SignedOff => OpenRemarks.FirstOrDefault(r => r.IsBlocking)?.WhyHeldUp(),
        LetterStage.Sent or LetterStage.Recalled => new("This letter has gone out already."),
        LetterStage.Draft => new("This letter is a draft: it must be submitted, approved and signed off first."),
        _ => WhyNotCleared() ?? new("This letter is cleared but not signed off: ask a reviewer to sign it off."),
    };

    /// <summary>Where the letter stands, as a sentence.</summary>
    public string Sentence() =>
        Stage != LetterStage.InReview ? Sentence(Stage, Demands.Count)
        : IsCleared ? "Cleared: the text and every demand are approved; waiting to be signed off."
        : $"In review: {ApprovedDemands} of {Count(Demands.Count, "demand")} approved; the letter’s own text {Text.InWords()}.{(OpenRemarks.Any(r => r.IsBlocking) ? " An open remark holds it up." : "")}";

    /// <summary>The same for a letter outside review, where no approval counts.</summary>
    internal static string Sentence(LetterStage stage, int demands) => stage switch
    {
        LetterStage.Draft => demands == 0 ? "Draft, without a demand so far." : $"Draft with {Count(demands, "demand")}.",
        LetterStage.SignedOff => "Signed off; its text is frozen until it is sent.",
        LetterStage.Sent => $"Sent with {Count(demands, "demand")}.",
        _ => "Sent in error.",
    };

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";
}
