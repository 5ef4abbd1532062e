using DiffPlex;

namespace AdvocacyTracker.Text;

/// <summary>Two lists laid side by side: stretches that are alike in both, and stretches that one or both have alone.</summary>
internal static class Alignment
{
    /// <summary>The stretches in order; null when so much differs that finding them would take too long.</summary>
    public static List<Stretch<T>>? Of<T>(IReadOnlyList<T> old, IReadOnlyList<T> fresh, Func<T, string> key, int limit)
    {
        var (start, end) = Shared(old, fresh, key);
        if (old.Count + fresh.Count - 2 * (start + end) > limit) return null;
        var (oldKeys, freshKeys) = KeyChunker.Numbered(old.Skip(start).SkipLast(end).Select(key), fresh.Skip(start).SkipLast(end).Select(key));
        var stretches = new List<Stretch<T>>();
        var (at, freshAt) = (0, 0);
        foreach (var block in Differ.Instance.CreateDiffs(oldKeys, freshKeys, ignoreWhiteSpace: false, ignoreCase: false, KeyChunker.Instance).DiffBlocks)
        {
            AddAlike(at, block.DeleteStartA + start);
            stretches.Add(new(false, Slice(old, start + block.DeleteStartA, block.DeleteCountA), Slice(fresh, start + block.InsertStartB, block.InsertCountB)));
            (at, freshAt) = (start + block.DeleteStartA + block.DeleteCountA, start + block.InsertStartB + block.InsertCountB);
        }
        AddAlike(at, old.Count);
        return stretches;

        void AddAlike(int from, int to)
        {
            if (to > from) stretches.Add(new(true, Slice(old, from, to - from), Slice(fresh, freshAt, to - from)));
        }
    }

    private static (int Start, int End) Shared<T>(IReadOnlyList<T> old, IReadOnlyList<T> fresh, Func<T, string> key)
    {
        var shorter = Math.Min(old.Count, fresh.Count);
        var start = 0;
        while (start < shorter && key(old[start]) == key(fresh[start])) start++;
        var end = 0;
        while (end < shorter - start && key(old[^(end + 1)]) == key(fresh[^(end + 1)])) end++;
        return (start, end);
    }

    private static List<T> Slice<T>(IReadOnlyList<T> list, int start, int count) => [.. list.Skip(start).Take(count)];
}

/// <summary>Neighbours that are alike in both lists, or that differ.</summary>
internal sealed record Stretch<T>(bool IsAlike, IReadOnlyList<T> Old, IReadOnlyList<T> Fresh);
