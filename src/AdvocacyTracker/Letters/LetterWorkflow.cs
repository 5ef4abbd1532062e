using System.Globalization;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>The deeds on a letter's own text, fields and recipients.</summary>
public sealed class LetterWorkflow(Deeds deeds)
{
    /// <summary>Starts a letter with a subject and a language, and gives its id.</summary>
    public Task<Result<Guid>> DraftAsync(string subject, string language, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var form = new LetterForm(subject, LetterKind.Own, language, null, "", "", "", null, null, "", "", "", "");
        if ((Permissions.WhyNot(act.Actor, Deed.Draft) ?? form.WhyNotKeep()) is { } refusal) return refusal;
        var letter = new Letter(await NextReferenceAsync(act, token), form, act.Actor.Id, act.Now);
        act.Db.Add(letter);
        act.Note("Draft", letter.TrailName, letter.Id);
        return letter.Id;
    }, ct);

    /// <summary>Changes fields: what the person changed against what they saw is laid over what stands now, unless both changed the same field.</summary>
    public Task<Result<Revised>> ReviseAsync(Guid id, LetterForm seen, LetterForm mine, Actor actor, CancellationToken ct) => deeds.DoAsync<Revised>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        if ((letter.WhyNotRevise(act.Actor) ?? mine.WhyNotKeep()) is { } refusal) return refusal;
        var now = LetterForm.Of(letter);
        var merged = LetterForm.Merge(seen, mine, now);
        if (merged.Met.Count > 0) return await Revised.KeepAsync(act, id, merged.Met, token);
        if (merged.Form == now) return Revised.Taken;
        letter.Revise(merged.Form, act.Actor, act.Now);
        act.Note("Revise", letter.TrailName, letter.Id);
        return Revised.Taken;
    }, ct);

    /// <summary>Appends a change to the body's log. Not in the audit trail: the log is a trail itself.</summary>
    public Task<Result<Appended>> AppendAsync(Guid id, BodyChange change, Actor actor, CancellationToken ct) => deeds.DoAsync<Appended>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        if (letter.WhyNotRevise(act.Actor) is { } refusal) return refusal;
        return await TextLog.AppendAsync(act, id, letter.Body, letter.BodyVersion, change, body => letter.Replace(body, act.Actor, act.Now), token);
    }, ct);

    /// <summary>Keeps a body that lost a conflict, or came after the signing off, as a revision nobody can lose. The letter stays as it is.</summary>
    public Task<Result> KeepLoserAsync(Guid id, string body, Actor actor, CancellationToken ct) => OnLetterAsync(id, actor, async (letter, act, token) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.Revise) ?? TextRules.WhyNotBody(body)) is { } refusal) return refusal;
        await Revisions.NameAsync(act, Part.KeptBody, letter.Id, $"Kept from a conflict, by {act.Actor.Name}", body, [act.Actor.Id], token);
        return Result.Done;
    }, ct);

    /// <summary>Gives a point of the body's log a name. The words stay as they are, also of a letter that has gone out.</summary>
    public Task<Result> NamePointAsync(Guid id, int version, string name, Actor actor, CancellationToken ct) => OnLetterAsync(id, actor, async (letter, act, token) =>
    {
        if (Permissions.WhyNot(act.Actor, Deed.NamePoint) is { } refusal) return refusal;
        var named = await TextPoint.NameAsync(act, id, letter.BodyVersion, version, name, token);
        if (named.IsDone) act.Note("Name a point", letter.TrailName, letter.Id, $"version {version}");
        return named;
    }, ct);

    /// <summary>Puts an earlier text of the body back, as one more change, and gives the version it is now.</summary>
    public Task<Result<int>> RestoreAsync(Guid id, BodyPlace place, Actor actor, CancellationToken ct) => deeds.DoAsync<int>(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, id, token);
        if (!door.IsDone) return door.Refusal;
        var letter = door.Value;
        if (letter.WhyNotRevise(act.Actor) is { } refusal) return refusal;
        var appended = await TextLog.RestoreAsync(act, id, letter.Body, letter.BodyVersion, place, body => letter.Replace(body, act.Actor, act.Now), token);
        if (!appended.IsDone) return appended.Refusal;
        act.Note("Restore", letter.TrailName, letter.Id, letter.Hash);
        return appended.Value.Version;
    }, ct);

    /// <summary>Adds a recipient in a role; the letter takes a copy of what it prints.</summary>
    public Task<Result> AddRecipientAsync(Guid id, Guid recipientId, RecipientRole role, Actor actor, CancellationToken ct) => OnLetterAsync(id, actor, async (letter, act, token) =>
    {
        if (letter.WhyNotRevise(act.Actor) is { } refusal) return refusal;
        if (await RecipientQueries.FindInsideAsync(act.Db, recipientId, token) is not { } recipient) return Result.Refused("There is no such recipient: add them under Recipients first.");
        if (letter.Recipients.Any(r => r.RecipientId == recipientId && r.Role == role)) return Result.Refused($"{recipient.EnvelopeName} has this part already.");
        letter.Add(recipient, role, act.Actor, act.Now);
        act.Note("Revise", letter.TrailName, letter.Id, "recipient added");
        return Result.Done;
    }, ct);

    /// <summary>Takes a recipient out of the letter.</summary>
    public Task<Result> RemoveRecipientAsync(Guid id, Guid partId, Actor actor, CancellationToken ct) => OnLetterAsync(id, actor, (letter, act, _) =>
    {
        if (letter.WhyNotRevise(act.Actor) is { } refusal) return Told(refusal);
        if (letter.Recipients.FirstOrDefault(r => r.Id == partId) is not { } part) return Told(new Refusal("This recipient is not on the letter any more."));
        letter.Remove(part, act.Actor, act.Now);
        act.Note("Revise", letter.TrailName, letter.Id, "recipient removed");
        return Told();
    }, ct);

    /// <summary>Takes over what has changed on a recipient's record since the letter copied it.</summary>
    public Task<Result> RefreshRecipientAsync(Guid id, Guid partId, Actor actor, CancellationToken ct) => OnLetterAsync(id, actor, async (letter, act, token) =>
    {
        if (letter.WhyNotRevise(act.Actor) is { } refusal) return refusal;
        if (letter.Recipients.FirstOrDefault(r => r.Id == partId) is not { } part) return Result.Refused("This recipient is not on the letter any more.");
        var recipient = await RecipientQueries.FindInsideAsync(act.Db, part.RecipientId, token);
        letter.TakeOver(part, recipient!, act.Actor, act.Now);
        act.Note("Revise", letter.TrailName, letter.Id, "recipient's details taken over");
        return Result.Done;
    }, ct);

    /// <summary>Says whether somebody besides the owner may learn of a restricted letter; for the others it stays as it is at that moment.</summary>
    public Task<Result> NameAsync(Guid id, Guid memberId, bool mayKnow, Actor actor, CancellationToken ct) => OnLetterAsync(id, actor, (letter, act, _) =>
    {
        if (letter.WhyNotConfide(act.Actor) is { } refusal) return Told(refusal);
        letter.Name(memberId, mayKnow, act.Now);
        act.Note("Name who may know", letter.TrailName, letter.Id);
        return Told();
    }, ct);

    private Task<Result> OnLetterAsync(Guid id, Actor actor, Func<Letter, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, id, token);
        return door.IsDone ? await deed(door.Value, act, token) : door.Refusal;
    }, ct);

    private static Task<Result> Told(Refusal? refusal = null) => Task.FromResult<Result>(refusal is null ? Result.Done : refusal);

    private static async Task<string> NextReferenceAsync(Act act, CancellationToken ct)
    {
        await act.Db.LockNameAsync("letter references", ct);
        var year = act.Now.Year.ToString(CultureInfo.InvariantCulture);
        var taken = await act.Db.Set<Letter>().Where(l => l.Reference.StartsWith(year + "-")).Select(l => l.Reference).ToListAsync(ct);
        var last = taken.Select(r => int.TryParse(r.AsSpan(5), CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        return $"{year}-{last + 1:000}";
    }
}
