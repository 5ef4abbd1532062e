namespace AdvocacyTracker.Text;

/// <summary>A stretch of words that two revisions share, or that only one of them has; white space included.</summary>
public sealed record ComparedWords(Change Change, string Text);
