using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Letters;

/// <summary>What became of changed fields: all were taken, or, where two people changed one at once, none was, and both texts are kept.</summary>
/// <param name="Met">The fields that met; empty when all were taken.</param>
public sealed record Revised(IReadOnlyList<MetField> Met)
{
    /// <summary>All went together.</summary>
    public static Revised Taken { get; } = new([]);

    /// <summary>What became of a save for whoever pressed its button: where fields met, it is refused until they have looked at both texts.</summary>
    public static Result Saved(Result<Revised> revised) => (revised.IsDone ? MetField.WhyNotSave(revised.Value.Met) : revised.Refusal) is { } refusal ? refusal : Result.Done;

    /// <summary>Keeps both texts of fields that met, whichever gives way in the end. They stand in the history of the letter or release.</summary>
    internal static async Task<Revised> KeepAsync(Act act, Guid textId, IReadOnlyList<MetField> met, CancellationToken ct)
    {
        await Revisions.NameAsync(act, Part.KeptFields, textId, act.Actor.Name, met, [act.Actor.Id], ct);
        return new(met);
    }
}
