using AdvocacyTracker.Text;

namespace AdvocacyTracker.Guards;

/// <summary>Two wordings of one demand state other numbers, names or places, or one denies what the other does not: people should look at both.</summary>
internal static class DifferingFactsGuard
{
    private const int MostShown = 5;

    /// <summary>One finding for each kind of fact in which the release's wording differs from the letter's.</summary>
    public static IEnumerable<Finding> In(string reference, StatedFacts letter, StatedFacts release, string place)
    {
        var isSameLanguage = Languages.AreSamePrimary(letter.Language, release.Language);
        if (Say("numbers", letter.Numbers.Except(release.Numbers), release.Numbers.Except(letter.Numbers)) is { } numbers) yield return Warn(numbers);
        if (isSameLanguage && Say("names", NamesLeftOut(letter, release), release.Names.Where(n => !IsSaid(n, letter))) is { } names) yield return Warn(names);
        if (Denials(letter, release, isSameLanguage) is { } denials) yield return Warn(denials);

        Finding Warn(string how) => Finding.Warning($"The release’s own wording of {reference} differs from the letter’s in {how}: look at both, and change the wording unless it is meant.", place);
    }

    // Every noun of German has a capital, and a shorter wording leaves some out: there only what is added is told.
    private static IEnumerable<string> NamesLeftOut(StatedFacts letter, StatedFacts release) => letter.Language == "de" ? [] : letter.Names.Where(n => !IsSaid(n, release));

    private static bool IsSaid(string name, StatedFacts other) => other.Words.Contains(name.ToLowerInvariant());

    // In another language a negation has another word, so that only whether there is any can be told.
    private static string? Denials(StatedFacts letter, StatedFacts release, bool isSameLanguage)
    {
        if (isSameLanguage) return Say("negations", More(letter, release), More(release, letter));
        return (letter.Negations.Count > 0) == (release.Negations.Count > 0) ? null : Say("negations", letter.Negations.Distinct(), release.Negations.Distinct());
    }

    private static IEnumerable<string> More(StatedFacts one, StatedFacts other) =>
        one.Negations.GroupBy(n => n).Where(g => g.Count() > other.Negations.Count(n => n == g.Key)).Select(g => g.Key);

    private static string? Say(string kind, IEnumerable<string> inLetter, IEnumerable<string> inRelease)
    {
        string[] said = [.. Only("the letter", inLetter), .. Only("the release", inRelease)];
        return said.Length > 0 ? $"its {kind} ({string.Join("; ", said)})" : null;
    }

    private static IEnumerable<string> Only(string who, IEnumerable<string> facts)
    {
        var all = facts.Order(StringComparer.Ordinal).ToList();
        if (all.Count > 0) yield return $"only {who} says {string.Join(", ", all.Take(MostShown).Select(f => $"“{f}”"))}{(all.Count > MostShown ? " and more" : "")}";
    }
}
