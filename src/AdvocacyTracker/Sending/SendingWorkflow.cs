using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Sending;

/// <summary>Signs letters off, records that they went out, and that they should not have. Every hash is checked again inside the deed.</summary>
public sealed class SendingWorkflow(Deeds deeds, MarkdownRenderer renderer)
{
    /// <summary>Agrees that a cleared letter goes out, and freezes its text.</summary>
    public Task<Result> SignOffAsync(Guid letterId, Actor actor, CancellationToken ct) => OnLetterAsync(letterId, actor, async (letter, demands, act, token) =>
    {
        var clearance = await ClearanceReader.ReadAsync(act.Db, letter, demands, renderer, act.Now, onlyBlocking: true, token);
        if (clearance.WhyNotSignOff(act.Actor) is { } refusal) return refusal;
        letter.SignOff(Fingerprint.Of(WholeWords.Of(letter, demands, await NewsroomSettings.ReadAsync(act.Db, token))), act.Actor, act.Now);
        act.Note("Sign off", letter.TrailName, letter.Id, letter.SignedOffHash!);
        return Result.Done;
    }, ct);

    /// <summary>Records that a signed-off letter went out. Its words are frozen from then on.</summary>
    /// <param name="on">The day it went out; null when it isn't known.</param>
    public Task<Result> MarkAsSentAsync(Guid letterId, Delivery delivery, DateOnly? on, Actor actor, CancellationToken ct) => OnLetterAsync(letterId, actor, async (letter, demands, act, token) =>
    {
        var clearance = await ClearanceReader.ReadAsync(act.Db, letter, demands, renderer, act.Now, onlyBlocking: true, token);
        if ((clearance.WhyNotSend(act.Actor) ?? clearance.WhyNotCleared() ?? WhyNotOn(on, letter.LetterDate, act.Now)) is { } refusal) return refusal;
        var whole = WholeWords.Of(letter, demands, await NewsroomSettings.ReadAsync(act.Db, token));
        if (Fingerprint.Of(whole) != letter.SignedOffHash) return Result.Refused("This letter is not what was signed off: take it back to draft and have it signed off again.");
        var revision = await Revisions.NameAsync(act, Part.WholeLetter, letter.Id, "Sent", whole, letter.Authors, token);
        letter.Send(revision.Id, delivery, on, act.Now);
        act.Note("Send", letter.TrailName, letter.Id, revision.Hash);
        return Result.Done;
    }, ct);

    /// <summary>Says that a letter was sent in error. It stays, with the note.</summary>
    public Task<Result> RecallAsync(Guid letterId, string note, Actor actor, CancellationToken ct) => OnLetterAsync(letterId, actor, async (letter, _, act, token) =>
    {
        if ((letter.WhyNotRecall(act.Actor) ?? TextRules.WhyNotPassage("The note", note, required: true)) is { } refusal) return refusal;
        letter.Recall(note.Trim(), act.Now);
        await NewsroomSettings.MoveEpochOnAsync(act, token);
        act.Note("Recall", letter.TrailName, letter.Id);
        return Result.Done;
    }, ct);

    private Task<Result> OnLetterAsync(Guid id, Actor actor, Func<Letter, List<Demand>, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await LetterDoor.OpenAsync(act, id, token);
        return door.IsDone ? await deed(door.Value, await DemandWorkflow.OfLetterAsync(act, id, token), act, token) : door.Refusal;
    }, ct);

    private static readonly DateOnly Oldest = new(1900, 1, 1);

    // A day ahead of ours has begun somewhere; a later one has begun nowhere.
    private static Refusal? WhyNotOn(DateOnly? on, DateOnly? letterDate, DateTimeOffset now) =>
        on > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1) ? new("The day of sending lies in the future: mark the letter as sent once it has gone out.")
        : on < letterDate ? new("The day of sending lies before the letter’s date: correct one of the two.")
        : on < Oldest ? new("The day of sending lies more than a lifetime ago: correct its year, or leave it unknown.")
        : null;
}
