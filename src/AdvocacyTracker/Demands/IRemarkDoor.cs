using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>How a deed on a remark comes to the text it is about. Letters and their demands have one, releases another.</summary>
public interface IRemarkDoor
{
    /// <summary>Whether it leads to such texts.</summary>
    bool LeadsTo(Part part);

    /// <summary>Holds the text's row and reads it anew; to those who may not know of it it isn't there.</summary>
    Task<Result<RemarkRoom>> OpenAsync(Act act, Part part, Guid id, CancellationToken ct);
}

/// <summary>A text inside a deed on one of its remarks.</summary>
/// <param name="TrailName">Its name in the audit trail.</param>
/// <param name="Circle">The letter or release it belongs to, and who may know of it.</param>
/// <param name="ReplaceAsync">Changes it in the actor's name, as typing there would.</param>
/// <param name="MoveOn">Lets the open pages of its letter or release know that a remark changed.</param>
public sealed record RemarkRoom(RemarkedText Text, string TrailName, Circle Circle, Func<ChangeSet, CancellationToken, Task<Result>> ReplaceAsync, Action MoveOn);
