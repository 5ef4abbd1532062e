using System.Globalization;

namespace AdvocacyTracker.Demands;

/// <summary>Who is called by <c>@name</c>: by the full name, or by the first name where only one person has it. Any other name is plain text.</summary>
internal static class Mentioned
{
    public static IReadOnlyList<Guid> In(string words, IReadOnlyList<(Guid Id, string Name)> people)
    {
        var found = new HashSet<Guid>();
        for (var at = words.IndexOf('@', StringComparison.Ordinal); at >= 0; at = words.IndexOf('@', at + 1))
        {
            if (at > 0 && char.IsLetterOrDigit(words[at - 1])) continue;
            if (CalledAt(words, at + 1, people) is { } called) found.Add(called);
        }
        return [.. found];
    }

    /// <summary>Whether these words call the person with this name.</summary>
    public static bool Calls(string words, string name) => In(words, [(Guid.Empty, name)]).Count > 0;

    private static Guid? CalledAt(string words, int at, IReadOnlyList<(Guid Id, string Name)> people)
    {
        // The longest full name first: “@Rosa Levi” is no call for somebody called Rosa.
        var full = people.Where(p => Stands(words, at, p.Name)).ToList();
        var called = full.Count > 0 ? full.Where(p => p.Name.Length == full.Max(f => f.Name.Length)).ToList() : [.. people.Where(p => Stands(words, at, p.Name.Split(' ')[0]))];
        return called is [var only] ? only.Id : null;
    }

    // People write “@Ines” for Inês, and “@rosa” for Rosa.
    private static bool Stands(string words, int at, string name) =>
        name.Length > 0 && CultureInfo.InvariantCulture.CompareInfo.IsPrefix(words.AsSpan(at), name, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace, out var length)
        && (at + length == words.Length || !char.IsLetterOrDigit(words[at + length]));
}
