using AdvocacyTracker.Recipients;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>Keeps an office holder for everybody to whom a letter was sent, while the newsroom has pages of them. Whether such a page shows anything is asked at each request.</summary>
public sealed class OfficeHolders : IConsequence
{
    /// <inheritdoc/>
    public async Task FollowAsync(Act act, CancellationToken ct)
    {
        var changes = act.Db.ChangeTracker;
        var sent = changes.Entries<Letter>().Where(e => e.Entity.Stage == LetterStage.Sent && (e.State == EntityState.Added || (e.State == EntityState.Modified && e.Property(l => l.Stage).IsModified))).Select(e => e.Entity.Id).ToList();
        var isTurnedOn = changes.Entries<NewsroomSettings>().Any(e => e.Entity.HasOfficeHolders && (e.State == EntityState.Added || e.Property(n => n.HasOfficeHolders).IsModified));
        // Held before it looks: a letter that goes out while the pages are turned on comes before or after.
        if ((sent.Count == 0 && !isTurnedOn) || !(await NewsroomSettings.HoldAsync(act, ct)).HasOfficeHolders) return;
        await act.Db.Set<LetterRecipient>().Where(r => sent.Contains(r.LetterId)).LoadAsync(ct);
        var printed = act.Db.Set<LetterRecipient>().Local.Where(r => sent.Contains(r.LetterId) && r.Role == RecipientRole.Addressee).Select(r => (r.RecipientId, r.EnvelopeName)).ToList();
        if (isTurnedOn) printed.AddRange(await UnnamedAsync(act, ct));
        foreach (var (recipientId, name) in printed.Distinct()) await NameAsync(act, recipientId, name, ct);
    }

    /// <summary>Takes away for good the page of whoever bears a name that is blacked out, also of those who have none yet. Rather too many than too few.</summary>
    internal static async Task WithholdAsync(Act act, BlackInk ink, CancellationToken ct)
    {
        bool Bears(string name) => ink.Over(name) != name;
        await NewsroomSettings.MoveEpochOnAsync(act, ct);
        var known = await (from tenure in act.Db.Set<Tenure>()
                           join person in act.Db.Set<Person>() on tenure.PersonId equals person.Id
                           join recipient in act.Db.Set<Recipient>() on tenure.Id equals recipient.TenureId
                           select new { person.Id, person.Name, recipient.EnvelopeName }).ToListAsync(ct);
        var people = known.Where(p => Bears(p.Name) || Bears(p.EnvelopeName)).Select(p => p.Id).ToHashSet();
        var names = await act.Db.Set<HolderName>().ToListAsync(ct);
        var bearing = names.Where(n => Bears(n.EnvelopeName)).Select(n => n.HolderId).ToHashSet();
        var holders = await act.Db.Set<OfficeHolder>().ToListAsync(ct);
        foreach (var person in people.Where(p => holders.All(h => h.PersonId != p))) holders.Add(act.Db.Add(new OfficeHolder(person, BlackInk.Bar)).Entity);
        foreach (var holder in holders.Where(h => people.Contains(h.PersonId) || bearing.Contains(h.Id) || Bears(h.Name)))
        {
            holder.Withhold(act.Now);
            act.Db.RemoveRange(names.Where(n => n.HolderId == holder.Id));
        }
    }

    // Of letters that went out while there were no such pages.
    private static async Task<IEnumerable<(Guid RecipientId, string EnvelopeName)>> UnnamedAsync(Act act, CancellationToken ct)
    {
        var db = act.Db;
        var unnamed = await db.Set<LetterRecipient>().Where(r => r.Role == RecipientRole.Addressee
            && db.Set<Letter>().Any(l => l.Id == r.LetterId && l.Stage == LetterStage.Sent)
            && !db.Set<HolderName>().Any(n => n.RecipientId == r.RecipientId && n.EnvelopeName == r.EnvelopeName)).Select(r => new { r.RecipientId, r.EnvelopeName }).Distinct().ToListAsync(ct);
        return unnamed.Select(u => (u.RecipientId, u.EnvelopeName));
    }

    private static async Task NameAsync(Act act, Guid recipientId, string envelopeName, CancellationToken ct)
    {
        if (await act.Db.Set<HolderName>().FindAsync([recipientId, envelopeName], ct) is not null) return;
        // Any of them may have been made in this very deed.
        var recipient = (await act.Db.Set<Recipient>().FindAsync([recipientId], ct))!;
        var tenure = (await act.Db.Set<Tenure>().FindAsync([recipient.TenureId], ct))!;
        var person = (await act.Db.Set<Person>().FindAsync([tenure.PersonId], ct))!;
        await act.Db.Set<OfficeHolder>().Where(h => h.PersonId == person.Id).LoadAsync(ct);
        var holders = act.Db.Set<OfficeHolder>().Local.Where(h => h.PersonId == person.Id).ToList();
        if (holders.Any(h => h.WithheldAt is not null)) return;
        var holder = holders.FirstOrDefault(h => IsIn(envelopeName, h.Name)) ?? act.Db.Add(new OfficeHolder(person.Id, IsIn(envelopeName, person.Name) ? person.Name : envelopeName)).Entity;
        act.Db.Add(new HolderName(recipientId, envelopeName, holder.Id));
    }

    // With a rank before it or another spelling of its accents it is the same name.
    private static bool IsIn(string envelopeName, string name) => WrittenNames.Holds(WrittenNames.Fold(envelopeName), WrittenNames.Fold(name));
}
