using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>What of a release went to the press, and to whom it could go: for Comms, and nobody else.</summary>
public sealed class MailingQueries(IDbContextFactory<AppDb> factory, MailSettings settings, MarkdownRenderer renderer, TimeProvider clock)
{
    private const string LinkToBe = "/preview/…";

    /// <summary>Everything the release's page shows of it; null for whoever mails none, or may not know of the release.</summary>
    public async Task<MailingDesk?> FindAsync(Guid releaseId, Actor actor, CancellationToken ct)
    {
        if (Permissions.WhyNot(actor, Deed.MailRelease) is not null) return null;
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await PressQueries.Visible(db, actor).FirstOrDefaultAsync(r => r.Id == releaseId, ct) is not { } release) return null;
        var now = clock.GetUtcNow();
        // What the clock has opened is published, whether that is written down yet or not.
        var stage = release.Stage == ReleaseStage.Scheduled && release.PublishedAt <= now ? ReleaseStage.Published : release.Stage;
        var manner = stage == ReleaseStage.Published ? MailManner.Openly : MailManner.UnderEmbargo;
        var whyNot = MailedRelease.WhyNot(actor, stage, manner, settings.IsOn);
        var having = (await Having(db, release).ToListAsync(ct)).ToHashSet();
        var contacts = whyNot is not null ? [] : await Mailable(db.Set<PressContact>()).ToListAsync(ct);
        return new(whyNot, manner, [.. contacts.Select(c => c with { HasIt = having.Contains(c.Id) })], await MailedAsync(db, releaseId, now, ct), whyNot is null ? await SampleAsync(db, release, manner, ct) : null)
        {
            Moved = whyNot is null && manner == MailManner.UnderEmbargo ? await MovedAsync(db, release, ct) : null,
        };
    }

    /// <summary>The contacts who have a release, or will have it: those to whom a mail of it went or waits. Before it is public, whoever was told another instant or other words has it not.</summary>
    internal static IQueryable<Guid> Having(AppDb db, PressRelease release) =>
        from mailed in db.Set<MailedRelease>()
        where mailed.ReleaseId == release.Id && mailed.PublicationId != Guid.Empty && (release.Stage == ReleaseStage.Published || (mailed.PublicationId == release.PublicationId && mailed.OpensAt == release.PublishedAt))
        join mail in db.Set<OutgoingMail>() on mailed.MailId equals mail.Id
        where mail.State != MailState.Dropped && mail.State != MailState.Refused
        select mailed.ContactId;

    /// <summary>The contacts who may have a release under another embargo than it has now, and were not told this one. Not those from whom somebody took a link back, nor those whose mail went to another address than is theirs now.</summary>
    internal static async Task<IReadOnlyList<Guid>> ToldAnotherEmbargoAsync(AppDb db, PressRelease release, CancellationToken ct)
    {
        var mails = await (from mailed in db.Set<MailedRelease>().AsNoTracking()
                           where mailed.ReleaseId == release.Id
                           join mail in db.Set<OutgoingMail>() on mailed.MailId equals mail.Id
                           join contact in db.Set<PressContact>() on mailed.ContactId equals contact.Id
                           select new { mailed.ContactId, mailed.LinkId, mailed.OpensAt, mailed.At, mailed.IsTakenBack, mail.State, mail.To, contact.AddressKey }).ToListAsync(ct);
        var lost = mails.Where(m => m.IsTakenBack).Select(m => m.ContactId).ToHashSet();
        var having = (await Having(db, release).ToListAsync(ct)).ToHashSet();
        return [.. mails.Where(m => m.LinkId is not null && m.State is (MailState.Sent or MailState.UnderWay or MailState.Unknown) && PressContact.KeyOf(m.To) == m.AddressKey)
            .GroupBy(m => m.ContactId).Where(g => g.MaxBy(m => m.At)!.OpensAt != release.PublishedAt).Select(g => g.Key)
            .Where(id => !lost.Contains(id) && !having.Contains(id))];
    }

    private async Task<MovedEmbargo?> MovedAsync(AppDb db, PressRelease release, CancellationToken ct)
    {
        var told = await ToldAnotherEmbargoAsync(db, release, ct);
        var contacts = await Mailable(db.Set<PressContact>().Where(c => told.Contains(c.Id))).ToListAsync(ct);
        var house = await NewsroomSettings.ReadAsync(db, ct);
        return contacts.Count == 0 ? null : new(contacts, ReleaseMail.UnderEmbargo(house, release.PublishedAt!.Value, house.Zone, $"{settings.BaseUrl!.GetLeftPart(UriPartial.Authority)}{LinkToBe}", hasMoved: true));
    }

    private static IQueryable<MailableContact> Mailable(IQueryable<PressContact> contacts) =>
        contacts.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new MailableContact(c.Id, c.Name, c.Outlet, c.Language, c.Zone));

    private static async Task<IReadOnlyList<MailedRow>> MailedAsync(AppDb db, Guid releaseId, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await (from mailed in db.Set<MailedRelease>().AsNoTracking()
                          where mailed.ReleaseId == releaseId
                          join contact in db.Set<PressContact>() on mailed.ContactId equals contact.Id
                          join mail in db.Set<OutgoingMail>() on mailed.MailId equals mail.Id
                          join opened in db.Set<PreviewLink>() on mailed.LinkId equals opened.Id into links
                          from link in links.DefaultIfEmpty()
                          orderby mailed.At descending, mailed.Id descending
                          select new { mailed.Id, contact.Name, contact.Outlet, mailed.At, mail.State, mail.Trouble, mail.NextTryAt, mailed.LinkId, link.RevokedAt, ExpiresAt = (DateTimeOffset?)link.ExpiresAt, link.LastOpenedAt }).ToListAsync(ct);
        return [.. rows.Select(r => new MailedRow(r.Id, r.Name, r.Outlet, r.At, r.State, r.Trouble, r.State == MailState.Sent ? r.NextTryAt : null, r.LinkId is null ? null : new(r.LastOpenedAt, r.RevokedAt, r.ExpiresAt > now)))];
    }

    private async Task<MailWords> SampleAsync(AppDb db, PressRelease release, MailManner manner, CancellationToken ct)
    {
        var house = await NewsroomSettings.ReadAsync(db, ct);
        return manner == MailManner.UnderEmbargo
            ? ReleaseMail.UnderEmbargo(house, release.PublishedAt!.Value, house.Zone, $"{settings.BaseUrl!.GetLeftPart(UriPartial.Authority)}{LinkToBe}")
            : ReleaseMail.ToPress(ReleaseMail.Openly(await PressQueries.PublishedAsync(db, release.PublicationId!.Value, ct), new(settings.BaseUrl!, $"/news/{release.Slug}"), renderer), house);
    }
}

/// <summary>What the page of a release shows of mailing it.</summary>
/// <param name="WhyNot">Why it can't be mailed now, or null.</param>
/// <param name="Manner">How it would be mailed now.</param>
/// <param name="Contacts">To whom it could go; nobody while it can't be mailed.</param>
/// <param name="Mailed">To whom it went, the newest first.</param>
/// <param name="Sample">The mail as it would be, in the house's own zone; null while it can't be mailed.</param>
public sealed record MailingDesk(Rules.Refusal? WhyNot, MailManner Manner, IReadOnlyList<MailableContact> Contacts, IReadOnlyList<MailedRow> Mailed, MailWords? Sample)
{
    /// <summary>Whom to tell that the embargo has moved; null when there is nobody.</summary>
    public MovedEmbargo? Moved { get; init; }
}

/// <summary>Who has a release under another embargo, and the mail that would tell them of this one, in the house's own zone.</summary>
public sealed record MovedEmbargo(IReadOnlyList<MailableContact> Contacts, MailWords Sample);

/// <summary>A contact to whom a release could be mailed.</summary>
public sealed record MailableContact(Guid Id, string Name, string Outlet, string Language, string Zone)
{
    /// <summary>Whether a mail of this release went to them or waits.</summary>
    public bool HasIt { get; init; }
}

/// <summary>A release mailed to a contact, and what became of it.</summary>
/// <param name="SentAt">When the server took it; null before.</param>
/// <param name="Link">Their link; null when it was mailed openly.</param>
public sealed record MailedRow(Guid Id, string Name, string Outlet, DateTimeOffset At, MailState State, string Trouble, DateTimeOffset? SentAt, MailedLink? Link);

/// <summary>What became of a contact's link.</summary>
public sealed record MailedLink(DateTimeOffset? OpenedAt, DateTimeOffset? RevokedAt, bool IsInTime)
{
    /// <summary>Whether it still shows the release.</summary>
    public bool IsOpen => RevokedAt is null && IsInTime;
}
