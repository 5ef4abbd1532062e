using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>Words that are about to go out name somebody of the watch-list who must not be named, or whom nobody asked. What it says names them: it is for the screen alone.</summary>
internal sealed class NamedPersonGuard : ILetterGuard
{
    public IEnumerable<Finding> Look(LetterToCheck letter, MarkdownRenderer renderer) => letter.People.Count == 0 ? [] : In(letter.People,
    [
        .. TextsOf(LetterWords.Of(letter.Letter), letter.Context, renderer),
        .. letter.Demands.Select(d => (d.Reference, $"{TextOf(DemandWords.Of(d), renderer)}\n{string.Join('\n', [.. d.Places, .. d.Themes])}", d.Reference)),
    ]);

    /// <summary>The same for any texts, each by the name a sentence begins with and its place.</summary>
    public static IEnumerable<Finding> In(IReadOnlyList<PersonConcerned> people, IEnumerable<(string Name, string Text, string Place)> texts)
    {
        var watched = people.Select(p => (Person: p, Names: p.OtherNames.Prepend(p.Name).Select(name => (Name: name, Folded: WrittenNames.Fold(name))).ToList())).ToList();
        foreach (var (name, text, place) in texts)
        {
            var folded = WrittenNames.Fold(text);
            foreach (var (person, names) in watched)
            {
                if (names.Find(n => WrittenNames.Holds(folded, n.Folded)).Name is { } found) yield return Finding.Blocking($"{name} names {Say(person, found)}", place);
            }
        }
    }

    /// <summary>Everything a reader sees of a letter but its demands.</summary>
    public static IEnumerable<(string Name, string Text, string Place)> TextsOf(LetterWords words, RenderContext context, MarkdownRenderer renderer) =>
    [
        ("The subject", words.Subject, Places.Subject), ("The salutation", words.Salutation, Places.Salutation),
        ("The text", Both(words.Body, renderer.PlainText(words.Body, context with { Demands = [] })), Places.Body), ("The closing", words.Closing, Places.Closing),
        .. words.Fields.Where(f => FieldPlaces.ContainsKey(f.Name)).Select(f => (FieldPlaces[f.Name].Name, f.Value, FieldPlaces[f.Name].Place)),
        ("The list of recipients", string.Join('\n', words.Recipients.Select(r => $"{r.EnvelopeName}\n{r.Office}\n{r.Organisation}\n{r.PostalAddress}")), Places.Recipients),
        ("The list of targets", string.Join('\n', words.Targets), Places.Targets), ("The list of signatories", string.Join('\n', words.Signatories), Places.Signatories),
    ];

    /// <summary>Everything a reader sees of a demand.</summary>
    public static string TextOf(DemandWords words, MarkdownRenderer renderer) => Both(words.InLines(), renderer.PlainText(words.Text, RenderContext.Empty));

    /// <summary>A text as it was typed and as it is read, where emphasis no longer parts a name.</summary>
    public static string Both(string source, string plain) => $"{source}\n¶\n{plain}";

    private static readonly Dictionary<string, (string Name, string Place)> FieldPlaces = new(StringComparer.Ordinal)
    {
        ["place"] = ("The place", Places.Place), ["occasion"] = ("The occasion", Places.Occasion), ["occasion-place"] = ("The occasion’s place", Places.OccasionPlace),
    };

    private static string Say(PersonConcerned person, string found)
    {
        var who = found == person.Name ? person.Name : $"{person.Name} (as “{found}”)";
        return person.Consent == NamingConsent.MustNotBeNamed ? $"{who}, who must not be named: leave the name out."
            : $"{who}, who was not asked whether they may be named: ask, and note the answer, or leave the name out.";
    }
}
