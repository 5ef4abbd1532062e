using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>A remark as somebody writes it.</summary>
/// <param name="Suggestion">What should stand in the passage's place: null suggests nothing, empty takes the words out.</param>
/// <param name="IsBlocking">Whether it holds the approval up while it is open.</param>
public sealed record RemarkForm(Passage Passage, string Words, string? Suggestion = null, bool IsBlocking = false)
{
    /// <summary>The most a remark or a reply may hold, in UTF-16 code units.</summary>
    public const int WordsLimit = 2_000;

    /// <summary>Why these fields can't be kept, or null. The passage is asked of the text.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotPassage("The remark", Words, required: Suggestion is null, limit: WordsLimit)
        ?? TextRules.WhyNotPassage("The suggestion", Suggestion)
        ?? (Passage.Quote.Length > TextRules.PassageLimit ? new Refusal($"The chosen passage has {Passage.Quote.Length} characters; the most is {TextRules.PassageLimit}: choose fewer words.") : null)
        ?? (Suggestion is not null && (Suggestion == Passage.Quote || TextRules.Normalize(Suggestion) == Passage.Quote)
            ? new Refusal("The suggestion is what stands there already: write the other words, or suggest none.") : null);
}
