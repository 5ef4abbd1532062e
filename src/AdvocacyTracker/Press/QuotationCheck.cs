using System.Text.RegularExpressions;

namespace AdvocacyTracker.Press;

/// <summary>Whether a quotation marked as written stands in the sent letter. Quotation marks, spaces and final punctuation may differ; […] may leave words out; a capital in brackets may open it.</summary>
public static partial class QuotationCheck
{
    /// <summary>Whether every part of the quotation is found in the letter's text, in its order.</summary>
    public static bool IsFoundIn(string quotation, string letterText)
    {
        var text = Normalize(letterText);
        var from = 0;
        foreach (var part in Omission().Split(quotation).Select(Normalize).Where(p => p.Length > 0))
        {
            var at = text.IndexOf(part, from, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return false;
            from = at + part.Length;
        }
        return from > 0;
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
