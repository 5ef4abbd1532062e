using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>Somebody on a letter's watch-list as a form.</summary>
/// <param name="OtherNames">Other names and spellings, a line each.</param>
public sealed record PersonConcernedForm(string Name, string OtherNames, NamingConsent Consent, string Note)
{
    private const int MostOtherNames = 20;

    /// <summary>An empty form.</summary>
    public static PersonConcernedForm Empty { get; } = new("", "", NamingConsent.NotAsked, "");

    /// <summary>The form of somebody as they stand.</summary>
    public static PersonConcernedForm Of(PersonConcerned person) => new(person.Name, string.Join('\n', person.OtherNames), person.Consent, person.Note);

    internal IReadOnlyList<string> OtherNameLines => [.. OtherNames.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Why this can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("The name", Name, required: true)
        ?? TextRules.WhyNotPassage("The list of other names", OtherNames, limit: 4_000)
        ?? (OtherNameLines.Count > MostOtherNames ? new Refusal($"There are {OtherNameLines.Count} other names; the most is {MostOtherNames}: keep those that somebody would write.") : null)
        ?? OtherNameLines.Prepend(Name.Trim()).Where(name => !WrittenNames.IsFindable(name)).Select(name => new Refusal($"“{name}” is too short to be looked for: write at least two letters of the name.")).FirstOrDefault()
        ?? (Enum.IsDefined(Consent) ? null : new Refusal("There is no such answer: choose whether they may be named."))
        ?? TextRules.WhyNotPassage("The note", Note, limit: 2_000);

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<PersonConcernedForm> Merge(PersonConcernedForm seen, PersonConcernedForm mine, PersonConcernedForm now)
    {
        var merge = new Merge();
        var consent = merge.Pick("Whether they may be named", InWords(seen.Consent), InWords(mine.Consent), InWords(now.Consent));
        return merge.Of(new PersonConcernedForm(
            merge.Pick("The name", seen.Name, mine.Name, now.Name),
            merge.Pick("The list of other names", seen.OtherNames, mine.OtherNames, now.OtherNames),
            consent == InWords(mine.Consent) ? mine.Consent : now.Consent,
            merge.Pick("The note", seen.Note, mine.Note, now.Note)));
    }

    /// <summary>The answer in words.</summary>
    public static string InWords(NamingConsent consent) => consent switch
    {
        NamingConsent.MayBeNamed => "may be named",
        NamingConsent.MustNotBeNamed => "must not be named",
        _ => "not asked",
    };
}
