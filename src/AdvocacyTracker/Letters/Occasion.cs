namespace AdvocacyTracker.Letters;

/// <summary>What a letter is written for, such as a summit. Not to be confused with the letter's own dates.</summary>
public sealed record Occasion(string Name, string Place, DateOnly? Date)
{
    /// <summary>No occasion.</summary>
    public static Occasion None { get; } = new("", "", null);
}
