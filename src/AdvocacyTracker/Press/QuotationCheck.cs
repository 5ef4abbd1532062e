using System.Text.RegularExpressions;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>Whether a quotation marked as written stands in the sent letter. Quotation marks, spaces and final punctuation may differ; […] may leave words out; a capital in brackets may open it. No part may begin or end inside a word.</summary>
public static partial class QuotationCheck
{
    /// <summary>Whether every part of the quotation is found in the letter's text, in its order.</summary>
    public static bool IsFoundIn(string quotation, string letterText)
    {
        var text = Normalize(letterText);
        var from = 0;
        foreach (var part in Omission().Split(quotation).Select(Normalize).Where(p => p.Length > 0))
        {
            var at = PlaceOf(part, text, from);
            if (at < 0) return false;
            from = at + part.Length;
        }
        return from > 0;
    }

    private static int PlaceOf(string part, string text, int from)
    {
        var at = text.IndexOf(part, from, StringComparison.OrdinalIgnoreCase);
        while (at >= 0 && (WordEdge.Cuts(text, at) || WordEdge.Cuts(text, at + part.Length))) at = text.IndexOf(part, at + 1, StringComparison.OrdinalIgnoreCase);
        return at;
    }

    private static string Normalize(string text)
    {
        var plain = BracketedCapital().Replace(text.Normalize(), "$1");
        plain = Marks().Replace(plain, "");
        return Spaces().Replace(plain, " ").Trim().TrimEnd('.', ',', ';', ':', '!', '?', '…', '،', '؟').Trim();
    }

    [GeneratedRegex(@"\[\s*(?:…|\.\.\.)\s*\]")]
    private static partial Regex Omission();

    [GeneratedRegex(@"\[(\p{L})\]")]
    private static partial Regex BracketedCapital();

    [GeneratedRegex("[\"'“”„‟‘’‚‛«»‹›]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
