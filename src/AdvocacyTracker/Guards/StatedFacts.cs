using System.Text;
using System.Text.RegularExpressions;

namespace AdvocacyTracker.Guards;

/// <summary>What a wording states that another one must not state otherwise: its numbers, its names, and what it denies.</summary>
/// <param name="Numbers">In Western digits, without the signs between thousands.</param>
/// <param name="Names">Words that begin with a capital inside a sentence; only of Latin script, since others have no capitals or other ways with them.</param>
/// <param name="Words">Every word, in small letters.</param>
/// <param name="Negations">Each as often as it stands there.</param>
internal sealed partial record StatedFacts(string Language, IReadOnlySet<string> Numbers, IReadOnlySet<string> Names, IReadOnlySet<string> Words, IReadOnlyList<string> Negations)
{
    // Of a title with at least so many long words that all begin with a capital, the capitals are those of headlines.
    private const int HeadlineWords = 3, LongWord = 4;

    private static readonly Dictionary<string, HashSet<string>> NegationsOf = new(StringComparer.Ordinal)
    {
        ["en"] = ["not", "no", "never", "without", "none", "neither", "nor"],
        ["fr"] = ["pas", "non", "jamais", "sans", "aucun", "aucune", "ni"],
        ["es"] = ["no", "nunca", "jamás", "sin", "ningún", "ninguno", "ninguna", "ni"],
        ["pt"] = ["não", "nunca", "jamais", "sem", "nenhum", "nenhuma", "nem"],
        ["de"] = ["nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "ohne"],
        ["ar"] = ["لا", "لم", "لن", "ليس", "ليست", "دون", "بدون", "بلا", "عدم"],
    };

    /// <summary>The facts of a title and a text, as they are read and not as they are typed.</summary>
    public static StatedFacts Of(string title, string text, string language)
    {
        var primary = language.Split('-')[0].ToLowerInvariant();
        var whole = $"{title}\n{text}";
        var words = Word().Matches(primary == "en" ? EnglishNot().Replace(whole, " not") : whole).Select(m => m.Value.ToLowerInvariant()).ToList();
        var denying = NegationsOf.GetValueOrDefault(primary) ?? [];
        return new(
            primary,
            Number().Matches(whole).Select(m => Plainly(m.Value)).ToHashSet(StringComparer.Ordinal),
            NamesIn(IsHeadline(title) ? "" : title).Concat(NamesIn(text)).ToHashSet(StringComparer.Ordinal),
            words.ToHashSet(StringComparer.Ordinal),
            [.. words.Select(word => primary == "ar" ? WithoutAnd(word, denying) : word).Where(denying.Contains)]);
    }

    private static IEnumerable<string> NamesIn(string text) => Word().Matches(text).Where(m => m.Length > 1 && IsLatinCapital(m.Value[0]) && !BeginsSentence(text, m.Index)).Select(m => m.Value);

    private static bool IsLatinCapital(char c) => char.IsUpper(c) && (c < 'ɐ' || c is >= 'Ḁ' and <= 'ỿ');

    private static bool IsHeadline(string title) => Word().Matches(title).Select(m => m.Value).Where(w => w.Length >= LongWord).ToList() is { Count: >= HeadlineWords } words && words.TrueForAll(w => char.IsUpper(w[0]));

    // Quotation marks, brackets and spaces before a word belong to it; a line is a sentence of its own.
    private static bool BeginsSentence(string text, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (text[i] is '\n' or '.' or '!' or '?' or ':' or ';' or '…') return true;
            if (!char.IsWhiteSpace(text[i]) && !"\"'“”„‘’‚«»‹›([*_-–—•".Contains(text[i], StringComparison.Ordinal)) return false;
        }
        return true;
    }

    private static string WithoutAnd(string word, HashSet<string> denying) => word.Length > 2 && word[0] is 'و' or 'ف' && denying.Contains(word[1..]) ? word[1..] : word;

    // 1,000 and 1.000 and 1 000 are one number; 2,5 and 2.5 another.
    private static string Plainly(string number)
    {
        var plain = new StringBuilder();
        var grouped = Grouped().Match(number);
        for (var i = 0; i < number.Length; i++)
        {
            if (char.IsDigit(number[i])) plain.Append((int)char.GetNumericValue(number[i]));
            else if (!grouped.Success || i >= grouped.Length) plain.Append('.');
        }
        return plain.ToString().TrimStart('0') is { Length: > 0 } written ? written : "0";
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=\p{L})n['’]t\b|(?<=\bcan)not\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishNot();

    [GeneratedRegex(@"(?<!\p{Nd})\p{Nd}{1,3}(?:[.,٬'’ \u00A0\u202F]\p{Nd}{3})+(?!\p{Nd})(?:[.,٫]\p{Nd}{1,2}(?!\p{Nd}))?|\p{Nd}+(?:[.,٫]\p{Nd}+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A\p{Nd}{1,3}(?:[.,٬'’ \u00A0\u202F]\p{Nd}{3})+(?!\p{Nd})")]
    private static partial Regex Grouped();
}
