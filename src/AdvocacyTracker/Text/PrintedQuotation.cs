namespace AdvocacyTracker.Text;

/// <summary>
/// A quotation as a body prints it. <paramref name="Text"/> is plain text, its paragraphs apart by a blank line;
/// <paramref name="Verb"/> is <c>wrote</c> (words of the letter) or <c>said</c> (made for the release), or empty.
/// </summary>
public sealed record PrintedQuotation(string Speaker, string Title, string Verb, string Text, string Source);
