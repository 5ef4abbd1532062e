using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>Demands, and the decisions on them, as screens show them.</summary>
public sealed class DemandQueries(IDbContextFactory<AppDb> factory)
{
    private const int MostInList = 200;

    /// <summary>A letter's demands in its order, then the withdrawn ones. Whoever asks has found the letter first.</summary>
    public async Task<IReadOnlyList<DemandView>> OfLetterAsync(LetterView letter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var demands = await db.Set<Demand>().AsNoTracking().Include(d => d.Asks).Where(d => d.LetterId == letter.Id).ToListAsync(ct);
        var decisions = await DecisionsInsideAsync(db, Part.Demand, demands.Select(d => d.Id), ct);
        var approved = await LastApprovedAsync<DemandWords>(db, Part.Demand, decisions, ct);
        var order = letter.Words.Demands.Select((reference, i) => (reference, i)).ToDictionary(p => p.reference, p => p.i);
        return [.. demands.OrderBy(d => order.GetValueOrDefault(d.Reference, int.MaxValue)).ThenBy(d => d.Id)
            .Select(d => View(d, Standing.Of(d.Stage, d.Hash, decisions[d.Id]), approved.GetValueOrDefault(d.Id)))];
    }

    /// <summary>A letter's own text as a reviewer meets it.</summary>
    public async Task<LetterTextView> LetterTextAsync(LetterView letter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var decisions = await DecisionsInsideAsync(db, Part.LetterText, [letter.Id], ct);
        var approved = await LastApprovedAsync<LetterWords>(db, Part.LetterText, decisions, ct);
        var stage = letter.Stage == LetterStage.Draft ? DemandStage.Draft : DemandStage.Submitted;
        return new(Standing.Of(stage, letter.Hash, decisions[letter.Id]), letter.Hash, letter.Letter.Authors, letter.Words, approved.GetValueOrDefault(letter.Id));
    }

    /// <summary>The newest demands of all letters this person may know of.</summary>
    public async Task<IReadOnlyList<DemandRow>> NewestAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await (from demand in db.Set<Demand>().AsNoTracking()
                          join letter in LetterQueries.Visible(db, actor) on demand.LetterId equals letter.Id
                          where demand.Stage != DemandStage.Withdrawn
                          orderby letter.UpdatedAt descending, demand.Reference
                          select new { Demand = demand, letter.Reference, letter.Stage, letter.Language }).Take(MostInList).ToListAsync(ct);
        var decisions = await DecisionsInsideAsync(db, Part.Demand, rows.Select(r => r.Demand.Id), ct);
        return [.. rows.Select(r => new DemandRow(r.Demand.Id, r.Demand.LetterId, r.Reference, r.Demand.Reference, r.Demand.Title, r.Demand.AddressedTo, r.Stage,
            Standing.Of(r.Demand.Stage, r.Demand.Hash, decisions[r.Demand.Id]).State, r.Demand.Due, r.Language))];
    }

    internal static async Task<ILookup<Guid, DecisionView>> DecisionsInsideAsync(AppDb db, Part part, IEnumerable<Guid> subjects, CancellationToken ct)
    {
        var ids = subjects.ToList();
        var approvals = await db.Set<Approval>().AsNoTracking().Where(a => a.Part == part && ids.Contains(a.SubjectId)).ToListAsync(ct);
        return approvals.ToLookup(a => a.SubjectId, a => new DecisionView(a.ReviewerId, a.Reviewer, a.Decision, a.Reason, a.Hash, a.At, a.ImportedBy));
    }

    internal static async Task<Dictionary<Guid, T>> LastApprovedAsync<T>(AppDb db, Part part, ILookup<Guid, DecisionView> decisions, CancellationToken ct)
    {
        var last = decisions.Select(g => (SubjectId: g.Key, Decision: g.Where(d => d.Decision == Decision.Approved).MaxBy(d => d.At)))
            .Where(p => p.Decision is not null).ToDictionary(p => p.SubjectId, p => p.Decision!.Hash);
        var ids = last.Keys.ToList();
        var hashes = last.Values.ToList();
        var revisions = await db.Set<Revision>().AsNoTracking().Where(r => r.Part == part && ids.Contains(r.SubjectId) && hashes.Contains(r.Hash)).ToListAsync(ct);
        return revisions.Where(r => last[r.SubjectId] == r.Hash).ToDictionary(r => r.SubjectId, r => Fingerprint.Words<T>(r.Json));
    }

    private static DemandView View(Demand d, Standing standing, DemandWords? lastApproved) =>
        new(d.Id, d.LetterId, d.Reference, DemandForm.Of(d), DemandWords.Of(d), d.Hash, d.Stage, standing, d.Authors, lastApproved, d.Version);
}
