using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A secret link by which somebody outside the house reads a release before it is public. Whoever has it reads; its token is stored as a hash only.</summary>
public sealed class PreviewLink
{
    /// <summary>The most links of a release that may be open at once.</summary>
    public const int MostOpen = 20;

    /// <summary>For how many days a link works unless somebody says otherwise.</summary>
    public const int UsualDays = 7;

    /// <summary>For how many days a link works at most.</summary>
    public const int MostDays = 30;

    private PreviewLink()
    {
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The release it shows.</summary>
    public Guid ReleaseId { get; private set; }

    /// <summary>For whom it was made; it stands on the page too.</summary>
    public string MadeFor { get; private set; } = null!;

    /// <summary>Of the press list, to whom its mail brought it; null for a link that somebody of the house handed on.</summary>
    public Guid? ContactId { get; private set; }

    /// <summary>SHA-256 of its token.</summary>
    public string TokenHash { get; private set; } = null!;

    /// <summary>Who made it; it dies when they leave.</summary>
    public Guid MakerId { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>From when on it no longer works.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was taken back; null otherwise.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When it was last opened; null if never.</summary>
    public DateTimeOffset? LastOpenedAt { get; private set; }

    /// <summary>How often it was opened.</summary>
    public int TimesOpened { get; private set; }

    internal static (PreviewLink Link, string Token) Make(Guid releaseId, string madeFor, int days, Actor by, DateTimeOffset now)
    {
        var token = Secret.Make();
        return (new() { Id = Guid.CreateVersion7(), ReleaseId = releaseId, MadeFor = madeFor.Trim(), TokenHash = Secret.HashOf(token), MakerId = by.Id, MadeAt = now, ExpiresAt = now.AddDays(days) }, token);
    }

    /// <summary>A link that a mail brings to a contact of the press list: nobody of the house ever sees it.</summary>
    internal static (PreviewLink Link, string Token) ForContact(Guid releaseId, Guid contactId, string name, DateTimeOffset until, Actor by, DateTimeOffset now)
    {
        var (link, token) = Make(releaseId, name, UsualDays, by, now);
        (link.ContactId, link.ExpiresAt) = (contactId, until);
        return (link, token);
    }

    /// <summary>Why this person can't make a link to a release at this stage, about these letters, or null.</summary>
    public static Refusal? WhyNotMake(Actor actor, ReleaseStage stage, IReadOnlyList<LetterBehind> letters) => Permissions.WhyNot(actor, Deed.SharePreview) ?? stage switch
    {
        ReleaseStage.Published => new("This release is public: hand on its address."),
        ReleaseStage.Retracted => new("This release is retracted: there is nothing to preview."),
        ReleaseStage.TakenDown => new("This release is taken down: there is nothing to preview."),
        _ => letters.FirstOrDefault(l => l.IsRestricted) is { } letter
            ? new Refusal($"Letter {letter.Reference} is restricted, and a preview would tell of it: its owner must first change who may know of it.") : null,
    };

    /// <summary>Whether it works at this instant.</summary>
    internal bool IsOpen(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    internal void Open(DateTimeOffset now) => (LastOpenedAt, TimesOpened) = (now, TimesOpened + 1);

    internal void Revoke(DateTimeOffset now) => RevokedAt = now;

    internal void BlackOut(BlackInk ink) => MadeFor = ink.Over(MadeFor);
}
