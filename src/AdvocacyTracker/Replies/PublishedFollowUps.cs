using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Replies;

/// <summary>All that the public may read of replies and outcomes: what Comms published, of letters that are not restricted.</summary>
public sealed class PublishedFollowUps(IDbContextFactory<AppDb> factory)
{
    /// <summary>What was published of each of these demands; an empty one for a reference of which nothing is known.</summary>
    public async Task<IReadOnlyDictionary<string, FollowUp>> OfDemandsAsync(IReadOnlyCollection<string> references, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        // PostgreSQL takes no NUL, not even to look for it.
        var wanted = references.Where(r => TextRules.WhyNotLine("The reference", r) is null).Distinct(StringComparer.Ordinal).ToList();
        var open = db.Set<Letter>().Where(l => l.Confidentiality != Confidentiality.Restricted);
        var letters = await db.Set<Demand>().Where(d => wanted.Contains(d.Reference) && open.Any(l => l.Id == d.LetterId)).Select(d => new { d.Reference, d.LetterId }).ToDictionaryAsync(d => d.Reference, d => d.LetterId, ct);
        var known = await ReadInsideAsync(db, letters, ct);
        return references.Distinct(StringComparer.Ordinal).ToDictionary(r => r, r => known.GetValueOrDefault(r, FollowUp.None), StringComparer.Ordinal);
    }

    /// <summary>The same inside a deed, of demands whose letters it knows; what the deed itself has just published is among it.</summary>
    internal static async Task<Dictionary<string, FollowUp>> ReadInsideAsync(AppDb db, IReadOnlyDictionary<string, Guid> lettersOf, CancellationToken ct)
    {
        List<Guid> letters = [.. lettersOf.Values.Distinct()];
        var replies = await PublishedAsync<Reply>(db, letters, ct);
        var outcomes = await PublishedAsync<Outcome>(db, letters, ct);
        return lettersOf.ToDictionary(
            l => l.Key, l => new FollowUp(RepliesOf(l.Key, replies.Where(r => r.LetterId == l.Value)), [.. Outcome.InOrder(outcomes.Where(o => o.Demand == l.Key)).Select(Told)]), StringComparer.Ordinal);
    }

    // What is published in the database is loaded; what this deed has published already stands beside it, and what it has taken down no longer does.
    private static async Task<IReadOnlyList<T>> PublishedAsync<T>(AppDb db, List<Guid> letterIds, CancellationToken ct) where T : FollowUpEntry
    {
        await db.Set<T>().Where(e => letterIds.Contains(e.LetterId) && e.PublishedAt != null && e.TakenDownAt == null).LoadAsync(ct);
        return [.. db.Set<T>().Local.Where(e => letterIds.Contains(e.LetterId) && e.State == FollowUpState.Published)];
    }

    private static IReadOnlyList<PublishedReply> RepliesOf(string demand, IEnumerable<Reply> replies) =>
    [
        .. replies.Where(r => r.IsAbout(demand)).OrderBy(r => r.On).ThenBy(r => r.LoggedAt).ThenBy(r => r.Id)
            .Select(r => new PublishedReply(r.Id, r.Kind, r.Form, r.From, r.On, r.Summary, [.. r.Answers.Where(a => a.Demand == demand).Select(a => a.Ask).Order()], r.PublishedAt!.Value)),
    ];

    private static PublishedOutcome Told(Outcome o) => new(o.Id, o.AskNumber, o.Track, o.Step, o.On, o.Summary, o.Evidence, o.Contribution, o.PublishedAt!.Value);
}
