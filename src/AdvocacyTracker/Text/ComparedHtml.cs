namespace AdvocacyTracker.Text;

/// <summary>The later of two texts as a reader sees it, with what is new inside <c>ins</c> and what is gone inside <c>del</c>, and how many words these are.</summary>
public sealed record ComparedHtml(SafeHtml Html, WordTally Words);
