using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mail;

/// <summary>Stores the mail that brings a link, in the transaction that makes the link.</summary>
public sealed class InvitationMails(MailSettings settings) : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        if (!settings.IsOn) return;
        foreach (var invitation in act.Db.ChangeTracker.Entries<Invitation>().Where(e => e.State == EntityState.Added && e.Entity.TokenToMail is not null).Select(e => e.Entity).ToList())
        {
            // Whoever made the link has it on the screen too, where an address is none that mail can go to.
            if (await act.Db.Users.FindAsync([invitation.MemberId!.Value], ct) is not { Email: { } address } member || ComposedMail.Of(invitation, member.Name, address, settings, act.Now) is not { IsDone: true } mail) continue;
            act.Db.Add(new OutgoingMail(invitation, address, mail.Value, act.Now));
            act.Ring(OutgoingMail.Bell);
        }
    }
}
