using System.Text.RegularExpressions;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>Random words, each planted in one place only: whoever meets one knows where it comes from.</summary>
internal sealed partial class Canaries
{
    private const string Mark = "qzx";

    private readonly Dictionary<string, (string Place, Shown Shown)> _planted = new(StringComparer.Ordinal);

    /// <summary>A new word for this place. It is of letters alone, so that it reads the same plain, escaped for HTML, JSON or an address, and in a slug; and of eight, so that it can be part of a language tag.</summary>
    public string Plant(string place, Shown shown)
    {
        var word = Unplanted();
        _planted.Add(word, (place, shown));
        return word;
    }

    /// <summary>The word of this place is shown from now on.</summary>
    public void Show(string place)
    {
        var word = _planted.Single(p => p.Value.Place == place).Key;
        _planted[word] = (place, Shown.Now);
    }

    /// <summary>A word like all others, which stands nowhere.</summary>
    public string Unplanted()
    {
        string word;
        do word = Mark + new string(Random.Shared.GetItems("abcdefghijklmnopqrstuvwxyz".AsSpan(), 5));
        while (_planted.ContainsKey(word));
        return word;
    }

    /// <summary>The words that stand in a text.</summary>
    public static IReadOnlySet<string> In(string text) => Words().Matches(text).Select(m => m.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    /// <summary>All that are shown then.</summary>
    public IReadOnlySet<string> Of(params Shown[] shown) => _planted.Where(p => shown.Contains(p.Value.Shown)).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Where these words were planted, for whoever reads why a test failed.</summary>
    public string Where(IEnumerable<string> words) => string.Join("; ", words.Select(w => $"{w}, {(_planted.TryGetValue(w, out var planted) ? planted.Place : "nowhere")}").Order(StringComparer.Ordinal));

    [GeneratedRegex($"{Mark}[a-z]{{5}}", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}

/// <summary>When the public reads a word.</summary>
internal enum Shown
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>From the instant on at which the clock opens its release.</summary>
    AtTheStrike,

    /// <summary>Now.</summary>
    Now,
}
