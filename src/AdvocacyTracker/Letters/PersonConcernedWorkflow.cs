using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>The deeds on a letter's watch-list. The trail says which letter's list was changed and to what answer, and never a name.</summary>
public sealed class PersonConcernedWorkflow(Deeds deeds)
{
    private static readonly Refusal NotThere = new("This person is not on the letter’s list any more: the page may be old, reload it.");

    /// <summary>Puts somebody on a letter's list, and gives their id.</summary>
    public Task<Result<Guid>> AddAsync(Guid letterId, PersonConcernedForm form, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        if (!door.IsDone) return door.Refusal;
        if ((PersonConcerned.WhyNotList(act.Actor) ?? form.WhyNotKeep()) is { } refusal) return refusal;
        if (await act.Db.Set<PersonConcerned>().CountAsync(p => p.LetterId == letterId, token) >= PersonConcerned.MostOfALetter)
            return new Refusal($"There are {PersonConcerned.MostOfALetter} people on this letter’s list, which is the most: take somebody off first.");
        var person = new PersonConcerned(letterId, form);
        act.Db.Add(person);
        Note(act, "Put on the watch-list", door.Value, person);
        return person.Id;
    }, ct);

    /// <summary>Changes what is kept of somebody: what was changed against what was seen is laid over what stands now, unless both changed the same field.</summary>
    public Task<Result> ReviseAsync(Guid id, PersonConcernedForm seen, PersonConcernedForm mine, Actor actor, CancellationToken ct) => OnPersonAsync(id, actor, (person, letter, act) =>
    {
        if (mine.WhyNotKeep() is { } refusal) return refusal;
        var merged = PersonConcernedForm.Merge(seen, mine, PersonConcernedForm.Of(person));
        if (merged.WhyNotSave is { } met) return met;
        person.Take(merged.Form);
        Note(act, "Change the watch-list", letter, person);
        return Result.Done;
    }, ct);

    /// <summary>Takes somebody off the list.</summary>
    public Task<Result> RemoveAsync(Guid id, Actor actor, CancellationToken ct) => OnPersonAsync(id, actor, (person, letter, act) =>
    {
        act.Db.Remove(person);
        Note(act, "Take off the watch-list", letter, person);
        return Result.Done;
    }, ct);

    private Task<Result> OnPersonAsync(Guid id, Actor actor, Func<PersonConcerned, Letter, Act, Result> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var letterId = await act.Db.Set<PersonConcerned>().Where(p => p.Id == id).Select(p => p.LetterId).FirstOrDefaultAsync(token);
        var door = await LetterDoor.OpenAsync(act, letterId, token);
        // To whoever may not know of the letter, the person isn't there either.
        if (!door.IsDone) return NotThere;
        if (PersonConcerned.WhyNotList(act.Actor) is { } refusal) return refusal;
        return await act.Db.Set<PersonConcerned>().FirstOrDefaultAsync(p => p.Id == id, token) is { } person ? deed(person, door.Value, act) : NotThere;
    }, ct);

    private static void Note(Act act, string deed, Letter letter, PersonConcerned person)
    {
        letter.MoveOn();
        act.Note(deed, letter.TrailName, letter.Id, $"{person.Id}: {PersonConcernedForm.InWords(person.Consent)}");
    }
}
