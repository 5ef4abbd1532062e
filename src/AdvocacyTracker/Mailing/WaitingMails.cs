using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>Drops the mails of a release that have not gone, in the very deed after which they may not: when it is retracted, taken down or taken back to draft, or its words or its embargo are others.</summary>
public sealed class WaitingMails : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        foreach (var release in act.Db.ChangeTracker.Entries<PressRelease>().Where(HasMoved).Select(e => e.Entity).ToList())
        {
            var mailed = await act.Db.Set<MailedRelease>().Where(m => m.ReleaseId == release.Id).ToListAsync(ct);
            await DropAsync(act, [.. mailed.Where(m => !m.MayStillGo(release, act.Now)).Select(m => m.MailId)], ct);
            if (release.Stage is ReleaseStage.Retracted or ReleaseStage.TakenDown) await StopNewsAsync(act, release.Id, ct);
        }
    }

    /// <summary>Drops those of these mails that have not gone. What is being sent at this moment can't be stopped.</summary>
    internal static async Task DropAsync(Act act, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count > 0) await DropAsync(act, act.Db.Set<OutgoingMail>().Where(m => ids.Contains(m.Id)), ct);
    }

    private static async Task StopNewsAsync(Act act, Guid releaseId, CancellationToken ct)
    {
        if (await act.Db.Set<NewsIssue>().FindAsync([releaseId], ct) is { } issue) issue.End();
        await DropAsync(act, act.Db.Set<OutgoingMail>().Where(m => m.SubjectId == releaseId && m.Purpose == MailPurpose.News), ct);
    }

    private static async Task DropAsync(Act act, IQueryable<OutgoingMail> mails, CancellationToken ct)
    {
        await act.Db.LockNameAsync(OutgoingMail.Outbox, ct);
        foreach (var mail in await mails.Where(m => m.Mime != "" && m.State != MailState.UnderWay).ToListAsync(ct)) mail.Drop();
    }

    private static bool HasMoved(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<PressRelease> entry) =>
        entry.State == EntityState.Modified && (entry.Property(r => r.Stage).IsModified || entry.Property(r => r.PublicationId).IsModified || entry.Property(r => r.PublishedAt).IsModified);
}
