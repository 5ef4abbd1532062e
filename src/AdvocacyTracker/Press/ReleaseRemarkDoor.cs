using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Press;

/// <summary>The way to a release's body.</summary>
public sealed class ReleaseRemarkDoor : IRemarkDoor
{
    /// <inheritdoc/>
    public bool LeadsTo(Part part) => part == Part.ReleaseText;

    /// <inheritdoc/>
    public async Task<Result<RemarkRoom>> OpenAsync(Act act, Part part, Guid id, CancellationToken ct)
    {
        var door = await ReleaseDoor.OpenAsync(act, id, ct);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        return new RemarkRoom(
            TextOf(release), "Release", await ReleaseDoor.CircleAsync(act.Db, release, ct), (change, token) =>
            TextLog.ReplaceAsync(act, id, release.Body, release.BodyVersion, change, body => release.Replace(body, act.Actor, act.Now), token), release.MoveOn);
    }

    internal static RemarkedText TextOf(PressRelease release) => new(Part.ReleaseText, release.Id, "The release’s text", release.Body, release.BodyVersion, Deed.ReviseRelease, release.WhyNotRevise)
    {
        Closed = release.Stage == ReleaseStage.TakenDown ? Takedown.ForGood : null,
    };
}
