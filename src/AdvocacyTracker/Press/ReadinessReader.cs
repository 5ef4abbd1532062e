using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>Reads whether a release could be published, alike for a screen and inside a deed.</summary>
internal static class ReadinessReader
{
    public static async Task<Readiness> ReadAsync(AppDb db, PressRelease release, IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer, CancellationToken ct)
    {
        var words = await ReleaseDoor.WordsOfAsync(db, release, letters, renderer, ct);
        var onHeadline = await DemandQueries.DecisionsInsideAsync(db, Part.Headline, [release.Id], ct);
        var onText = await DemandQueries.DecisionsInsideAsync(db, Part.ReleaseText, [release.Id], ct);
        var policy = await ReviewPolicy.ReadAsync(db, ct);
        var remarks = await RemarkQueries.OpenInsideAsync(db, [ReleaseRemarkDoor.TextOf(release)], ct);
        var people = await PersonConcernedQueries.WatchedInsideAsync(db, [.. letters.Select(l => l.Id)], ct);
        var consents = await SignatoryConsentQueries.OfLettersInsideAsync(db, [.. letters.Select(l => l.Id)], ct);
        var stage = release.Stage == ReleaseStage.Draft ? DemandStage.Draft : DemandStage.Submitted;
        return new(
            release.Stage,
            Standing.Of(stage, Fingerprint.Of(release.HeadlineWords()), onHeadline[release.Id], policy.For(Part.Headline)),
            Standing.Of(stage, Fingerprint.Of(words), onText[release.Id], policy.For(Part.ReleaseText)),
            [.. letters.Where(l => l.Sent is null).Select(l => l.Reference)],
            [.. letters.Where(l => l.IsRestricted).Select(l => l.Reference)],
            release.Stage is ReleaseStage.Retracted or ReleaseStage.TakenDown || (release.Stage == ReleaseStage.Published && !release.IsCorrecting) ? [] : ReleaseGuards.Look(new(release, words, letters, remarks, people) { Consents = consents, Original = await TranslatedFrom.ReadAsync(db, release, ct) }, renderer)) { OpenRemarks = remarks, IsCorrecting = release.IsCorrecting };
    }

    public static RenderContext ContextOf(ReleaseWords words) => new(
        words.Fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal),
        [.. words.Demands.Select((d, i) => Printed(words, d, i + 1))]) { Language = words.Language };

    private static PrintedDemand Printed(ReleaseWords words, DemandInLetter demand, int number) => words.WordingOf(demand.Reference) is { } own
        ? new(demand.Reference, number, own.Title, own.Text, words.Language)
        : new(demand.Reference, number, demand.Words.Title, demand.Words.Text, demand.Language ?? words.Language);
}
