using AdvocacyTracker.Data;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mail;

/// <summary>Mails as screens show them.</summary>
public sealed class MailQueries(IDbContextFactory<AppDb> factory, MailSettings settings)
{
    /// <summary>Whether this site sends mails.</summary>
    public bool IsOn => settings.IsOn;

    /// <summary>Of which notices somebody is told by mail.</summary>
    public async Task<IReadOnlyList<NoticeKind>> ChoiceAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return (await db.Set<MailChoice>().AsNoTracking().FirstOrDefaultAsync(c => c.MemberId == actor.Id, ct))?.Kinds ?? MailChoice.Default;
    }

    /// <summary>The mails that did not surely go out, the newest first; for administrators, who learn to whom and when, and not of what.</summary>
    public async Task<IReadOnlyList<TroubledMail>> TroubledAsync(Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.KeepTeam) is not null) return [];
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<OutgoingMail>().AsNoTracking().Where(m => (m.State == MailState.Unknown || m.State == MailState.Refused) && m.Mime != "")
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Page<TroubledMail>.Size).Select(m => new TroubledMail(m.Id, m.To, m.MessageId, m.State, m.Tries, m.At, m.Trouble)).ToListAsync(ct);
    }
}

/// <summary>A mail that did not surely go out.</summary>
public sealed record TroubledMail(Guid Id, string To, string MessageId, MailState State, int Tries, DateTimeOffset At, string Trouble);
