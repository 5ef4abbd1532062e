using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>Writes the news to their readers, a batch in a transaction: the mails, and how far it got.</summary>
public sealed class NewsMailWorkflow(Deeds deeds, MailSettings settings, MarkdownRenderer renderer)
{
    /// <summary>How many readers a batch passes.</summary>
    internal const int Batch = 100;

    // What is not sent yet could still be called back; and the outbox stays small.
    private const int MostWaiting = 500, MostTried = 2_000;

    /// <summary>Writes the next batch, and says whether another may follow at once.</summary>
    public Task<Result<bool>> WriteAsync(CancellationToken ct) => deeds.DoAsync<bool>(Deeds.TheProgram, async (act, token) =>
    {
        if (!settings.IsOn || await act.Db.Set<NewsIssue>().Where(i => !i.IsDone).OrderBy(i => i.At).ThenBy(i => i.ReleaseId).FirstOrDefaultAsync(token) is not { } issue) return false;
        var waiting = act.Db.Set<OutgoingMail>().Where(m => m.State == MailState.Waiting && m.Purpose == MailPurpose.News);
        if (await waiting.CountAsync(m => m.Tries == 0, token) >= MostWaiting || await waiting.CountAsync(token) >= MostTried) return false;
        // Kept as it is until the batch is stored: whoever retracts the release comes before it, or after it and drops its mails.
        await act.Db.KeepRowAsync<PressRelease>(issue.ReleaseId, token);
        if (await act.Db.Set<PressRelease>().AsNoTracking().FirstAsync(r => r.Id == issue.ReleaseId, token) is not { Stage: ReleaseStage.Published } release) issue.End();
        else await WriteAsync(act, issue, release, token);
        return true;
    }, ct, SubscriptionWorkflow.TheReaders);

    private async Task WriteAsync(Act act, NewsIssue issue, PressRelease release, CancellationToken ct)
    {
        var readers = await act.Db.Set<Subscription>().AsNoTracking().Where(s => s.ConfirmedAt <= issue.At && s.Id.CompareTo(issue.AfterId) > 0).OrderBy(s => s.Id).Take(Batch).ToListAsync(ct);
        var (house, words) = (await NewsroomSettings.ReadAsync(act.Db, ct), await PressQueries.PublishedAsync(act.Db, release.PublicationId!.Value, ct));
        var openly = ReleaseMail.Openly(words, new(settings.BaseUrl!, $"/news/{release.Slug}"), renderer);
        var mails = readers.Where(r => r.Reads(words.Text.Language)).Select(r => Write(act, r, release.Id, openly, house)).OfType<OutgoingMail>().ToList();
        act.Db.AddRange(mails);
        if (readers is [.., var last]) issue.MoveTo(last.Id, mails.Count);
        if (readers.Count < Batch) issue.End();
        act.Ring(OutgoingMail.Bell);
    }

    private OutgoingMail? Write(Act act, Subscription reader, Guid releaseId, MailWords openly, NewsroomSettings house)
    {
        var mail = ReleaseMail.News(openly, house, reader.Address, settings, act.Now);
        return mail.IsDone ? new(MailPurpose.News, reader.Id, releaseId, reader.Address, mail.Value, act.Now) : null;
    }
}
