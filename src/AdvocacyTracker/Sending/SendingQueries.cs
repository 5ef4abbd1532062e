using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Sending;

/// <summary>What stands between letters and their sending, and what waits for whom.</summary>
public sealed class SendingQueries(IDbContextFactory<AppDb> factory, MarkdownRenderer renderer, TimeProvider clock)
{
    private const int MostInQueue = 100;

    /// <summary>A letter's clearance. Whoever asks has found the letter first.</summary>
    public async Task<Clearance> ClearanceAsync(LetterView letter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ClearanceReader.ReadAsync(db, letter.Letter, await DemandsOfAsync(db, [letter.Id], ct), renderer, clock.GetUtcNow(), onlyBlocking: false, ct);
    }

    /// <summary>Where each letter of a list stands, as a sentence. The words are read of those in review alone, where the sentence hangs on them.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> SentencesAsync(IReadOnlyList<LetterRow> letters, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var inReview = await ClearancesAsync(db, [.. letters.Where(l => l.Stage == LetterStage.InReview).Select(l => l.Id)], ct);
        var others = letters.Where(l => l.Stage != LetterStage.InReview).Select(l => l.Id).ToList();
        var demands = await db.Set<Demand>().Where(d => others.Contains(d.LetterId) && d.Stage != DemandStage.Withdrawn)
            .GroupBy(d => d.LetterId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return letters.ToDictionary(l => l.Id, l => inReview.TryGetValue(l.Id, out var clearance) ? clearance.Sentence() : Clearance.Sentence(l.Stage, demands.GetValueOrDefault(l.Id)));
    }

    private async Task<IReadOnlyDictionary<Guid, Clearance>> ClearancesAsync(AppDb db, IReadOnlyList<Guid> letterIds, CancellationToken ct)
    {
        if (letterIds.Count == 0) return new Dictionary<Guid, Clearance>();
        var letters = await db.Set<Letter>().AsNoTracking().Include(l => l.Recipients).Where(l => letterIds.Contains(l.Id)).ToListAsync(ct);
        var demands = (await DemandsOfAsync(db, letterIds, ct)).ToLookup(d => d.LetterId);
        var clearances = new Dictionary<Guid, Clearance>();
        foreach (var letter in letters) clearances[letter.Id] = await ClearanceReader.ReadAsync(db, letter, [.. demands[letter.Id]], renderer, clock.GetUtcNow(), onlyBlocking: true, ct);
        return clearances;
    }

    /// <summary>Letters at one of these stages, those due first.</summary>
    public async Task<IReadOnlyList<WaitingLetter>> WaitingAsync(Actor actor, IReadOnlyList<LetterStage> stages, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var letters = await LetterQueries.Visible(db, actor).Where(l => stages.Contains(l.Stage))
            .OrderBy(l => l.Occasion.Date == null).ThenBy(l => l.Occasion.Date).ThenBy(l => l.UpdatedAt).Take(MostInQueue)
            .Select(l => new { l.Id, l.Reference, l.Subject, l.Language, l.Occasion, l.UpdatedAt }).ToListAsync(ct);
        var clearances = await ClearancesAsync(db, [.. letters.Select(l => l.Id)], ct);
        return [.. letters.Select(l => new WaitingLetter(l.Id, l.Reference, l.Subject, l.Language, l.Occasion.Date, l.UpdatedAt, clearances[l.Id]))];
    }

    /// <summary>What went out, or null while it hasn't (or isn't there for this person).</summary>
    public async Task<WholeWords?> SentAsync(Guid letterId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var revisionId = await LetterQueries.Visible(db, actor).Where(l => l.Id == letterId).Select(l => l.SentRevisionId).FirstOrDefaultAsync(ct);
        return revisionId is { } id ? await SentInsideAsync(db, id, ct) : null;
    }

    internal static async Task<WholeWords?> SentInsideAsync(AppDb db, Guid revisionId, CancellationToken ct) =>
        await db.Set<Revision>().AsNoTracking().Where(r => r.Id == revisionId).Select(r => r.Json).FirstOrDefaultAsync(ct) is { } json ? Fingerprint.Words<WholeWords>(json) : null;

    internal static Task<List<Demand>> DemandsOfAsync(AppDb db, IReadOnlyList<Guid> letterIds, CancellationToken ct) =>
        db.Set<Demand>().AsNoTracking().Include(d => d.Asks).Where(d => letterIds.Contains(d.LetterId) && d.Stage != DemandStage.Withdrawn).ToListAsync(ct);
}

/// <summary>A letter that waits for reviewers, with what is missing.</summary>
public sealed record WaitingLetter(Guid Id, string Reference, string Subject, string Language, DateOnly? Due, DateTimeOffset UpdatedAt, Clearance Clearance);
