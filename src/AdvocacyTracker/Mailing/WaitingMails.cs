using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>Drops the mails of a release that have not gone, in the very deed after which they may not: when it is retracted, taken down or taken back to draft, or its words or its embargo are others. News that wait while their release is corrected are written anew, since nobody chooses their readers again.</summary>
public sealed class WaitingMails(MailSettings settings, MarkdownRenderer renderer) : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        foreach (var release in act.Db.ChangeTracker.Entries<PressRelease>().Where(HasMoved).Select(e => e.Entity).ToList())
        {
            var mailed = await act.Db.Set<MailedRelease>().Where(m => m.ReleaseId == release.Id).ToListAsync(ct);
            await DropAsync(act, [.. mailed.Where(m => !m.MayStillGo(release, act.Now)).Select(m => m.MailId)], ct);
            // Whoever was mailed a link was told of the words and the instant that stood then: they are told anew, or not at all.
            if (release.PublicationId is null)
            {
                foreach (var link in await PreviewWorkflow.Open(act).Where(l => l.ReleaseId == release.Id && l.ContactId != null).ToListAsync(ct)) PreviewWorkflow.Revoke(act, link);
                await MailedRelease.VoidAsync(act.Db.Set<MailedRelease>().Where(m => m.ReleaseId == release.Id), ct);
            }
            if (release.Stage is ReleaseStage.Retracted or ReleaseStage.TakenDown) await StopNewsAsync(act, release.Id, ct);
            if (release.Stage == ReleaseStage.Published) await CorrectNewsAsync(act, release, ct);
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
        await DropAsync(act, News(act, releaseId), ct);
    }

    // When it becomes public there are none yet.
    private async Task CorrectNewsAsync(Act act, PressRelease release, CancellationToken ct)
    {
        await act.Db.LockNameAsync(OutgoingMail.Outbox, ct);
        var waiting = await News(act, release.Id).Where(m => m.State == MailState.Waiting).ToListAsync(ct);
        if (waiting.Count == 0 || !settings.IsOn) return;
        // Frozen in this very deed.
        var words = Fingerprint.Words<PublishedWords>((await act.Db.Set<Revision>().FindAsync([release.PublicationId!.Value], ct))!.Json);
        var (openly, house) = (ReleaseMail.Openly(words, new(settings.BaseUrl!, $"/news/{release.Slug}"), renderer), await NewsroomSettings.ReadAsync(act.Db, ct));
        foreach (var mail in waiting)
        {
            var anew = ReleaseMail.News(openly, house, mail.To, settings, act.Now);
            if (anew.IsDone) mail.WriteAnew(anew.Value, act.Now);
            else mail.Drop();
        }
    }

    private static IQueryable<OutgoingMail> News(Act act, Guid releaseId) => act.Db.Set<OutgoingMail>().Where(m => m.SubjectId == releaseId && m.Purpose == MailPurpose.News);

    private static async Task DropAsync(Act act, IQueryable<OutgoingMail> mails, CancellationToken ct)
    {
        await act.Db.LockNameAsync(OutgoingMail.Outbox, ct);
        await mails.Where(m => m.State == MailState.Waiting).ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MailState.Dropped), ct);
        // One that may have arrived stays what it is, and is not taken for one that did not.
        await mails.Where(m => m.Mime != "" && m.State != MailState.UnderWay).ExecuteUpdateAsync(m => m.SetProperty(x => x.Mime, ""), ct);
    }

    private static bool HasMoved(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<PressRelease> entry) =>
        entry.State == EntityState.Modified && (entry.Property(r => r.Stage).IsModified || entry.Property(r => r.PublicationId).IsModified || entry.Property(r => r.PublishedAt).IsModified);
}
