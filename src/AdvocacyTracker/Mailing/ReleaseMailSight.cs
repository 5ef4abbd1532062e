using AdvocacyTracker.Data;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>A mail to the press goes while its release stands as it did when the mail was written, and its link is open.</summary>
public sealed class ReleaseMailSight : IMailSight
{
    /// <inheritdoc/>
    public IReadOnlyList<MailPurpose> Purposes { get; } = [MailPurpose.Release];

    /// <inheritdoc/>
    public async Task<bool> MayStillGoAsync(AppDb db, OutgoingMail mail, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<MailedRelease>().AsNoTracking().FirstOrDefaultAsync(m => m.MailId == mail.Id, ct) is not { } mailed) return false;
        if (!mailed.MayStillGo(await db.Set<PressRelease>().AsNoTracking().SingleAsync(r => r.Id == mailed.ReleaseId, ct), now)) return false;
        return mailed.LinkId is not { } id || await db.Set<PreviewLink>().AnyAsync(l => l.Id == id && l.RevokedAt == null && l.ExpiresAt > now, ct);
    }
}
