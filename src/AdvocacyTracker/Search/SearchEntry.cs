namespace AdvocacyTracker.Search;

/// <summary>Under which words the public finds a release, a demand or a letter, from which instant on. Written with whatever made the thing public, and gone with whatever takes it back.</summary>
public sealed class SearchEntry
{
    private const int KeysAMillisecond = 4096;

    private SearchEntry()
    {
    }

    internal SearchEntry(long key, SearchKind kind, Guid subjectId) => (Key, Kind, SubjectId) = (key, kind, subjectId);

    /// <summary>Its place, the newest with the highest: it begins with the instant from which the public sees it, which may still be to come. Every reading asks the clock.</summary>
    public long Key { get; private set; }

    /// <summary>What is found.</summary>
    public SearchKind Kind { get; private set; }

    /// <summary>Its id.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The release through which it is public.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>Its words (<see cref="Text.FoldedWords"/>), each once, parted by spaces.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The keys of what the public sees from an instant on, the second the first of what comes after. Deeds are dated in whole milliseconds.</summary>
    internal static (long First, long End) KeysOf(DateTimeOffset at) => (at.ToUnixTimeMilliseconds() * KeysAMillisecond, EndAt(at));

    /// <summary>The key below which everything is that the public sees at an instant.</summary>
    internal static long EndAt(DateTimeOffset now) => (now.ToUnixTimeMilliseconds() + 1) * KeysAMillisecond;

    /// <summary>Whether its key is one of this instant.</summary>
    internal bool IsOf(DateTimeOffset at) => KeysOf(at) is var (first, end) && Key >= first && Key < end;

    internal void Say(Guid releaseId, string words) => (ReleaseId, Words) = (releaseId, words);
}

/// <summary>What the public finds.</summary>
public enum SearchKind
{
    /// <summary>A press release.</summary>
    Release,

    /// <summary>A demand.</summary>
    Demand,

    /// <summary>A letter.</summary>
    Letter,
}
