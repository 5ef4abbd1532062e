using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>Demands, and the decisions on them, as screens show them.</summary>
public sealed class DemandQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>A letter's demands in its order, then the withdrawn ones. Whoever asks has found the letter first.</summary>
    /// <param name="reader">Whose own approvals a comparison begins with; null where none is made.</param>
    public async Task<IReadOnlyList<DemandView>> OfLetterAsync(LetterView letter, CancellationToken ct, Guid? reader = null)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var demands = await db.Set<Demand>().AsNoTracking().Include(d => d.Asks).Where(d => d.LetterId == letter.Id).ToListAsync(ct);
        var decisions = await DecisionsInsideAsync(db, Part.Demand, demands.Select(d => d.Id), ct);
        var approved = await LastApprovedAsync<DemandWords>(db, Part.Demand, decisions, reader, ct);
        var policy = await ReviewPolicy.ReadAsync(db, ct);
        var order = letter.Words.Demands.Select((reference, i) => (reference, i)).ToDictionary(p => p.reference, p => p.i);
        return [.. demands.OrderBy(d => order.GetValueOrDefault(d.Reference, int.MaxValue)).ThenBy(d => d.Id)
            .Select(d => View(d, Standing.Of(d.Stage, d.Hash, decisions[d.Id], policy.For(Part.Demand, DemandTraits.Of(d))), approved.GetValueOrDefault(d.Id)))];
    }

    /// <summary>A letter's own text as a reviewer meets it.</summary>
    /// <param name="reader">Whose own approvals a comparison begins with.</param>
    public async Task<LetterTextView> LetterTextAsync(LetterView letter, CancellationToken ct, Guid? reader = null)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var decisions = await DecisionsInsideAsync(db, Part.LetterText, [letter.Id], ct);
        var approved = await LastApprovedAsync<LetterWords>(db, Part.LetterText, decisions, reader, ct);
        var stage = letter.Stage == LetterStage.Draft ? DemandStage.Draft : DemandStage.Submitted;
        return new(Standing.Of(stage, letter.Hash, decisions[letter.Id], (await ReviewPolicy.ReadAsync(db, ct)).For(Part.LetterText)), letter.Hash, letter.Letter.Authors, letter.Words, approved.GetValueOrDefault(letter.Id));
    }

    /// <summary>The demands of all letters this person may know of, those of the letter last changed first, from a place in the list on.</summary>
    public async Task<Page<DemandRow>> ListAsync(Actor actor, string? after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var demands = from demand in db.Set<Demand>().AsNoTracking()
                      join letter in LetterQueries.Visible(db, actor) on demand.LetterId equals letter.Id
                      where demand.Stage != DemandStage.Withdrawn
                      select new { demand, letter };
        if (Place.Read(after) is var (at, key)) demands = demands.Where(d => d.letter.UpdatedAt < at || (d.letter.UpdatedAt == at && d.demand.Reference.CompareTo(key) > 0));
        var rows = await demands.OrderByDescending(d => d.letter.UpdatedAt).ThenBy(d => d.demand.Reference).Take(Page<DemandRow>.Size + 1)
            .Select(d => new
            {
                d.demand.Id, d.demand.LetterId, d.demand.Reference, d.demand.Title, d.demand.AddressedTo, d.demand.Stage, d.demand.Hash, d.demand.Due, d.demand.Themes, d.demand.Places, d.demand.Bases,
                LetterStage = d.letter.Stage, d.letter.Language, d.letter.UpdatedAt,
            }).ToListAsync(ct);
        var decisions = await DecisionsInsideAsync(db, Part.Demand, rows.Select(r => r.Id), ct);
        var policy = await ReviewPolicy.ReadAsync(db, ct);
        return Page<DemandRow>.Of([.. rows.Select(r => new DemandRow(r.Id, r.LetterId, r.Reference, r.Title, r.AddressedTo, r.LetterStage,
            Standing.Of(r.Stage, r.Hash, decisions[r.Id], policy.For(Part.Demand, new(r.Themes, r.Places, r.Bases))).State, r.Due, r.Language, r.UpdatedAt))], row => new(row.UpdatedAt, row.Reference));
    }

    /// <summary>What the trail calls those of these letters and demands that this person may not know of: it may have named them before the letter was restricted.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> HiddenNamesAsync(IReadOnlyList<Guid> subjects, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var letters = await LetterQueries.Hidden(db, actor).Where(l => subjects.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct);
        var demands = await db.Set<Demand>().Where(d => subjects.Contains(d.Id) && LetterQueries.Hidden(db, actor).Any(l => l.Id == d.LetterId)).Select(d => d.Id).ToListAsync(ct);
        return letters.Concat(demands).ToDictionary(id => id, _ => Letter.HiddenName);
    }

    internal static async Task<ILookup<Guid, DecisionView>> DecisionsInsideAsync(AppDb db, Part part, IEnumerable<Guid> subjects, CancellationToken ct)
    {
        var ids = subjects.ToList();
        var approvals = await db.Set<Approval>().AsNoTracking().Where(a => a.Part == part && ids.Contains(a.SubjectId)).ToListAsync(ct);
        return approvals.ToLookup(a => a.SubjectId, a => new DecisionView(a.ReviewerId, a.Reviewer, a.Decision, a.Reason, a.Hash, a.At, a.ImportedBy) { Groups = a.Groups });
    }

    internal static async Task<Dictionary<Guid, ApprovedBefore<T>>> LastApprovedAsync<T>(AppDb db, Part part, ILookup<Guid, DecisionView> decisions, Guid? reader, CancellationToken ct)
    {
        var last = decisions.Select(g => (SubjectId: g.Key, Decision: g.Where(d => d.Decision == Decision.Approved).OrderBy(d => d.ReviewerId == reader).ThenBy(d => d.At).LastOrDefault()))
            .Where(p => p.Decision is not null).ToDictionary(p => p.SubjectId, p => p.Decision!);
        var ids = last.Keys.ToList();
        var hashes = last.Values.Select(d => d.Hash).ToList();
        var revisions = await db.Set<Revision>().AsNoTracking().Where(r => r.Part == part && ids.Contains(r.SubjectId) && hashes.Contains(r.Hash)).ToListAsync(ct);
        return revisions.Where(r => last[r.SubjectId].Hash == r.Hash).ToDictionary(r => r.SubjectId, r => new ApprovedBefore<T>(Fingerprint.Words<T>(r.Json), last[r.SubjectId]));
    }

    private static DemandView View(Demand d, Standing standing, ApprovedBefore<DemandWords>? lastApproved) =>
        new(d.Id, d.LetterId, d.Reference, DemandForm.Of(d), DemandWords.Of(d), d.Hash, d.Stage, standing, d.Authors, lastApproved, d.Version);
}
