using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Demands;

/// <summary>The way to a letter's body and to its demands' texts.</summary>
public sealed class LetterRemarkDoor : IRemarkDoor
{
    /// <inheritdoc/>
    public bool LeadsTo(Part part) => part is Part.LetterText or Part.Demand;

    /// <inheritdoc/>
    public Task<Result<RemarkRoom>> OpenAsync(Act act, Part part, Guid id, CancellationToken ct) => part == Part.Demand ? ToDemandAsync(act, id, ct) : ToBodyAsync(act, id, ct);

    internal static RemarkRoom RoomOf(Act act, Letter letter) => new(RemarkedText.Of(letter), letter.TrailName, Circle.Of(letter), (change, token) =>
        TextLog.ReplaceAsync(act, letter.Id, letter.Body, letter.BodyVersion, change, body => letter.Replace(body, act.Actor, act.Now), token), letter.MoveOn);

    internal static RemarkRoom RoomOf(Act act, Letter letter, Demand demand) => new(RemarkedText.Of(letter, demand), DemandWorkflow.TrailName(demand, letter), Circle.Of(letter), (change, token) =>
        ReplaceAsync(act, demand, letter, change, token), letter.MoveOn);

    private static async Task<Result<RemarkRoom>> ToBodyAsync(Act act, Guid id, CancellationToken ct)
    {
        var door = await LetterDoor.OpenAsync(act, id, ct);
        if (!door.IsDone) return door.Refusal;
        return RoomOf(act, door.Value);
    }

    private static async Task<Result<RemarkRoom>> ToDemandAsync(Act act, Guid id, CancellationToken ct)
    {
        var door = await DemandWorkflow.OpenAsync(act, id, ct);
        if (!door.IsDone) return door.Refusal;
        return RoomOf(act, door.Value.Letter, door.Value.Demand);
    }

    private static async Task<Result> ReplaceAsync(Act act, Demand demand, Letter letter, ChangeSet change, CancellationToken ct)
    {
        var changed = change.Apply(demand.Text);
        if (!changed.IsDone) return changed.Refusal;
        var form = DemandForm.Of(demand) with { Text = changed.Value };
        if (form.WhyNotKeep() is { } refusal) return refusal;
        await DemandWorkflow.ReviseInsideAsync(act, demand, letter, form, change, ct);
        return Result.Done;
    }
}
