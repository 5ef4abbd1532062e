using System.Globalization;

namespace AdvocacyTracker.Press;

/// <summary>How a language says who wrote to whom, when, about what, and before which occasion; English where it is not known here.</summary>
/// <param name="Pattern">{0} who, {1} to whom, {2} when, {3} about what, {4} before what.</param>
/// <param name="Others">{0} is how many more there are.</param>
internal sealed record LeadWords(string Language, string Pattern, string To, string On, string Before, string And, string Others, string Comma, string Demands)
{
    // Of more than so many, one is named and the others are counted.
    private const int MostNames = 3;

    private static readonly LeadWords[] Known =
    [
        new("en", "{0} wrote{1}{2} about “{3}”{4}.", " to {0}", " on {0}", ", before {0}", " and ", " and {0} others", ", ", "These are the demands:"),
        new("fr", "{0} a écrit{1}{2} au sujet de « {3} »{4}.", " à {0}", " le {0}", ", avant {0}", " et ", " et {0} autres", ", ", "Voici les demandes :"),
        new("es", "{0} escribió{1}{2} acerca de «{3}»{4}.", " a {0}", " el {0}", ", antes de {0}", " y ", " y {0} más", ", ", "Estas son las demandas:"),
        new("pt", "{0} escreveu{1}{2} sobre “{3}”{4}.", " a {0}", " em {0}", ", antes de {0}", " e ", " e mais {0}", ", ", "Estas são as exigências:"),
        new("de", "{0} hat{2}{1} zum Thema „{3}“ geschrieben{4}.", " an {0}", " am {0}", ", vor {0}", " und ", " und {0} weitere", ", ", "Das sind die Forderungen:"),
        new("ar", "رسالة من {0}{1}{2} بشأن «{3}»{4}.", " إلى {0}", " بتاريخ {0}", "، قبل {0}", " و", " و{0} آخرون", "، ", "المطالب:"),
    ];

    /// <summary>The words of a language, whatever its region; dates are written as that very language does.</summary>
    public static LeadWords In(string language) => (Known.FirstOrDefault(w => Text.Languages.AreSamePrimary(w.Language, language)) ?? Known[0]) with { Language = language };

    /// <summary>Names one after the other; somebody who is named alone has what they are beside it.</summary>
    public string Names(IReadOnlyList<(string Name, string Beside)> people) => people switch
    {
        [] => "",
        [var (name, beside)] => beside.Length > 0 ? $"{name}{Comma}{beside}{Comma.TrimEnd()}" : name,
        { Count: > MostNames } => people[0].Name + Say(Others, (people.Count - 1).ToString(CultureInfo.InvariantCulture)),
        _ => string.Join(Comma, people.Take(people.Count - 1).Select(p => p.Name)) + And + people[^1].Name,
    };

    /// <summary>The sentence; what is empty is left out.</summary>
    public string Sentence(string who, string whom, string when, string what, string occasion, string place)
    {
        var at = place.Length > 0 && !occasion.Contains(place, StringComparison.OrdinalIgnoreCase) ? $"{occasion} ({place})" : occasion;
        return string.Format(CultureInfo.InvariantCulture, Pattern, who, Say(To, whom), Say(On, when), what, occasion.Length > 0 ? Say(Before, at) : "");
    }

    private static string Say(string pattern, string part) => part.Length > 0 ? string.Format(CultureInfo.InvariantCulture, pattern, part) : "";
}
