using AdvocacyTracker.Data;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>The release that another one translates, as the guards look at it.</summary>
/// <param name="Body">As it was published last, or as it stands while it never was.</param>
/// <param name="AnyTakenDown">Whether it, or any other translation of it, was taken down.</param>
internal sealed record TranslatedFrom(PressRelease Release, string Body, bool AnyTakenDown)
{
    /// <summary>What a release translates; null where it stands for itself.</summary>
    public static async Task<TranslatedFrom?> ReadAsync(AppDb db, PressRelease release, CancellationToken ct)
    {
        if (release.TranslationOfId is not { } originalId) return null;
        var original = await db.Set<PressRelease>().AsNoTracking().SingleAsync(r => r.Id == originalId, ct);
        return new(original, await BodyOfAsync(db, original, ct), await db.Set<PressRelease>().AnyAsync(r => (r.Id == originalId || r.TranslationOfId == originalId) && r.Stage == ReleaseStage.TakenDown, ct));
    }

    // A correction that nobody has approved changes nothing of what a translation may quote.
    private static async Task<string> BodyOfAsync(AppDb db, PressRelease original, CancellationToken ct) => original.PublicationId is { } publication
        ? Fingerprint.Words<PublishedWords>(await db.Set<Revision>().Where(r => r.Id == publication).Select(r => r.Json).SingleAsync(ct)).Text.Body
        : original.Body;
}

/// <summary>What should be looked at before a translation is published.</summary>
internal static class TranslationGuards
{
    private const int MostShown = 5, WordsOfParagraph = 6;

    public static IEnumerable<Finding> In(ReleaseToCheck release, MarkdownRenderer renderer)
    {
        if (release.Original is not { } from) return [];
        // What was taken down is not repeated here.
        if (from.AnyTakenDown) return [.. Embargo(release.Release, from.Release), Finding.Warning("The same release in another language was taken down since somebody is in danger: publish this one only if it holds nothing of what was dangerous.", Places.Body)];
        return [.. Embargo(release.Release, from.Release), .. Retracted(from.Release), .. Numbers(release, from.Release, renderer), .. LeftOver(release, from.Release, renderer)];
    }

    private static IEnumerable<Finding> Embargo(PressRelease release, PressRelease original)
    {
        if (original.Stage is ReleaseStage.Published or ReleaseStage.Retracted or ReleaseStage.TakenDown || original.Embargo is not { } embargo) yield break;
        if (release.Embargo is null || release.Embargo < embargo)
            yield return Finding.Blocking("The release that it translates is under a later embargo: set the same here, or publish that one first.", Places.Body);
        else if (embargo != release.Embargo)
            yield return Finding.Warning("The release that it translates has another embargo: set the same, unless one is meant to be public before the other.", Places.Body);
    }

    private static IEnumerable<Finding> Retracted(PressRelease original)
    {
        if (original.Stage == ReleaseStage.Retracted) yield return Finding.Warning("The release that it translates is retracted: look at its notice before you publish this one.", Places.Body);
    }

    private static IEnumerable<Finding> Numbers(ReleaseToCheck release, PressRelease original, MarkdownRenderer renderer)
    {
        var (here, there) = (FactsOf(release.Release, release, renderer), FactsOf(original, release, renderer));
        string[] said = [.. Only("this one", here.Except(there)), .. Only("that one", there.Except(here))];
        if (said.Length > 0) yield return Finding.Warning($"Its numbers are not those of the release that it translates ({string.Join("; ", said)}): look at both, and change the text unless it is meant.", Places.Body);
    }

    private static IEnumerable<Finding> LeftOver(ReleaseToCheck release, PressRelease original, MarkdownRenderer renderer)
    {
        if (Languages.AreSamePrimary(release.Release.Language, original.Language)) return [];
        var known = Paragraphs(original, release, renderer).ToHashSet(StringComparer.Ordinal);
        return Paragraphs(release.Release, release, renderer).Where(known.Contains)
            .Select(p => Finding.Warning($"“{string.Join(' ', p.Split(' ').Take(WordsOfParagraph))}…” stands word for word in the release that it translates: put it into this one’s language.", Places.Body));
    }

    private static IReadOnlySet<string> FactsOf(PressRelease release, ReleaseToCheck within, MarkdownRenderer renderer) =>
        StatedFacts.Of($"{release.Headline}\n{release.Subhead}", PlainText(release, within, renderer), release.Language).Numbers;

    private static IEnumerable<string> Paragraphs(PressRelease release, ReleaseToCheck within, MarkdownRenderer renderer) =>
        PlainText(release, within, renderer).Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Split(' ').Length > WordsOfParagraph);

    // The demands are the letter's, and guarded apart.
    private static string PlainText(PressRelease release, ReleaseToCheck within, MarkdownRenderer renderer) => renderer.PlainText(release.Body, ReadinessReader.ContextOf(within.Words) with { Demands = [] });

    private static IEnumerable<string> Only(string which, IEnumerable<string> numbers)
    {
        var all = numbers.Order(StringComparer.Ordinal).ToList();
        if (all.Count > 0) yield return $"only {which} says {string.Join(", ", all.Take(MostShown))}{(all.Count > MostShown ? " and more" : "")}";
    }
}
