using System.Text.RegularExpressions;

namespace AdvocacyTracker.Text.Quotes;

/// <summary>What a <c>:::quote</c> line says: <c>speaker="…" title="…" verb="wrote" source="…"</c>. The values are text; curly quotation marks, as word processors set them, do too.</summary>
internal sealed partial record QuoteAttributes(string Speaker, string Title, string Verb, string Source)
{
    /// <summary>Null without a speaker, with a word we don't know, one said twice, or a verb other than wrote and said.</summary>
    public static QuoteAttributes? Read(string line)
    {
        if (Pairs(line) is not { } pairs) return null;
        var quote = new QuoteAttributes(Value("speaker"), Value("title"), Value("verb"), Value("source"));
        return TextRules.IsBlank(quote.Speaker) || quote.Verb is not ("" or "wrote" or "said") ? null : quote;

        string Value(string name) => pairs.GetValueOrDefault(name, "");
    }

    private static Dictionary<string, string>? Pairs(string line)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = line.Trim();
        while (rest.Length > 0)
        {
            if (Pair().Match(rest) is not { Success: true } pair) return null;
            if (!pairs.TryAdd(pair.Groups["name"].Value, pair.Groups["value"].Value.Trim())) return null;
            rest = rest[pair.Length..].TrimStart();
        }
        return pairs;
    }

    [GeneratedRegex("""\A(?<name>speaker|title|verb|source)\s*=\s*("(?<value>[^"]*)"|[“”„](?<value>[^“”„]*)[“”])""", RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();
}
