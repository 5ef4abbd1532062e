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

    /// <summary>The reviewer has read them anew.</summary>
    public void Read(string name, string hash, string lines) => _seen[name] = (hash, lines);
}
