using System.Globalization;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>What the house itself says around a release, in the release's language; English where that is not known here.</summary>
/// <param name="ReadLetter">{0} is the letter's reference.</param>
/// <param name="Translated">Where the letter was written in another language.</param>
/// <param name="AlsoIn">Before the names of other languages.</param>
/// <param name="Comma">What parts two halves of a line.</param>
public sealed record PublicWords(string Language, string PressRelease, string Published, string NotPublished, string Corrected, string ReadLetter, string Contacts, string LettersWords, string OwnWords, string Translated, string AlsoIn, string Comma)
{
    private static readonly PublicWords[] Known =
    [
        new("en", "Press release", "Published", "Not published", "corrected", "Read letter {0} in full", "Press contacts", "In the letter’s own words:", "The demands are given in this release’s own words.", "Quotations from the letter were translated by the newsroom.", "Also in:", ", "),
        new("fr", "Communiqué de presse", "Publié le", "Non publié", "corrigé le", "Lire la lettre {0} en entier", "Contacts presse", "Dans les termes de la lettre :", "Les demandes sont données dans les termes de ce communiqué.", "Les citations de la lettre ont été traduites par la rédaction.", "Également en :", ", "),
        new("es", "Comunicado de prensa", "Publicado el", "No publicado", "corregido el", "Leer la carta {0} completa", "Contactos de prensa", "En las palabras de la carta:", "Las demandas se dan en las palabras de este comunicado.", "La redacción ha traducido las citas de la carta.", "También en:", ", "),
        new("pt", "Comunicado de imprensa", "Publicado em", "Não publicado", "corrigido em", "Ler a carta {0} na íntegra", "Contactos para a imprensa", "Nas palavras da carta:", "As exigências são apresentadas nas palavras deste comunicado.", "As citações da carta foram traduzidas pela redação.", "Também em:", ", "),
        new("de", "Pressemitteilung", "Veröffentlicht am", "Nicht veröffentlicht", "berichtigt am", "Brief {0} im Wortlaut", "Pressekontakt", "Im Wortlaut des Briefes:", "Die Forderungen stehen hier in den Worten dieser Mitteilung.", "Die Zitate aus dem Brief hat die Redaktion übersetzt.", "Auch auf:", ", "),
        new("ar", "بيان صحفي", "نُشر في", "لم يُنشر", "صُحّح في", "اقرأ الرسالة {0} كاملة", "للتواصل الصحفي", "بنص الرسالة:", "ترد المطالب هنا بصياغة هذا البيان.", "ترجم المكتب الصحفي الاقتباسات من الرسالة.", "بلغات أخرى:", "، "),
    ];

    /// <summary>The words of a language, whatever its region.</summary>
    public static PublicWords In(string language) => Known.FirstOrDefault(w => Languages.AreSamePrimary(w.Language, language)) ?? Known[0];

    /// <summary>That a release's quotations are translated, in its own language; empty where none is.</summary>
    public static string TranslatedIn(PublishedWords words) => words.TranslatesQuotations ? In(words.Text.Language).Translated : "";

    /// <summary>The link to a letter.</summary>
    public string Read(string letter) => string.Format(CultureInfo.InvariantCulture, ReadLetter, letter);
}
