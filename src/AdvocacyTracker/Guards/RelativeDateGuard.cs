using System.Text.RegularExpressions;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>Words such as "today" are true on one day only; outside quotations they are looked at unless the letter bears today's date.</summary>
internal sealed partial class RelativeDateGuard : ILetterGuard
{
    // What is true on the day of writing only, in the languages people write in most; English where we know no better.
    private static readonly Dictionary<string, Regex> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = English(), ["fr"] = French(), ["es"] = Spanish(), ["pt"] = Portuguese(), ["de"] = German(), ["ru"] = Russian(), ["ar"] = Arabic(),
    };

    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer)
    {
        if (letter.Letter.LetterDate == letter.Today) yield break;
        foreach (var word in In(renderer.PlainText(letter.Letter.Body, letter.Context), letter.Letter.Language))
            yield return Finding.Warning($"“{word}” is true on one day only: date the letter with the day it goes out, or write the day itself.", Places.Body);
    }

    /// <summary>The words of a text, each once, as they stand there; what stands in quotation marks is left alone.</summary>
    public static IEnumerable<string> In(string text, string language) =>
        Words.GetValueOrDefault(language.Split('-')[0], Words["en"]).Matches(Quoted().Replace(text, " ")).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"\n]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:today|tonight|tomorrow|yesterday|upcoming|(?:this|next|last) (?:morning|evening|week|weekend|month|year))\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"\b(?:aujourd['’]hui|demain|hier|ce soir|cette semaine|ce mois-ci|la semaine prochaine|le mois prochain)\b", RegexOptions.IgnoreCase)]
    private static partial Regex French();

    [GeneratedRegex(@"\b(?:hoy|ayer|mañana|esta semana|este mes|la próxima semana|el próximo mes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Spanish();

    [GeneratedRegex(@"\b(?:hoje|ontem|amanhã|esta semana|este mês|na próxima semana|no próximo mês)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Portuguese();

    [GeneratedRegex(@"\b(?:heute|gestern|morgen|diese Woche|diesen Monat|nächste Woche|nächsten Monat)\b", RegexOptions.IgnoreCase)]
    private static partial Regex German();

    [GeneratedRegex(@"\b(?:сегодня|завтра|вчера|на этой неделе|на следующей неделе)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Russian();

    [GeneratedRegex(@"(?<!\p{L})(?:اليوم|أمس|غدًا|غداً|غدا|هذا الأسبوع|الأسبوع المقبل)(?!\p{L})")]
    private static partial Regex Arabic();
}
