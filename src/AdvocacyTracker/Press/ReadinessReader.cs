using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
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
        var stage = release.Stage == ReleaseStage.Draft ? DemandStage.Draft : DemandStage.Submitted;
        return new(
            release.Stage,
            Standing.Of(stage, Fingerprint.Of(release.HeadlineWords()), onHeadline[release.Id]),
            Standing.Of(stage, Fingerprint.Of(words), onText[release.Id]),
            [.. letters.Where(l => l.Sent is null).Select(l => l.Reference)],
            [.. letters.Where(l => l.IsRestricted).Select(l => l.Reference)],
            NotInLetter(release.Body, letters, renderer),
            renderer.UnfilledIn(release.Body, ContextOf(words))) { OpenRemarks = await RemarkQueries.OpenInsideAsync(db, [ReleaseRemarkDoor.TextOf(release)], ct) };
    }

    public static RenderContext ContextOf(ReleaseWords words) => new(
        words.Fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal),
        [.. words.Demands.Select((d, i) => new PrintedDemand(d.Reference, i + 1, d.Words.Title, d.Words.Text, d.Language ?? words.Language))]) { Language = words.Language };

    private static IReadOnlyList<string> NotInLetter(string body, IReadOnlyList<LetterBehind> letters, MarkdownRenderer renderer)
    {
        var texts = letters.Where(l => l.Sent is not null).Select(l => renderer.PlainText(l.Sent!.Letter.Body, l.Sent.ToRenderContext())).ToList();
        return [.. renderer.QuotationsIn(body).Where(q => q.Verb == "wrote" && !texts.Any(t => QuotationCheck.IsFoundIn(q.Text, t))).Select(q => Opening(q.Text))];
    }

    private static string Opening(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6));
}
