using System.Text.RegularExpressions;

namespace AdvocacyTracker.Text.Quotes;

/// <summary>What a <c>:::quote</c> line says: <c>speaker="…" title="…" verb="wrote" source="…"</c>. The values are text; curly quotation marks, as word processors set them, do too.</summary>
internal sealed partial record QuoteAttributes(string Speaker, string Title, string Verb, string Source)
{
    /// <summary>Null without a speaker, with a word we don't know, one said twice, or a verb other than wrote and said.</summary>
    public static QuoteAttributes? Read(string line)
    {
        if (Whole().Match(line) is not { Success: true } match) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < match.Groups["name"].Captures.Count; i++)
        {
            if (!values.TryAdd(match.Groups["name"].Captures[i].Value, match.Groups["value"].Captures[i].Value.Trim())) return null;
        }
        var quote = new QuoteAttributes(Value("speaker"), Value("title"), Value("verb"), Value("source"));
        return TextRules.IsBlank(quote.Speaker) || quote.Verb is not ("" or "wrote" or "said") ? null : quote;

        string Value(string name) => values.GetValueOrDefault(name, "");
    }

    [GeneratedRegex("""\A(?:\s*(?<name>speaker|title|verb|source)\s*=\s*(?:"(?<value>[^"]*)"|[“”„](?<value>[^“”„]*)[“”]))*\s*\z""", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();
}
