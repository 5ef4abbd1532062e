using AdvocacyTracker.Data;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>A letter's watch-list, for whoever may know of the letter.</summary>
public sealed class PersonConcernedQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>Everybody on a letter's list, in the order in which they were put there; nobody when the letter isn't there for this person.</summary>
    public async Task<IReadOnlyList<PersonConcernedView>> OfLetterAsync(Guid letterId, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var visible = LetterQueries.Visible(db, actor);
        var people = await db.Set<PersonConcerned>().AsNoTracking().Where(p => p.LetterId == letterId && visible.Any(l => l.Id == p.LetterId)).OrderBy(p => p.Id).ToListAsync(ct);
        return [.. people.Select(p => new PersonConcernedView(p.Id, PersonConcernedForm.Of(p)))];
    }

    /// <summary>Whose names must not go out, of all these letters.</summary>
    internal static async Task<IReadOnlyList<PersonConcerned>> WatchedInsideAsync(AppDb db, IReadOnlyList<Guid> letterIds, CancellationToken ct) => letterIds.Count == 0 ? [] :
        await db.Set<PersonConcerned>().AsNoTracking().Where(p => letterIds.Contains(p.LetterId) && p.Consent != NamingConsent.MayBeNamed).OrderBy(p => p.Id).ToListAsync(ct);
}

/// <summary>Somebody on a letter's list, for a screen.</summary>
public sealed record PersonConcernedView(Guid Id, PersonConcernedForm Form);
