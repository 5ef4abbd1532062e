using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>That a release was mailed to a contact of the press list: by which mail, and under embargo by which link. It holds no name; what became of both stands with them.</summary>
public sealed class MailedRelease
{
    /// <summary>The most contacts that one mailing goes to.</summary>
    public const int MostAtOnce = 500;

    private MailedRelease()
    {
    }

    internal MailedRelease(PressRelease release, Guid contactId, Guid mailId, Guid? linkId, Actor by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (ReleaseId, PublicationId, OpensAt) = (release.Id, release.PublicationId!.Value, release.PublishedAt!.Value);
        (ContactId, MailId, LinkId, ById, At) = (contactId, mailId, linkId, by.Id, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The release.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>The frozen words that it was about; empty once that stands no more, and it is mailed anew.</summary>
    public Guid PublicationId { get; private set; }

    /// <summary>From which instant these are public.</summary>
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>To whom.</summary>
    public Guid ContactId { get; private set; }

    /// <summary>The mail.</summary>
    public Guid MailId { get; private set; }

    /// <summary>Their preview link; null when it was mailed openly.</summary>
    public Guid? LinkId { get; private set; }

    /// <summary>Whether somebody took a link to the release back from this contact, by this mail or another. One that ended with the words that it showed was not.</summary>
    public bool IsTakenBack { get; private set; }

    /// <summary>Who mailed it.</summary>
    public Guid ById { get; private set; }

    /// <summary>When the mail was stored.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Why this person can't mail a release at this stage in this manner, or null.</summary>
    /// <param name="isOn">Whether the site sends mails at all.</param>
    public static Refusal? WhyNot(Actor actor, ReleaseStage stage, MailManner manner, bool isOn) => Permissions.WhyNot(actor, Deed.MailRelease) ?? WhyOff(isOn) ?? (stage, manner) switch
    {
        (ReleaseStage.Published, MailManner.Openly) or (ReleaseStage.Scheduled, MailManner.UnderEmbargo) => null,
        (ReleaseStage.Published, _) => new("This release is public by now: mail it openly."),
        (ReleaseStage.Scheduled, _) => new("This release is not public yet: mail it under embargo, or wait until it is public."),
        (ReleaseStage.Retracted, _) => new("This release is retracted: there is nothing to mail."),
        (ReleaseStage.TakenDown, _) => new("This release is taken down: there is nothing to mail."),
        _ => new("This release is neither published nor scheduled: publish it first, or give it an embargo and schedule it."),
    };

    /// <summary>Whether its mail may still go while the release stands so: the same words, public from the same instant on.</summary>
    internal bool MayStillGo(PressRelease release, DateTimeOffset now) =>
        release.PublicationId == PublicationId && release.PublishedAt == OpensAt && release.Stage switch
        {
            ReleaseStage.Published => true,
            ReleaseStage.Scheduled => LinkId is not null || OpensAt <= now,
            _ => false,
        };

    internal void TakeBack() => IsTakenBack = true;

    /// <summary>Says that these mails count no more: whoever got them is to be told anew.</summary>
    internal static Task VoidAsync(IQueryable<MailedRelease> mailed, CancellationToken ct) => mailed.ExecuteUpdateAsync(m => m.SetProperty(x => x.PublicationId, Guid.Empty), ct);

    private static Refusal? WhyOff(bool isOn) => isOn ? null : new("This site sends no mails: ask whoever runs this machine to set a mail server up.");
}
