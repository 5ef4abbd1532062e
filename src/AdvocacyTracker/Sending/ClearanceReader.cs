using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Sending;

/// <summary>Reads a letter's clearance off its approvals, alike for a screen and inside a deed.</summary>
internal static class ClearanceReader
{
    public static async Task<Clearance> ReadAsync(AppDb db, Letter letter, IReadOnlyList<Demand> demands, MarkdownRenderer renderer, CancellationToken ct)
    {
        var onText = await DemandQueries.DecisionsInsideAsync(db, Part.LetterText, [letter.Id], ct);
        var onDemands = await DemandQueries.DecisionsInsideAsync(db, Part.Demand, demands.Select(d => d.Id), ct);
        var textStage = letter.Stage == LetterStage.Draft ? DemandStage.Draft : DemandStage.Submitted;
        var order = letter.DemandOrder.Select((reference, i) => (reference, i)).ToDictionary(p => p.reference, p => p.i);
        return new(
            letter.Stage,
            // The words themselves, not the hash kept beside them: what goes out is what was read.
            Standing.Of(textStage, Fingerprint.Of(LetterWords.Of(letter)), onText[letter.Id]),
            [.. demands.OrderBy(d => order.GetValueOrDefault(d.Reference, int.MaxValue)).Select(d => (d.Reference, Standing.Of(d.Stage, Fingerprint.Of(DemandWords.Of(d)), onDemands[d.Id])))],
            renderer.UnfilledIn(letter.Body, ContextOf(letter, demands)),
            [.. NotPrinted(letter, demands, renderer)],
            [.. letter.Authors.Concat(demands.SelectMany(d => d.Authors)).Distinct()])
        {
            OpenRemarks = await RemarkQueries.OpenInsideAsync(db, [RemarkedText.Of(letter), .. demands.Select(d => RemarkedText.Of(letter, d))], ct),
        };
    }

    private static RenderContext ContextOf(Letter letter, IReadOnlyList<Demand> demands) =>
        WholeWords.ContextOf(LetterWords.Of(letter), demands.Select(d => new DemandInLetter(d.Reference, DemandWords.Of(d))));

    // A demand made in the running text is not printed from its record; a listed one that no block prints would not be made at all.
    private static IEnumerable<string> NotPrinted(Letter letter, IReadOnlyList<Demand> demands, MarkdownRenderer renderer)
    {
        var printed = renderer.DemandsIn(letter.Body);
        return printed.Contains(MarkdownRenderer.AllDemands) ? [] : demands.Where(d => d.Listed && !printed.Contains(d.Reference)).Select(d => d.Reference);
    }
}
