using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>Mails a release to the press list through the outbox, and takes the links back that went with it.</summary>
public sealed class MailingWorkflow(Deeds deeds, MailSettings settings, MarkdownRenderer renderer)
{
    private static readonly Refusal NotThere = new("There is no such mail: the page may be old, reload it.");

    /// <summary>Mails a release to these contacts, and gives to how many. Each mail is stored whole, with the deed.</summary>
    /// <param name="again">Those among them who are mailed once more though they have it; any other who has it is left out.</param>
    public Task<Result<int>> MailAsync(Guid releaseId, MailManner manner, IReadOnlyList<Guid> contactIds, IReadOnlyList<Guid> again, Actor actor, CancellationToken ct) => deeds.DoAsync<int>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, releaseId, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        if ((MailedRelease.WhyNot(act.Actor, release.Stage, manner, settings.IsOn) ?? await WhyNotShowAsync(act, release, manner, token)) is { } refusal) return refusal;
        await act.Db.LockNameAsync(PressListWorkflow.TheList, token);
        var contacts = await ChosenAsync(act, release, contactIds, again, token);
        if (contacts.Count == 0) return new Refusal(contactIds.Count == 0 ? "Nobody is chosen: choose whom the release goes to." : "Everybody chosen has this release already, or is on the list no more: reload the page, and choose again.");
        if (contacts.Count > MailedRelease.MostAtOnce) return new Refusal($"These are {contacts.Count} contacts, and one mailing goes to {MailedRelease.MostAtOnce} at most: narrow them down, and mail the rest after.");
        if (await StoreAsync(act, release, manner, contacts, hasMoved: false, token) is { } unwritten) return unwritten;
        act.Note("Mail to the press", "Release", release.Id, $"{contacts.Count}, {(manner == MailManner.Openly ? "openly" : "under embargo")}");
        return contacts.Count;
    }, ct);

    /// <summary>Tells those of these contacts who were mailed a scheduled release under another embargo that it has moved, each with a link of their own, and gives to how many.</summary>
    public Task<Result<int>> TellThatItMovedAsync(Guid releaseId, IReadOnlyList<Guid> contactIds, Actor actor, CancellationToken ct) => deeds.DoAsync<int>(actor, async (act, token) =>
    {
        var door = await ReleaseDoor.OpenAsync(act, releaseId, token);
        if (!door.IsDone) return door.Refusal;
        var release = door.Value;
        if ((MailedRelease.WhyNot(act.Actor, release.Stage, MailManner.UnderEmbargo, settings.IsOn) ?? await WhyNotShowAsync(act, release, MailManner.UnderEmbargo, token)) is { } refusal) return refusal;
        await act.Db.LockNameAsync(PressListWorkflow.TheList, token);
        var told = contactIds.Intersect(await MailingQueries.ToldAnotherEmbargoAsync(act.Db, release, token)).ToList();
        var contacts = await act.Db.Set<PressContact>().AsNoTracking().Where(c => told.Contains(c.Id)).OrderBy(c => c.Id).Take(MailedRelease.MostAtOnce).ToListAsync(token);
        if (contacts.Count == 0) return new Refusal(contactIds.Count == 0 ? "Nobody is chosen: choose who is told that the embargo has moved." : "Nobody chosen has this release under another embargo: reload the page, and mail it under embargo to whom it shall go.");
        if (await StoreAsync(act, release, MailManner.UnderEmbargo, contacts, hasMoved: true, token) is { } unwritten) return unwritten;
        act.Note("Tell that the embargo has moved", "Release", release.Id, $"{contacts.Count}");
        return contacts.Count;
    }, ct);

    /// <summary>Takes the link back that one mail brought; if the mail waits still, it does not go.</summary>
    public Task<Result> RevokeAsync(Guid id, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, async (act, token) =>
    {
        var releaseId = await act.Db.Set<MailedRelease>().Where(m => m.Id == id).Select(m => m.ReleaseId).FirstOrDefaultAsync(token);
        return await RevokeAsync(act, releaseId, id, token);
    }, ct);

    /// <summary>Takes all links back that mails of a release brought.</summary>
    public Task<Result> RevokeAllAsync(Guid releaseId, Actor actor, CancellationToken ct) => deeds.DoAsync(actor, (act, token) => RevokeAsync(act, releaseId, null, token), ct);

    private static async Task<Result> RevokeAsync(Act act, Guid releaseId, Guid? only, CancellationToken ct)
    {
        var door = await ReleaseDoor.OpenAsync(act, releaseId, ct, evenWhileOpening: true);
        // To whoever may not know of the release, its mails aren't there either.
        if (!door.IsDone) return only is null ? door.Refusal : NotThere;
        if (Permissions.WhyNot(act.Actor, Deed.MailRelease) is { } refusal) return refusal;
        var all = await act.Db.Set<MailedRelease>().Where(m => m.ReleaseId == releaseId).ToListAsync(ct);
        var mailed = all.Where(m => m.LinkId is not null && (only is null || m.Id == only)).ToList();
        var linkIds = mailed.Select(m => m.LinkId!.Value).ToList();
        var links = await PreviewWorkflow.Open(act).Where(l => linkIds.Contains(l.Id)).ToListAsync(ct);
        if (links.Count == 0) return Result.Refused("No link is open any more: there is nothing to take back.");
        foreach (var link in links) PreviewWorkflow.Revoke(act, link);
        // Whoever lost one is not told of a move, by whichever of their mails.
        var lost = mailed.Select(m => m.ContactId).ToHashSet();
        foreach (var mail in all.Where(m => lost.Contains(m.ContactId))) mail.TakeBack();
        await WaitingMails.DropAsync(act, [.. mailed.Select(m => m.MailId)], ct);
        door.Value.MoveOn();
        return Result.Done;
    }

    // What is not public yet goes to nobody by a way that a preview could not go.
    private async Task<Refusal?> WhyNotShowAsync(Act act, PressRelease release, MailManner manner, CancellationToken ct)
    {
        if (manner == MailManner.Openly) return null;
        var letters = await ReleaseDoor.LettersAsync(act.Db, release, ct);
        return PreviewLink.WhyNotMake(act.Actor, release.Stage, letters) ?? await PreviewWorkflow.WhyNotNamedAsync(act, release, letters, renderer, ct);
    }

    private static async Task<List<PressContact>> ChosenAsync(Act act, PressRelease release, IReadOnlyList<Guid> ids, IReadOnlyList<Guid> again, CancellationToken ct)
    {
        var having = MailingQueries.Having(act.Db, release);
        return await act.Db.Set<PressContact>().AsNoTracking().Where(c => ids.Contains(c.Id) && (again.Contains(c.Id) || !having.Contains(c.Id))).OrderBy(c => c.Id).ToListAsync(ct);
    }

    private async Task<Refusal?> StoreAsync(Act act, PressRelease release, MailManner manner, List<PressContact> contacts, bool hasMoved, CancellationToken ct)
    {
        var house = await NewsroomSettings.ReadAsync(act.Db, ct);
        var openly = manner == MailManner.Openly ? ReleaseMail.ToPress(ReleaseMail.Openly(await PressQueries.PublishedAsync(act.Db, release.PublicationId!.Value, ct), new(settings.BaseUrl!, $"/news/{release.Slug}"), renderer), house) : null;
        foreach (var contact in contacts)
        {
            var (link, secret) = openly is null ? PreviewLink.ForContact(release.Id, contact.Id, contact.Name, release.PublishedAt!.Value.AddDays(PreviewLink.UsualDays), act.Actor, act.Now) : default;
            var words = openly ?? ReleaseMail.UnderEmbargo(house, release.PublishedAt!.Value, contact.Zone, new Uri(settings.BaseUrl!, $"/preview/{secret}").ToString(), hasMoved);
            var mail = ComposedMail.Of(words, contact.Name, contact.Address, settings, act.Now);
            if (!mail.IsDone) return mail.Refusal;
            if (link is not null) act.Db.Add(link);
            act.Db.Add(new OutgoingMail(MailPurpose.Release, contact.Id, release.Id, contact.Address, mail.Value, act.Now));
            act.Db.Add(new MailedRelease(release, contact.Id, mail.Value.Id, link?.Id, act.Actor, act.Now));
        }
        release.MoveOn();
        act.Ring(OutgoingMail.Bell);
        return null;
    }
}
