using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>What is done when somebody is in danger: a release is taken away from the public at once, and a name is blacked out of what is kept of it once a second person confirms.</summary>
public sealed class TakedownWorkflow(Deeds deeds)
{
    /// <summary>Takes a release away as if it had never been, its preview links too. It never comes back.</summary>
    /// <param name="reason">Why; only the desk reads it.</param>
    public Task<Result> TakeDownAsync(Guid releaseId, string reason, Actor actor, CancellationToken ct) => OnReleaseAsync(releaseId, actor, async (release, act, token) =>
    {
        if ((Takedown.WhyNot(act.Actor, release.Stage) ?? TextRules.WhyNotPassage("The reason", reason, required: true)) is { } refusal) return refusal;
        release.TakeDown(act.Now);
        act.Db.Add(new Takedown(release.Id, reason, act.Actor, act.Now));
        act.Note("Take down", "Release", release.Id);
        foreach (var link in await PreviewWorkflow.Open(act).Where(l => l.ReleaseId == release.Id).ToListAsync(token)) PreviewWorkflow.Revoke(act, link);
        // Whoever is in danger may be seen in them, and no name would find that.
        await act.Db.Set<PictureFile>().Where(f => f.SubjectId == release.Id).ExecuteDeleteAsync(token);
        await NewsroomSettings.MoveEpochOnAsync(act, token);
        return Result.Done;
    }, ct);

    /// <summary>Proposes a name to be blacked out, in exactly the words in which it is written, and gives the proposal's id. Another spelling is another proposal.</summary>
    public Task<Result<Guid>> ProposeBlackoutAsync(Guid releaseId, string name, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, releaseId, token);
        if (!door.IsDone) return door.Refusal;
        if ((Blackout.WhyNotPropose(act.Actor, door.Value.Stage) ?? Blackout.WhyNotName(name)) is { } refusal) return refusal;
        var waiting = await act.Db.Set<Blackout>().Where(b => b.ReleaseId == releaseId && b.ClosedAt == null).Select(b => b.Name).ToListAsync(token);
        if (waiting.Contains(name.Trim())) return new Refusal("This name is proposed already: ask somebody else to confirm it.");
        if (waiting.Count >= Blackout.MostOpen) return new Refusal($"{Blackout.MostOpen} names wait to be confirmed, which is the most: have some of them confirmed or dropped first.");
        var blackout = new Blackout(releaseId, name, act.Actor, act.Now);
        act.Db.Add(blackout);
        var circle = await ReleaseDoor.CircleAsync(act.Db, door.Value, token);
        await NoticeWriter.TellAsync(act, NoticeKind.BlackoutWaits, circle.Noticed, a => Permissions.WhyNot(a, Deed.ConfirmBlackout) is null && circle.IsVisibleTo(a), token);
        Changed(act, "Propose a black-out", door.Value, blackout);
        return blackout.Id;
    }, ct);

    /// <summary>Drops a proposal, and forgets its name.</summary>
    public Task<Result> DropBlackoutAsync(Guid id, Actor actor, CancellationToken ct) => OnBlackoutAsync(id, actor, async (blackout, release, act, token) =>
    {
        if (blackout.WhyNotDrop(act.Actor) is { } refusal) return refusal;
        await CloseAsync(act, blackout, isDone: false, token);
        Changed(act, "Drop a black-out", release, blackout);
        return Result.Done;
    }, ct);

    /// <summary>Confirms a proposal, as somebody else: the name is blacked out of all that is kept of the release, and the text's log begins anew, since it holds what was typed letter by letter. An office holder of that name has no page any longer. Hashes and the trail stay.</summary>
    public Task<Result> ConfirmBlackoutAsync(Guid id, Actor actor, CancellationToken ct) => OnBlackoutAsync(id, actor, async (blackout, release, act, token) =>
    {
        if (blackout.WhyNotConfirm(act.Actor) is { } refusal) return refusal;
        var ink = new BlackInk(blackout.Name);
        await BlackOutRemarksAsync(act, release, ink, token);
        await BlackOutWordsAsync(act, release, ink, token);
        release.BlackOut(ink, act.Now);
        await TextLog.BeginAnewAsync(act, release.Id, release.Body, token);
        await SignatoryConsentWorkflow.BlackOutAsync(act, release.LetterIds, ink, token);
        await OfficeHolders.WithholdAsync(act, ink, token);
        await CloseAsync(act, blackout, isDone: true, token);
        Changed(act, "Black a name out", release, blackout, ", and the text’s log begun anew");
        return Result.Done;
    }, ct);

    // Whoever may confirm another name goes on being told.
    private static async Task CloseAsync(Act act, Blackout blackout, bool isDone, CancellationToken ct)
    {
        blackout.Close(isDone, act.Actor, act.Now);
        var waiting = await act.Db.Set<Blackout>().Where(b => b.ReleaseId == blackout.ReleaseId && b.Id != blackout.Id && b.ClosedAt == null).Select(b => b.ProposedById).ToListAsync(ct);
        await NoticeWriter.TakeBackAsync(act, NoticeKind.BlackoutWaits, blackout.ReleaseId, member => waiting.All(by => by == member), ct);
    }

    // Their places are carried over to the one text that is left of the log.
    private static async Task BlackOutRemarksAsync(Act act, PressRelease release, BlackInk ink, CancellationToken ct)
    {
        var remarks = await act.Db.Set<Remark>().Include(r => r.Replies).Where(r => r.SubjectId == release.Id).ToListAsync(ct);
        await RemarkPlaces.FollowAsync(act.Db, release.Id, remarks, release.BodyVersion, ct);
        var change = ink.ChangeOf(release.Body);
        foreach (var remark in remarks)
        {
            remark.Follow(change, 1);
            remark.BlackOut(ink);
        }
    }

    private static async Task BlackOutWordsAsync(Act act, PressRelease release, BlackInk ink, CancellationToken ct)
    {
        foreach (var revision in await act.Db.Set<Revision>().Where(r => r.SubjectId == release.Id).ToListAsync(ct)) revision.BlackOut(ink, act.Now);
        foreach (var approval in await act.Db.Set<Approval>().Where(a => a.SubjectId == release.Id).ToListAsync(ct)) approval.BlackOut(ink);
        foreach (var correction in await act.Db.Set<Correction>().Where(c => c.ReleaseId == release.Id).ToListAsync(ct)) correction.BlackOut(ink);
        foreach (var link in await act.Db.Set<PreviewLink>().Where(l => l.ReleaseId == release.Id).ToListAsync(ct)) link.BlackOut(ink);
        foreach (var takedown in await act.Db.Set<Takedown>().Where(t => t.ReleaseId == release.Id).ToListAsync(ct)) takedown.BlackOut(ink);
    }

    private Task<Result> OnReleaseAsync(Guid id, Actor actor, Func<PressRelease, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, id, token, evenWhileOpening: true);
        return door.IsDone ? await deed(door.Value, act, token) : door.Refusal;
    }, ct);

    private Task<Result> OnBlackoutAsync(Guid id, Actor actor, Func<Blackout, PressRelease, Act, CancellationToken, Task<Result>> deed, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var releaseId = await act.Db.Set<Blackout>().Where(b => b.Id == id).Select(b => b.ReleaseId).FirstOrDefaultAsync(token);
        var door = await ReleaseDoor.OpenAsync(act, releaseId, token);
        if (!door.IsDone) return Blackout.NotThere;
        return await deed(await act.Db.Set<Blackout>().SingleAsync(b => b.Id == id, token), door.Value, act, token);
    }, ct);

    // Numbers only: the trail never forgets.
    private static void Changed(Act act, string deed, PressRelease release, Blackout blackout, string more = "")
    {
        release.MoveOn();
        act.Note(deed, "Release", release.Id, $"{blackout.Id}{more}");
    }
}
