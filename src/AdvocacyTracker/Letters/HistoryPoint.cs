using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>A point of a body's history that two may be compared at, newest first in a list.</summary>
/// <param name="Key">Its name in an address; it stays the same.</param>
/// <param name="Name">What it is called; empty for a pause, which nobody named.</param>
/// <param name="By">Who named it, decided, or wrote until the pause.</param>
/// <param name="At">When; the end of what was written, for a pause.</param>
/// <param name="From">The version before a pause's first change; the version itself for any other point.</param>
/// <param name="Version">Of how many changes its text is; for a kept text, how many there were when it was kept.</param>
/// <param name="Words">What a pause added and removed; null for any other point.</param>
public sealed record HistoryPoint(string Key, HistoryKind Kind, string Name, IReadOnlyList<string> By, DateTimeOffset At, int From, int Version, BodyPlace Place, WordTally? Words);

/// <summary>Why a point stands in a body's history.</summary>
public enum HistoryKind
{
    /// <summary>Somebody stopped writing.</summary>
    Pause,

    /// <summary>Somebody gave it a name.</summary>
    Named,

    /// <summary>It was submitted, decided on, signed off, sent, published or imported.</summary>
    Deed,

    /// <summary>A text that gave way in a conflict, and was kept.</summary>
    Kept,
}
