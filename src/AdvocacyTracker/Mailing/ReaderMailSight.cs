using AdvocacyTracker.Data;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>News go while their release is public in the words that they bring, and their reader has not left; what asks for a confirmation, while the address is not forgotten.</summary>
public sealed class ReaderMailSight : IMailSight
{
    /// <inheritdoc/>
    public IReadOnlyList<MailPurpose> Purposes { get; } = [MailPurpose.News, MailPurpose.Confirmation];

    /// <inheritdoc/>
    public async Task<bool> MayStillGoAsync(AppDb db, OutgoingMail mail, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.Set<Subscription>().AnyAsync(s => s.Id == mail.ReaderId && (mail.Purpose == MailPurpose.Confirmation || s.ConfirmedAt != null), ct)) return false;
        return mail.Purpose == MailPurpose.Confirmation || await db.Set<PressRelease>().AnyAsync(r => r.Id == mail.SubjectId && r.Stage == ReleaseStage.Published && (r.CorrectedAt == null || r.CorrectedAt <= mail.At), ct);
    }
}
