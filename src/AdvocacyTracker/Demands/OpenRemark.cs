using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Demands;

/// <summary>A remark nobody has dealt with yet, as the checks before an approval, a sending and a publishing meet it.</summary>
/// <param name="Quote">The words it was made about; null when they were taken out of the text.</param>
public sealed record OpenRemark(Guid Id, Part Part, Guid SubjectId, string Author, string? Quote, bool IsBlocking)
{
    /// <summary>What it was made about, as a part of a sentence.</summary>
    public string About => Quote is null ? RemarkedText.TakenOut : $"“{Passage.Short(Quote)}”";

    /// <summary>What is said to whoever it holds up.</summary>
    public Refusal WhyHeldUp() => new($"A remark of {Author} on {About} holds the approval up: answer it, and have it resolved, accepted or declined first.");
}
