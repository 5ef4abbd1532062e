namespace AdvocacyTracker.Rules;

/// <summary>Why a deed is not done: one sentence for the person who asked, saying what is wrong and what to do.</summary>
public sealed record Refusal(string Sentence)
{
    /// <inheritdoc/>
    public override string ToString() => Sentence;
}
