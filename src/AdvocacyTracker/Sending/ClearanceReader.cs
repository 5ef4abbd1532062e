using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Sending;

/// <summary>Reads a letter's clearance off its approvals and what the guards find, alike for a screen and inside a deed.</summary>
internal static class ClearanceReader
{
    /// <param name="onlyBlocking">Leaves out the guards that only ever warn, for lists and deeds.</param>
    public static async Task<Clearance> ReadAsync(AppDb db, Letter letter, IReadOnlyList<Demand> demands, MarkdownRenderer renderer, DateTimeOffset now, bool onlyBlocking, CancellationToken ct)
    {
        var onText = await DemandQueries.DecisionsInsideAsync(db, Part.LetterText, [letter.Id], ct);
        var onDemands = await DemandQueries.DecisionsInsideAsync(db, Part.Demand, demands.Select(d => d.Id), ct);
        var policy = await ReviewPolicy.ReadAsync(db, ct);
        var textStage = letter.Stage == LetterStage.Draft ? DemandStage.Draft : DemandStage.Submitted;
        var order = letter.DemandOrder.Select((reference, i) => (reference, i)).ToDictionary(p => p.reference, p => p.i);
        IReadOnlyList<Demand> inOrder = [.. demands.OrderBy(d => order.GetValueOrDefault(d.Reference, int.MaxValue))];
        var remarks = await RemarkQueries.OpenInsideAsync(db, [RemarkedText.Of(letter), .. inOrder.Select(d => RemarkedText.Of(letter, d))], ct);
        return new(
            letter.Stage,
            // The words themselves, not the hash kept beside them: what goes out is what was read.
            Standing.Of(textStage, Fingerprint.Of(LetterWords.Of(letter)), onText[letter.Id], policy.For(Part.LetterText)),
            [.. inOrder.Select(d => (d.Reference, Standing.Of(d.Stage, Fingerprint.Of(DemandWords.Of(d)), onDemands[d.Id], policy.For(Part.Demand, DemandTraits.Of(d)))))],
            await FindingsAsync(db, letter, inOrder, remarks, renderer, now, onlyBlocking, ct),
            [.. letter.Authors.Concat(demands.SelectMany(d => d.Authors)).Distinct()])
        {
            OpenRemarks = remarks,
        };
    }

    // What has gone out is not checked any more.
    private static async Task<IReadOnlyList<Finding>> FindingsAsync(AppDb db, Letter letter, IReadOnlyList<Demand> demands, IReadOnlyList<OpenRemark> remarks, MarkdownRenderer renderer, DateTimeOffset now, bool onlyBlocking, CancellationToken ct)
    {
        if (letter.Stage is LetterStage.Sent or LetterStage.Recalled) return [];
        var context = WholeWords.ContextOf(LetterWords.Of(letter), demands.Select(d => new DemandInLetter(d.Reference, DemandWords.Of(d))));
        var recipients = onlyBlocking ? [] : await RecipientQueries.OfInsideAsync(db, [.. letter.Recipients.Select(r => r.RecipientId)], ct);
        var house = await NewsroomSettings.ReadAsync(db, ct);
        var consents = await SignatoryConsentQueries.OfLettersInsideAsync(db, [letter.Id], ct);
        var signatories = SignatoryStanding.Of(letter.Signatories, consents, AgreedWords.HashOf(letter, demands));
        var people = await PersonConcernedQueries.WatchedInsideAsync(db, [letter.Id], ct);
        return LetterGuards.Look(new(letter, demands, context, remarks, recipients, people, signatories, house.Name, Zones.DayOf(now, house.Zone)), renderer, onlyBlocking);
    }
}
