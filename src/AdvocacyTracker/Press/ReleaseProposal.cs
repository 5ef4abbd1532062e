using AdvocacyTracker.Letters;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A release as it is begun: all that its letters and the house know already is in its place, and <c>[TK]</c> stands for what somebody must still write. It puts no words into anybody's mouth.</summary>
public sealed record ReleaseProposal(ReleaseForm Form, string Body)
{
    // Held back by the guards until somebody writes what was said.
    private const string ToCome = "[TK]";

    /// <summary>A release about these letters, or a statement when there are none.</summary>
    /// <param name="headline">Left empty, the first letter's subject is.</param>
    public static ReleaseProposal Of(string headline, IReadOnlyList<LetterBehind> letters, NewsroomSettings house)
    {
        var title = TextRules.IsBlank(headline) && letters is [var about, ..] ? about.Subject : headline;
        List<WholeWords> sent = [.. letters.Select(l => l.Sent).OfType<WholeWords>()];
        if (sent is not [var first, ..]) return new(new(title, "", "", house.Language, house.Contacts, letters.Count > 0), Blocks(ToCome, Quotation(null)));
        var language = first.Letter.Language;
        var dateline = Dateline.Of(house.Dateline, Field(first, "place"), first.LetterDate, language);
        return new(new(title, "", dateline, language, house.Contacts, true), BodyOf(sent, LeadWords.In(language), house.Name));
    }

    private static string BodyOf(List<WholeWords> letters, LeadWords words, string house)
    {
        var leads = letters.Select(l => Lead(l, words, house));
        var demands = letters.Any(l => l.Demands.Any(d => d.Words.Listed)) ? (string[])[words.Demands, ":::demands\n:::"] : [];
        return Blocks([.. leads, .. demands, Quotation(letters.SelectMany(l => l.Letter.Signatories).FirstOrDefault())]);
    }

    // Who wrote to whom, when, about what, and before which occasion.
    private static string Lead(WholeWords letter, LeadWords words, string house)
    {
        var signatories = letter.Letter.Signatories.Select(s => (s.Name, Beside: string.Join(words.Comma, Said(s.Title, s.Organisation)))).ToList();
        var addressees = letter.Letter.Recipients.Where(r => r.Role == RecipientRole.Addressee).Select(r => (r.EnvelopeName, r.Office)).ToList();
        return words.Sentence(
            Plain(signatories.Count == 0 ? house : words.Names(signatories)), Plain(words.Names(addressees)), LetterFields.InWords(letter.LetterDate, words.Language),
            Plain(letter.Letter.Subject), Plain(Field(letter, "occasion")), Plain(Field(letter, "occasion-place")));
    }

    private static string Quotation(Signatory? by)
    {
        var title = by is null ? "" : string.Join(", ", Said(by.Title, by.Organisation));
        return $":::quote speaker=\"{Value(by?.Name ?? ToCome)}\"{(title.Length > 0 ? $" title=\"{Value(title)}\"" : "")} verb=\"said\"\n{ToCome}\n:::";
    }

    private static string Blocks(params string[] blocks) => string.Join("\n\n", blocks) + "\n";

    private static IEnumerable<string> Said(params string[] parts) => parts.Where(p => p.Length > 0);

    private static string Field(WholeWords letter, string name) => letter.Letter.Fields.FirstOrDefault(f => f.Name == name)?.Value ?? "";

    // A name is text, whatever signs are in it.
    private static string Plain(string text) => string.Concat(text.Select(c => @"\*_[]<>`{}".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    private static string Value(string text) => text.Replace('"', '”');
}
