namespace AdvocacyTracker.Import;

/// <summary>One file handed to an import: its name as the person knows it, and its text.</summary>
public sealed record ImportFile(string Name, string Text);
