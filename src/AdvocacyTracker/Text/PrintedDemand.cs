namespace AdvocacyTracker.Text;

/// <summary>
/// What a letter or release prints of a demand: its stable reference, its number in this letter, its title (plain text),
/// its text (Markdown) and the BCP 47 tag of the language both are written in.
/// </summary>
public sealed record PrintedDemand(string Reference, int Number, string Title, string Text, string Language);
