using AdvocacyTracker.Audit;
using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Team;

/// <summary>Does every deed the same way: one transaction, the actor read anew inside it, the trail written with it, and a refusal leaves nothing behind. Once something is stored, the bell rings for what it was about.</summary>
public sealed class Deeds(IWriteLane lane, TimeProvider clock, IBell bell, IEnumerable<IConsequence> consequences)
{
    /// <summary>The name under which the program itself acts, at its start or by a command.</summary>
    public static Actor TheProgram { get; } = new(Guid.Empty, "AdvocacyTracker", Roles.None, true);

    /// <summary>Does a deed that makes something.</summary>
    /// <param name="hold">A name that is held before anything else, even who does it.</param>
    public Task<Result<T>> DoAsync<T>(Actor actor, Func<Act, CancellationToken, Task<Result<T>>> deed, CancellationToken ct, string? hold = null) =>
        DoAsync((db, token) => ReadAgainAsync(db, actor, clock.GetUtcNow(), token), deed, ct, hold);

    /// <summary>Does a deed of somebody who is no member, such as whoever comes by a link: who that is, is read inside the transaction too.</summary>
    public async Task<Result<T>> DoAsync<T>(Func<AppDb, CancellationToken, Task<Result<Actor>>> who, Func<Act, CancellationToken, Task<Result<T>>> deed, CancellationToken ct, string? hold = null)
    {
        IReadOnlyCollection<Guid> rung = [];
        try
        {
            var done = await lane.RunAsync(async (db, token) =>
            {
                if (hold is not null) await db.LockNameAsync(hold, token);
                (var result, rung) = await DoInsideAsync(db, who, deed, token);
                return new Written<Result<T>>(result, result.IsDone);
            }, ct);
            foreach (var about in rung) bell.Ring(about);
            return done;
        }
        catch (Exception e) when (StorageRefusal.Of(e) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>Does a deed that makes nothing of its own.</summary>
    /// <param name="hold">A name that is held before anything else, even who does it.</param>
    public async Task<Result> DoAsync(Actor actor, Func<Act, CancellationToken, Task<Result>> deed, CancellationToken ct, string? hold = null)
    {
        // Spelled out: a conditional would turn a refusal into a Result, and so into a value of a deed that was done.
        var result = await DoAsync<Result>(actor, async (act, token) =>
        {
            var done = await deed(act, token);
            if (done.Refusal is { } refusal) return refusal;
            return done;
        }, ct, hold);
        return result.Refusal ?? Result.Done;
    }

    private async Task<(Result<T> Result, IReadOnlyCollection<Guid> Rung)> DoInsideAsync<T>(AppDb db, Func<AppDb, CancellationToken, Task<Result<Actor>>> who, Func<Act, CancellationToken, Task<Result<T>>> deed, CancellationToken ct)
    {
        var current = await who(db, ct);
        if (!current.IsDone) return (current.Refusal, []);
        var act = new Act(db, current.Value, Milliseconds(clock.GetUtcNow()), clock);
        var result = await deed(act, ct);
        if (!result.IsDone) return (result, []);
        foreach (var consequence in consequences) await consequence.FollowAsync(act, ct);
        await WriteTrailAsync(act, ct);
        // Nobody is woken where nothing was stored, as for a change to a body that came behind others.
        return (result, await db.SaveChangesAsync(ct) > 0 ? act.Rung : []);
    }

    private static async Task<Result<Actor>> ReadAgainAsync(AppDb db, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (ReferenceEquals(actor, TheProgram)) return actor;
        // Kept as it is until the deed ends: a right can't be taken away while the deed waits for the thing it is about.
        await db.KeepRowAsync<Member>(actor.Id, ct);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(m => m.Id == actor.Id, ct) is not { MaySignIn: true } member) return new Refusal("Your account is closed: ask an administrator to open it.");
        if (!await actor.Session.IsOpenAsync(db, member, now, ct)) return new Refusal("Your session has ended: sign in again.");
        return Actor.Of(member);
    }

    private static async Task WriteTrailAsync(Act act, CancellationToken ct)
    {
        if (act.EntriesAfter(null).Count == 0) return;
        await act.Db.LockNameAsync("audit trail", ct);
        var last = await act.Db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(ct);
        act.Db.AddRange(act.EntriesAfter(last));
    }

    // Both databases keep milliseconds; finer would not survive the way there and back, and the trail's hashes must.
    private static DateTimeOffset Milliseconds(DateTimeOffset now) => DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
}
