using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>Gives all letters of somebody who leaves to somebody else, restricted ones too, of which the administrator who does it learns no more than how many there are.</summary>
public sealed class HandOverWorkflow(Deeds deeds)
{
    /// <summary>Hands every letter over, and gives how many there were. Who else is named on a restricted one stays so; whoever had it no longer knows of it.</summary>
    public Task<Result<int>> HandOverAsync(Guid fromId, Guid toId, Actor actor, CancellationToken ct) => deeds.DoAsync<int>(actor, async (act, token) =>
    {
        if (Permissions.WhyNot(act.Actor, Deed.HandOver) is { } refusal) return refusal;
        if (fromId == toId) return new Refusal("The letters are theirs already: choose somebody else.");
        // Whoever hands over has no deed under way that makes one more letter theirs.
        await act.Db.LockRowAsync<Member>(fromId, token);
        await act.Db.KeepRowAsync<Member>(toId, token);
        var members = await act.Db.Users.AsNoTracking().Where(m => m.Id == fromId || m.Id == toId).ToDictionaryAsync(m => m.Id, token);
        if (!members.TryGetValue(fromId, out var from) || !members.TryGetValue(toId, out var to)) return new Refusal("There is no such member: the list may be old, reload it.");
        if (!to.MaySignIn || !to.Roles.HasFlag(Roles.Drafter)) return new Refusal($"{to.Name} can’t take letters over: choose a Drafter whose account is open.");
        var letters = await HeldAsync(act, fromId, token);
        if (letters.Count == 0) return new Refusal($"{from.Name} owns no letter: there is nothing to hand over.");
        if (letters.Any(l => l.Confidentiality == Confidentiality.Restricted) && toId == act.Actor.Id) return new Refusal("Some of these letters are restricted, and nobody makes those their own: choose somebody else.");
        foreach (var letter in letters)
        {
            letter.HandTo(to.Id);
            act.Ring(letter.Id);
        }
        act.Note("Hand over", from.Name, from.Id, $"to {to.Name}");
        return letters.Count;
    }, ct, TeamWorkflow.TheTeam);

    private static async Task<List<Letter>> HeldAsync(Act act, Guid ownerId, CancellationToken ct)
    {
        var ids = await act.Db.Set<Letter>().Where(l => l.OwnerId == ownerId).Select(l => l.Id).ToListAsync(ct);
        // In one order, as publishing does, so that two never wait for each other.
        foreach (var id in ids.Order()) await act.Db.LockRowAsync<Letter>(id, ct);
        return await act.Db.Set<Letter>().Where(l => l.OwnerId == ownerId).ToListAsync(ct);
    }
}
