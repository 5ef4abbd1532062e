using AdvocacyTracker.Demands;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Press;

/// <summary>What the clock does with releases: it opens them, and tells of embargoes that come near.</summary>
public sealed class OpeningWorkflow(Deeds deeds)
{
    private const int MostAtOnce = 100;

    private static readonly TimeSpan Near = TimeSpan.FromDays(1);

    /// <summary>Writes down which releases the clock has opened. Their readers need it not: what they see is asked of the clock at each request.</summary>
    public Task<Result> OpenDueAsync(CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        var due = await act.Db.Set<PressRelease>().Where(r => r.Stage == ReleaseStage.Scheduled && r.PublishedAt <= act.Now).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(token);
        foreach (var id in due)
        {
            await act.Db.LockRowAsync<PressRelease>(id, token);
            if (await act.Db.Set<PressRelease>().FirstAsync(r => r.Id == id, token) is not { Stage: ReleaseStage.Scheduled } release || release.PublishedAt > act.Now) continue;
            ReleaseDoor.Opened(act, release);
            act.Ring(id);
        }
        // Whatever was kept of before it opened is not found again.
        if (due.Count > 0) await Letters.NewsroomSettings.MoveEpochOnAsync(act, token);
        return Result.Done;
    }, ct);

    /// <summary>Puts into the public lists some of what was published before there were any, and gives how many that were: none once all are there.</summary>
    public Task<Result<int>> ListMissingAsync(CancellationToken ct) => deeds.DoAsync<int>(Deeds.TheProgram, async (act, token) =>
    {
        // Held before it looks: whoever retracts or takes one down comes before or after.
        await Letters.NewsroomSettings.HoldAsync(act, token);
        var missing = await act.Db.Set<PressRelease>().Where(r => r.PublicationId != null && (r.Stage == ReleaseStage.Published || r.Stage == ReleaseStage.Scheduled)
            && !act.Db.Set<Listing>().Any(l => l.List == PublicList.Releases && l.SubjectId == r.Id)).OrderBy(r => r.Id).Take(MostAtOnce).ToListAsync(token);
        foreach (var release in missing) await ListedReleases.ListAsync(act, release, token);
        if (missing.Count > 0) await Letters.NewsroomSettings.MoveEpochOnAsync(act, token);
        return missing.Count;
    }, ct);

    /// <summary>Tells the owner of a release, once, that its embargo ends within a day.</summary>
    public Task<Result> TellAsync(CancellationToken ct) => deeds.DoAsync(Deeds.TheProgram, async (act, token) =>
    {
        var soon = act.Now + Near;
        foreach (var release in await act.Db.Set<PressRelease>().AsNoTracking().Where(r => r.Stage != ReleaseStage.Published && r.Stage != ReleaseStage.Retracted && r.Stage != ReleaseStage.TakenDown && r.Embargo > act.Now && r.Embargo <= soon).ToListAsync(token))
        {
            var due = DateOnly.FromDateTime(release.Embargo!.Value.UtcDateTime);
            if (await act.Db.Set<ToldDeadline>().AnyAsync(t => t.SubjectId == release.Id && t.Kind == NoticeKind.EmbargoNear && t.Due == due, token)) continue;
            act.Db.Add(new ToldDeadline(release.Id, NoticeKind.EmbargoNear, due));
            var circle = await ReleaseDoor.CircleAsync(act.Db, release, token);
            await NoticeWriter.TellAsync(act, NoticeKind.EmbargoNear, circle.Noticed with { Due = due }, a => a.Id == release.OwnerId, token);
        }
        return Result.Done;
    }, ct, "deadlines");
}
