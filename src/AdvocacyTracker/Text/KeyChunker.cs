using DiffPlex;

namespace AdvocacyTracker.Text;

/// <summary>Cuts a line of keys that <see cref="Numbered"/> wrote, so that whatever has a key can be compared.</summary>
internal sealed class KeyChunker : IChunker
{
    public static KeyChunker Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text) => text.Length == 0 ? [] : text.Split(' ');

    /// <summary>Both lists as numbers, equal ones alike.</summary>
    public static (string Old, string Fresh) Numbered(IEnumerable<string> old, IEnumerable<string> fresh)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int NumberOf(string key) => numbers.TryGetValue(key, out var known) ? known : numbers[key] = numbers.Count;
        return (string.Join(' ', old.Select(NumberOf)), string.Join(' ', fresh.Select(NumberOf)));
    }
}
