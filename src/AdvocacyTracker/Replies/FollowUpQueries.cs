using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Replies;

/// <summary>Replies and outcomes as the desk shows them. What came of a letter somebody may not know of is not there for them.</summary>
public sealed class FollowUpQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>Replies and outcomes, the last logged first, from a place in the list on; all of them, or those that wait for the same.</summary>
    public async Task<Page<FollowUpRow>> ListAsync(Actor actor, FollowUpState? state, string? after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        // Of each table as many as a page has, so that the first of both together are among them.
        var replies = await NextAsync(db.Set<Reply>(), db, actor, state, after, ct);
        var outcomes = await NextAsync(db.Set<Outcome>(), db, actor, state, after, ct);
        var entries = replies.Concat<FollowUpEntry>(outcomes).OrderByDescending(e => e.LoggedAt).ThenByDescending(e => e.Id).Take(Page<FollowUpRow>.Size + 1).ToList();
        var letterIds = entries.Select(e => e.LetterId).ToList();
        var letters = await LetterQueries.Visible(db, actor).Where(l => letterIds.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        return Page<FollowUpRow>.Of([.. entries.Where(e => letters.ContainsKey(e.LetterId)).Select(e => new FollowUpRow(e, letters[e.LetterId]))], row => new(row.Entry.LoggedAt, row.Entry.Id.ToString()));
    }

    /// <summary>What came of one letter; null when the letter isn't there for this person.</summary>
    public async Task<LetterFollowUp?> OfLetterAsync(Guid letterId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await LetterQueries.Visible(db, actor).Include(l => l.Recipients).FirstOrDefaultAsync(l => l.Id == letterId, ct) is not { } letter) return null;
        var demands = await db.Set<Demand>().AsNoTracking().Include(d => d.Asks).Where(d => d.LetterId == letterId && d.Stage != DemandStage.Withdrawn).ToDictionaryAsync(d => d.Reference, ct);
        return new(letter, [.. letter.DemandOrder.Where(demands.ContainsKey).Select(r => demands[r])],
            await db.Set<Reply>().AsNoTracking().Where(r => r.LetterId == letterId).ToListAsync(ct), await db.Set<Outcome>().AsNoTracking().Where(o => o.LetterId == letterId).ToListAsync(ct));
    }

    private static Task<List<T>> NextAsync<T>(IQueryable<T> entries, AppDb db, Actor actor, FollowUpState? state, string? after, CancellationToken ct) where T : FollowUpEntry
    {
        var visible = LetterQueries.Visible(db, actor);
        entries = InState(entries.AsNoTracking(), state).Where(e => visible.Any(l => l.Id == e.LetterId));
        if (Place.ReadId(after) is var (at, id)) entries = entries.Where(e => e.LoggedAt < at || (e.LoggedAt == at && e.Id.CompareTo(id) < 0));
        return entries.OrderByDescending(e => e.LoggedAt).ThenByDescending(e => e.Id).Take(Page<FollowUpRow>.Size + 1).ToListAsync(ct);
    }

    private static IQueryable<T> InState<T>(IQueryable<T> entries, FollowUpState? state) where T : FollowUpEntry => state switch
    {
        FollowUpState.WaitsForConfirmation => entries.Where(e => e.WithdrawnAt == null && e.ConfirmedAt == null),
        FollowUpState.WaitsForPublication => entries.Where(e => e.WithdrawnAt == null && e.ConfirmedAt != null && e.PublishedAt == null),
        FollowUpState.Published => entries.Where(e => e.PublishedAt != null && e.TakenDownAt == null),
        FollowUpState.Withdrawn => entries.Where(e => e.WithdrawnAt != null),
        FollowUpState.TakenDown => entries.Where(e => e.TakenDownAt != null),
        _ => entries,
    };
}

/// <summary>A reply or an outcome in a list, with its letter.</summary>
public sealed record FollowUpRow(FollowUpEntry Entry, Letter Letter);

/// <summary>A sent letter with its demands in order and all that was logged of it.</summary>
public sealed record LetterFollowUp(Letter Letter, IReadOnlyList<Demand> Demands, IReadOnlyList<Reply> Replies, IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>All of it, what came last first.</summary>
    public IReadOnlyList<FollowUpEntry> Log { get; } = [.. Replies.Concat<FollowUpEntry>(Outcomes).OrderByDescending(e => e.On).ThenByDescending(e => e.LoggedAt).ThenByDescending(e => e.Id)];

    /// <summary>The outcome that stands today for an ask on a track, or null.</summary>
    public Outcome? Today(string demand, int ask, Track track) => Outcome.Standing(Outcomes, demand, ask, track);

    /// <summary>What a recipient last replied, confirmed by a second person; null while nothing is.</summary>
    public Reply? LastOf(Guid letterRecipientId) => Replies.Where(r => r.LetterRecipientId == letterRecipientId && r.Counts).OrderBy(r => r.On).ThenBy(r => r.LoggedAt).LastOrDefault();
}
