using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A release as the guards look at it before it is published.</summary>
/// <param name="Words">Its text with everything it prints.</param>
/// <param name="Letters">Those it is about.</param>
/// <param name="Remarks">Those nobody has dealt with yet.</param>
/// <param name="People">Who of its letters' watch-lists must not be named, or was not asked.</param>
internal sealed record ReleaseToCheck(PressRelease Release, ReleaseWords Words, IReadOnlyList<LetterBehind> Letters, IReadOnlyList<OpenRemark> Remarks, IReadOnlyList<PersonConcerned> People)
{
    /// <summary>What was noted of whether those who signed its letters agreed, oldest first.</summary>
    public IReadOnlyList<SignatoryConsent> Consents { get; init; } = [];

    /// <summary>What it translates; null where it stands for itself.</summary>
    public TranslatedFrom? Original { get; init; }
}

/// <summary>All checks of a release, in the order in which they are shown.</summary>
internal static class ReleaseGuards
{
    /// <summary>What the guards find.</summary>
    public static IReadOnlyList<Finding> Look(ReleaseToCheck release, MarkdownRenderer renderer) =>
    [
        .. NamedPeople(release, renderer),
        .. RemarkGuard.In(release.Remarks),
        .. LetterQuotations.In(release, renderer),
        .. UnfilledGuard.In(renderer.UnfilledIn(release.Release.Body, ReadinessReader.ContextOf(release.Words))),
        .. PlaceholderGuard.In([("The headline", release.Release.Headline, Places.Headline), ("The subhead", release.Release.Subhead, Places.Subhead), ("The text", release.Release.Body, Places.Body), ("The list of contacts", release.Release.Contacts, Places.Contacts), .. Wordings(release.Words, renderer), .. Pictures(release.Words)]),
        .. WithdrawnConsents(release, renderer),
        .. DemandsLeftOut(release),
        .. DifferingFacts(release.Words, renderer),
        .. RelativeDates(release, renderer),
        .. TranslationGuards.In(release, renderer),
    ];

    /// <summary>Who is named by the release, by what it prints, and by the letters that become public with it.</summary>
    public static IEnumerable<Finding> NamedPeople(ReleaseToCheck release, MarkdownRenderer renderer)
    {
        if (release.People.Count == 0) return [];
        var (words, context) = (release.Words, ReadinessReader.ContextOf(release.Words) with { Demands = [] });
        return NamedPersonGuard.In(release.People,
        [
            ("The headline", release.Release.Headline, Places.Headline), ("The subhead", release.Release.Subhead, Places.Subhead), ("The dateline", words.Dateline, Places.Dateline),
            ("The text", NamedPersonGuard.Both(words.Body, renderer.PlainText(words.Body, context)), Places.Body), ("The list of contacts", words.Contacts, Places.Contacts),
            .. words.Demands.Select(d => ($"{d.Reference}, which the release prints,", NamedPersonGuard.TextOf(d.Words, renderer), Places.Body)),
            .. Wordings(words, renderer),
            .. Pictures(words),
            ("The call-out box", NamedPersonGuard.Both($"{words.CallOutTitle}\n{words.CallOutText}", renderer.PlainText(words.CallOutText, context)), Places.CallOut),
            ("What the house says of itself", NamedPersonGuard.Both(words.Boilerplate, renderer.PlainText(words.Boilerplate, context)), Places.Body),
        ]).Concat(release.Letters.Where(l => l.Confidentiality == Confidentiality.PublicOnceAnnounced).SelectMany(l => NamedInLetter(l, release.People, renderer)));
    }

    /// <summary>Who is named by a sent letter that everybody will read.</summary>
    public static IEnumerable<Finding> NamedInLetter(LetterBehind letter, IReadOnlyList<PersonConcerned> people, MarkdownRenderer renderer)
    {
        if (people.Count == 0 || letter.Sent is not { } sent) return [];
        var whole = NamedPersonGuard.TextsOf(sent.Letter, sent.ToRenderContext(), renderer).Select(t => t.Text).Concat(sent.Demands.Select(d => NamedPersonGuard.TextOf(d.Words, renderer)));
        return NamedPersonGuard.In(people, [($"Letter {letter.Reference}, which would become public,", string.Join("\n¶\n", whole), Places.Body)]);
    }

    // The letter stands as it was sent, and a release may leave their name out.
    private static IEnumerable<Finding> WithdrawnConsents(ReleaseToCheck release, MarkdownRenderer renderer)
    {
        var quoted = renderer.QuotationsIn(release.Release.Body).Select(q => q.Speaker).ToHashSet(StringComparer.Ordinal);
        return from letter in release.Letters
               where letter.Sent is not null
               from standing in SignatoryStanding.Of(letter.Sent!.Letter.Signatories, [.. release.Consents.Where(c => c.LetterId == letter.Id)], AgreedWords.HashOf(letter.Sent.Letter, letter.Sent.Demands))
               where standing.HasWithdrawn
               select Finding.Warning($"{standing.Signatory.Name}{(quoted.Contains(standing.Signatory.Name) ? ", whom it quotes," : "")} signed letter {letter.Reference} and has taken their consent back since: ask them, or leave their name out.", Places.Body);
    }

    // Said, not forbidden: a release may be about some of a letter's demands.
    private static IEnumerable<Finding> DemandsLeftOut(ReleaseToCheck release)
    {
        var printed = release.Words.Demands.Select(d => d.Reference).ToHashSet(StringComparer.Ordinal);
        return release.Letters.SelectMany(l => l.Sent?.Demands ?? []).Where(d => d.Words.Listed && !printed.Contains(d.Reference))
            .Select(d => Finding.Warning($"{d.Reference} of the letter is not in the release: write :::demand {d.Reference} where it shall stand, or leave it out on purpose.", Places.Body));
    }

    private static IEnumerable<(string Name, string Text, string Place)> Wordings(ReleaseWords words, MarkdownRenderer renderer) =>
        (words.Wordings ?? []).Select(w => ($"The release’s own wording of {w.DemandReference}", NamedPersonGuard.Both(w.InLines(), renderer.PlainText(w.Text, RenderContext.Empty)), Places.Wording(w.DemandReference)));

    private static IEnumerable<(string Name, string Text, string Place)> Pictures(ReleaseWords words) =>
        (words.Pictures ?? []).Select((p, n) => ($"What is said of picture {n + 1}", p.InLines(), Places.Pictures));

    private static IEnumerable<Finding> DifferingFacts(ReleaseWords words, MarkdownRenderer renderer) =>
        from demand in words.Demands
        let own = words.WordingOf(demand.Reference)
        where own is not null
        let letter = StatedFacts.Of(demand.Words.Title, renderer.PlainText(demand.Words.Text, RenderContext.Empty), demand.Language ?? words.Language)
        let release = StatedFacts.Of(own.Title, renderer.PlainText(own.Text, RenderContext.Empty), words.Language)
        from finding in DifferingFactsGuard.In(demand.Reference, letter, release, Places.Wording(demand.Reference))
        select finding;

    private static IEnumerable<Finding> RelativeDates(ReleaseToCheck release, MarkdownRenderer renderer)
    {
        var text = $"{release.Release.Headline}\n{release.Release.Subhead}\n{renderer.PlainText(release.Release.Body, ReadinessReader.ContextOf(release.Words))}";
        var quoted = renderer.QuotationsIn(release.Release.Body).Aggregate(text, (rest, quotation) => rest.Replace(quotation.Text, " ", StringComparison.Ordinal));
        return RelativeDateGuard.In(quoted, release.Release.Language).Select(word => Finding.Warning($"“{word}” is true on one day only: publish it on that day, or write the day itself.", Places.Body));
    }
}
