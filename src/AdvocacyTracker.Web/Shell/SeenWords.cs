namespace AdvocacyTracker.Web.Shell;

/// <summary>What a reviewer has had before them on an open page: a decision is on the words they read, never on those that came in while they read.</summary>
internal sealed class SeenWords
{
    private readonly Dictionary<string, (string Hash, string Lines)> _seen = [];

    /// <summary>The words as they were read when these are others by now; null when nothing changed. What is shown for the first time counts as read.</summary>
    public string? Before(string name, string hash, string lines)
    {
        if (_seen.TryAdd(name, (hash, lines)) || _seen[name].Hash == hash) return null;
        return _seen[name].Lines;
    }

    /// <summary>The hash of the words that were read: what a decision is on, whatever came in since.</summary>
    public string HashOf(string name) => _seen[name].Hash;

    /// <summary>The reviewer has read what changed, if these are still the words that stood on their screen.</summary>
    /// <param name="onScreen">The hash that came with their tap.</param>
    public void Read(string name, string onScreen, string hash, string lines)
    {
        if (onScreen == hash) _seen[name] = (hash, lines);
    }
}
