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
            Standing.Of(textStage, letter.Hash, onText[letter.Id]),
            [.. demands.OrderBy(d => order.GetValueOrDefault(d.Reference, int.MaxValue)).Select(d => (d.Reference, Standing.Of(d.Stage, d.Hash, onDemands[d.Id])))],
            renderer.UnfilledFields(letter.Body, WholeWords.Of(letter, demands).ToRenderContext()),
            letter.Authors);
    }
}
