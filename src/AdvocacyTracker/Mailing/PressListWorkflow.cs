using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>Keeps the press list. The trail holds ids and numbers only.</summary>
public sealed class PressListWorkflow(Deeds deeds)
{
    /// <summary>What is held while the list is looked through and written, so that an address comes onto it once.</summary>
    internal const string TheList = "press list";

    /// <summary>Adds a contact and gives its id.</summary>
    public Task<Result<Guid>> AddAsync(PressContactForm form, Actor actor, CancellationToken ct) => deeds.DoAsync<Guid>(actor, async (act, token) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.KeepPressList) ?? form.WhyNotKeep()) is { } refusal) return refusal;
        await act.Db.LockNameAsync(TheList, token);
        if (await IsKnownAsync(act, form, Guid.Empty, token)) return PressContact.Known;
        if (await act.Db.Set<PressContact>().CountAsync(token) >= PressContact.Most) return PressContact.Full;
        var contact = act.Db.Add(new PressContact(form, act.Now)).Entity;
        act.Note("Add a press contact", "Press contact", contact.Id);
        return contact.Id;
    }, ct);

    /// <summary>Changes a contact: what the person changed against what they saw is laid over what stands now. Under another address they are mailed anew: what waits for the old one is dropped, and its links end.</summary>
    public Task<Result> ReviseAsync(Guid id, PressContactForm seen, PressContactForm mine, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if ((Permissions.WhyNot(act.Actor, Deed.KeepPressList) ?? mine.WhyNotKeep()) is { } refusal) return refusal;
        await act.Db.LockNameAsync(TheList, token);
        if (await act.Db.Set<PressContact>().FindAsync([id], token) is not { } contact) return PressContact.NotThere;
        var merged = PressContactForm.Merge(seen, mine, PressContactForm.Of(contact));
        if (merged.WhyNotSave is { } met) return met;
        if (await IsKnownAsync(act, merged.Form, id, token)) return PressContact.Known;
        // What was written to another address goes to nobody, and its link shows nothing any more.
        if (PressContact.KeyOf(merged.Form.Address) != contact.AddressKey)
        {
            foreach (var link in await PreviewWorkflow.Open(act).Where(l => l.ContactId == id).ToListAsync(token)) PreviewWorkflow.Revoke(act, link);
            await WaitingMails.DropAsync(act, await act.Db.Set<MailedRelease>().Where(m => m.ContactId == id).Select(m => m.MailId).ToListAsync(token), token);
            await MailedRelease.VoidAsync(act.Db.Set<MailedRelease>().Where(m => m.ContactId == id), token);
        }
        contact.Describe(merged.Form, act.Now);
        act.Note("Change a press contact", "Press contact", id);
        return Result.Done;
    }, ct);

    /// <summary>Removes a contact for good: the person, what was mailed to them and whether they opened it, their links, and every mail to them, those that wait too.</summary>
    public Task<Result> RemoveAsync(Guid id, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        if (Permissions.WhyNot(act.Actor, Deed.KeepPressList) is { } refusal) return refusal;
        await act.Db.LockNameAsync(TheList, token);
        if (await act.Db.Set<PressContact>().FindAsync([id], token) is not { } contact) return PressContact.NotThere;
        act.Db.Remove(contact);
        await act.Db.Set<MailedRelease>().Where(m => m.ContactId == id).ExecuteDeleteAsync(token);
        await act.Db.Set<PreviewLink>().Where(l => l.ContactId == id).ExecuteDeleteAsync(token);
        await act.Db.LockNameAsync(OutgoingMail.Outbox, token);
        await act.Db.Set<OutgoingMail>().Where(m => m.ReaderId == id).ExecuteDeleteAsync(token);
        act.Note("Remove a press contact", "Press contact", id);
        return Result.Done;
    }, ct);

    /// <summary>Brings the new contacts of a table in, and gives how many came; whoever is known stays as they are, and what is refused is left out.</summary>
    public Task<Result<int>> BringInAsync(string table, Actor actor, CancellationToken ct) => deeds.DoAsync<int>(actor, async (act, token) =>
    {
        if (Permissions.WhyNot(act.Actor, Deed.KeepPressList) is { } refusal) return refusal;
        var house = await NewsroomSettings.ReadAsync(act.Db, token);
        var read = PressListFile.Read(table, house.Language, house.Zone);
        if (!read.IsDone) return read.Refusal;
        await act.Db.LockNameAsync(TheList, token);
        var fresh = (await BroughtContact.OfAsync(act.Db, read.Value, token)).Lines.Where(b => b.State == BroughtState.New).ToList();
        if (fresh.Count == 0) return new Refusal("No line of this table is a new contact: look at what is said of each.");
        foreach (var line in fresh) act.Db.Add(new PressContact(line.Line.Form, act.Now));
        act.Note("Bring press contacts in", "Press list", Guid.Empty, $"{fresh.Count}");
        return fresh.Count;
    }, ct);

    private static Task<bool> IsKnownAsync(Act act, PressContactForm form, Guid except, CancellationToken ct)
    {
        var key = PressContact.KeyOf(form.Address);
        return act.Db.Set<PressContact>().AnyAsync(c => c.AddressKey == key && c.Id != except, ct);
    }
}
