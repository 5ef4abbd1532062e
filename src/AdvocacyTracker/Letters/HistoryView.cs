using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Letters;

/// <summary>A body's history for a screen: some of its points, and the two texts that are compared.</summary>
/// <param name="Points">Newest first.</param>
/// <param name="Older">Where the older ones begin; null when there are none.</param>
/// <param name="From">The earlier text; null when what was asked for never was.</param>
/// <param name="To">The later text; null when what was asked for never was.</param>
/// <param name="Fields">Where two people changed a field at once, newest first.</param>
/// <param name="Version">How many changes there are by now.</param>
public sealed record HistoryView(IReadOnlyList<HistoryPoint> Points, int? Older, HistorySide? From, HistorySide? To, IReadOnlyList<KeptFields> Fields, int Version);

/// <summary>Fields that two people changed at once, with both texts.</summary>
/// <param name="By">Who came second, and was asked to choose.</param>
public sealed record KeptFields(string By, DateTimeOffset At, IReadOnlyList<MetField> Met);

/// <summary>One of two texts that are compared.</summary>
/// <param name="Key">Its name in an address.</param>
/// <param name="Name">What it is called; empty for a version that nobody named.</param>
/// <param name="IsNow">Whether it is the text as it stands.</param>
/// <param name="Version">The version of the log whose text it is, where it can be given a name; null for a kept text.</param>
public sealed record HistorySide(string Key, string Name, bool IsNow, IReadOnlyList<string> By, DateTimeOffset? At, int? Version, BodyPlace Place, string Text);

/// <summary>Which part of a history is asked for, as an address says it.</summary>
/// <param name="From">The earlier point's key; null for the last named one.</param>
/// <param name="To">The later point's key; null for the text as it stands.</param>
/// <param name="Before">Only what is older than this version; null for the newest.</param>
public sealed record HistoryAsked(string? From = null, string? To = null, int? Before = null)
{
    /// <summary>The key of the text as it stands.</summary>
    public const string Now = "now";
}
