using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mail;

/// <summary>Stores the mails about a deed's new notices in the deed's own transaction. A notice that only happened again brings no second one.</summary>
public sealed class NoticeMails(MailSettings settings) : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        if (!settings.IsOn) return;
        var notices = act.Db.ChangeTracker.Entries<Notice>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (notices.Count == 0) return;
        var ids = notices.Select(n => n.MemberId).ToList();
        var members = await act.Db.Users.AsNoTracking().Where(m => ids.Contains(m.Id) && m.Email != null).Select(m => new { m.Id, m.Name, m.Email }).ToDictionaryAsync(m => m.Id, ct);
        var choices = await act.Db.Set<MailChoice>().AsNoTracking().Where(c => ids.Contains(c.MemberId)).ToDictionaryAsync(c => c.MemberId, c => c.Kinds, ct);
        foreach (var notice in notices.Where(n => members.ContainsKey(n.MemberId) && choices.GetValueOrDefault(n.MemberId, MailChoice.Default).Contains(n.Kind)))
        {
            var member = members[notice.MemberId];
            // Who has no address that mail can go to is told on the desk only.
            if (ComposedMail.Of(notice, member.Name, member.Email!, settings, act.Now) is not { IsDone: true } mail) continue;
            act.Db.Add(new OutgoingMail(notice, member.Email!, mail.Value, act.Now));
            act.Ring(OutgoingMail.Bell);
        }
    }
}
