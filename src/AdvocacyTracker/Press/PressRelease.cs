using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>What the public is told: about one or several sent letters, or a statement of its own. Its quotations and demands stand in its body, as blocks.</summary>
public sealed class PressRelease
{
    // Longer than a deed takes from here to its commit.
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(10);

    private PressRelease()
    {
    }

    internal PressRelease(ReleaseForm form, IReadOnlyList<Guid> letterIds, Guid ownerId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (OwnerId, LetterIds, CreatedAt) = (ownerId, [.. letterIds], now);
        Authors = [ownerId];
        Slug = Id.ToString("N");
        Take(form);
        Touch(now);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its address under /news; permanent from publication on.</summary>
    public string Slug { get; private set; } = null!;

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>Headline.</summary>
    public string Headline { get; private set; } = null!;

    /// <summary>The line under it; empty for none.</summary>
    public string Subhead { get; private set; } = "";

    /// <summary>Where it is dated from.</summary>
    public string Dateline { get; private set; } = "";

    /// <summary>The text, in Markdown: the head of its log of changes.</summary>
    public string Body { get; private set; } = "";

    /// <summary>How many changes the body's log holds.</summary>
    public int BodyVersion { get; private set; }

    /// <summary>The demands that it words in its own way, each once.</summary>
    public IReadOnlyList<ReleaseWording> Wordings { get; private set; } = [];

    /// <summary>Its pictures, each once; the first stands above the text.</summary>
    public IReadOnlyList<ReleasePicture> Pictures { get; private set; } = [];

    /// <summary>Whom journalists call, a line each.</summary>
    public string Contacts { get; private set; } = "";

    /// <summary>Whether the newsroom's call-out box stands at its foot.</summary>
    public bool WithCallOut { get; private set; }

    /// <summary>The letters it is about; none for a statement.</summary>
    public List<Guid> LetterIds { get; private set; } = [];

    /// <summary>The release of which it is the translation, which is never a translation itself; null for one that stands for itself.</summary>
    public Guid? TranslationOfId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Who wrote any of it.</summary>
    public List<Guid> Authors { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public ReleaseStage Stage { get; private set; }

    /// <summary>What a clock in <see cref="EmbargoZone"/> shows when the embargo ends (<see cref="ReleaseForm.ClockFormat"/>); empty without one.</summary>
    public string EmbargoAt { get; private set; } = "";

    /// <summary>Whose clock that is.</summary>
    public string EmbargoZone { get; private set; } = Zones.Utc;

    /// <summary>When the embargo ends (UTC); null without one.</summary>
    public DateTimeOffset? Embargo { get; private set; }

    /// <summary>When it became public, or will when it is scheduled (UTC).</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The frozen words that became public.</summary>
    public Guid? PublicationId { get; private set; }

    /// <summary>Whether other words are being prepared for what is published; the public goes on reading the published ones.</summary>
    public bool IsCorrecting { get; private set; }

    /// <summary>When it was last corrected (UTC); null if never.</summary>
    public DateTimeOffset? CorrectedAt { get; private set; }

    /// <summary>When it was retracted (UTC).</summary>
    public DateTimeOffset? RetractedAt { get; private set; }

    /// <summary>What the notice in its place says.</summary>
    public string RetractionNote { get; private set; } = "";

    /// <summary>Who imported it; empty for a release written here.</summary>
    public string ImportedBy { get; private set; } = "";

    /// <summary>When it was started.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Counts changes; two that meet are never both kept.</summary>
    public long Version { get; private set; }

    /// <summary>Why its words can't be changed, or null.</summary>
    public Refusal? WhyNotRevise(Actor actor) => Permissions.WhyNot(actor, Deed.ReviseRelease) ?? Rules.WhyFixed();

    /// <summary>Why it can't be handed to the reviewers, or null.</summary>
    public Refusal? WhyNotSubmit(Actor actor) => Permissions.WhyNot(actor, Deed.SubmitRelease) ?? Rules.WhyNotSubmit()
        ?? (TextRules.IsBlank(Body) ? new Refusal("This release has no text yet: write its body first.") : null);

    /// <summary>Why it can't be taken back to draft, or null.</summary>
    public Refusal? WhyNotWithdraw(Actor actor) => Permissions.WhyNot(actor, Deed.WithdrawRelease) ?? Rules.WhyNotWithdraw();

    /// <summary>Why nobody can begin to correct it, or null.</summary>
    public Refusal? WhyNotBeginCorrection(Actor actor) => Permissions.WhyNot(actor, Deed.Correct) ?? Rules.WhyNotBeginCorrection();

    /// <summary>Why a correction can't be dropped or published, or null.</summary>
    public Refusal? WhyNotCorrecting(Actor actor) => Permissions.WhyNot(actor, Deed.Correct) ?? Rules.WhyNotCorrecting();

    /// <summary>Why nobody decides on its words at this stage, or null. A draft's words are not submitted, which their standing says.</summary>
    public Refusal? WhyClosed(Decision decision) => Rules.WhyClosed(decision);

    /// <summary>Why it can't be retracted, or null.</summary>
    public Refusal? WhyNotRetract(Actor actor) => Permissions.WhyNot(actor, Deed.Retract) ?? Rules.WhyNotRetract();

    /// <summary>Why this person can't add to what is kept beside its words by this deed, or null: at no stage but one is that closed.</summary>
    public Refusal? WhyNotAdd(Actor actor, Deed deed) => Permissions.WhyNot(actor, deed) ?? (Stage == ReleaseStage.TakenDown ? Takedown.ForGood : null);

    /// <summary>Why nobody can begin to put it into another language, or null.</summary>
    public Refusal? WhyNotTranslate(Actor actor) => Permissions.WhyNot(actor, Deed.DraftRelease) ?? Rules.WhyNotTranslate();

    /// <summary>The release that this one and its translations began with: itself, or the one that it translates.</summary>
    internal Guid OriginalId => TranslationOfId ?? Id;

    internal ReleaseWording? WordingOf(string reference) => Wordings.FirstOrDefault(w => w.DemandReference == reference);

    internal HeadlineWords HeadlineWords() => new(Headline, Subhead, Language);

    /// <summary>Why nobody may touch it now, or null: so short before the clock opens it, a change might come too late.</summary>
    internal Refusal? WhyOpening(DateTimeOffset now) =>
        Stage == ReleaseStage.Scheduled && PublishedAt - now < Closing ? new("This release opens within seconds: wait until it is public, and retract it if it must not stand.") : null;

    internal void Revise(ReleaseForm form, Actor actor, DateTimeOffset now)
    {
        var changed = form != ReleaseForm.Of(this);
        if (changed) Unschedule(ReleaseStage.Draft);
        Take(form);
        if (changed) Credit(actor);
        Touch(now);
    }

    internal void Replace(string body, Actor actor, DateTimeOffset now)
    {
        Unschedule(ReleaseStage.Draft);
        (Body, BodyVersion) = (body, BodyVersion + 1);
        Credit(actor);
        Touch(now);
    }

    /// <summary>Words a demand in its own way, or in the letter's words again (null).</summary>
    internal void Word(string reference, ReleaseWording? wording, Actor actor, DateTimeOffset now)
    {
        Unschedule(ReleaseStage.Draft);
        var others = Wordings.Where(w => w.DemandReference != reference);
        Wordings = wording is null ? [.. others] : [.. others, wording];
        Credit(actor);
        Touch(now);
    }

    /// <summary>Shows these pictures.</summary>
    internal void Show(IReadOnlyList<ReleasePicture> pictures, Actor actor, DateTimeOffset now)
    {
        Unschedule(ReleaseStage.Draft);
        Pictures = pictures;
        Credit(actor);
        Touch(now);
    }

    internal void Submit(DateTimeOffset now)
    {
        Stage = ReleaseStage.InReview;
        Touch(now);
    }

    internal void Withdraw(DateTimeOffset now)
    {
        Unschedule(ReleaseStage.Draft);
        Stage = ReleaseStage.Draft;
        Touch(now);
    }

    internal void Schedule(string slug, Guid publicationId, DateTimeOffset now)
    {
        (Stage, Slug, PublicationId, PublishedAt) = (ReleaseStage.Scheduled, slug, publicationId, Embargo);
        Touch(now);
    }

    /// <summary>The clock has opened it: from now on it is published like any other.</summary>
    internal void Open()
    {
        Stage = ReleaseStage.Published;
        Version++;
    }

    /// <summary>Takes a schedule back; one that is published stays so.</summary>
    internal void Unschedule(ReleaseStage to)
    {
        if (Stage == ReleaseStage.Scheduled) (Stage, PublicationId, PublishedAt, Version) = (to, null, null, Version + 1);
    }

    internal void Publish(string slug, Guid publicationId, DateTimeOffset at, DateTimeOffset now)
    {
        (Stage, Slug, PublicationId, PublishedAt) = (ReleaseStage.Published, slug, publicationId, at);
        Touch(now);
    }

    internal void BeginCorrection() => (IsCorrecting, Version) = (true, Version + 1);

    internal void DropCorrection(ReleaseForm published, IReadOnlyList<ReleaseWording> wordings, IReadOnlyList<ReleasePicture> pictures, DateTimeOffset now)
    {
        Take(published);
        (Wordings, Pictures) = (wordings, pictures);
        IsCorrecting = false;
        Touch(now);
    }

    internal void Correct(Guid publicationId, DateTimeOffset now)
    {
        (IsCorrecting, PublicationId, CorrectedAt) = (false, publicationId, now);
        Touch(now);
    }

    internal void Retract(string note, DateTimeOffset now)
    {
        IsCorrecting = false;
        (Stage, RetractionNote, RetractedAt) = (ReleaseStage.Retracted, note, now);
        Touch(now);
    }

    /// <summary>From now on it is nowhere. One that the clock had not opened never was public.</summary>
    internal void TakeDown(DateTimeOffset now)
    {
        if (PublishedAt > now) PublishedAt = null;
        (Stage, IsCorrecting) = (ReleaseStage.TakenDown, false);
        Touch(now);
    }

    /// <summary>Blacks a name out of all its own words. Its address, which is made of them, is given up; its log begins anew.</summary>
    internal void BlackOut(BlackInk ink, DateTimeOffset now)
    {
        (Headline, Subhead, Dateline, Contacts) = (ink.Over(Headline), ink.Over(Subhead), ink.Over(Dateline), ink.Over(Contacts));
        (Body, RetractionNote, Slug) = (ink.Over(Body), ink.Over(RetractionNote), Id.ToString("N"));
        Wordings = [.. Wordings.Select(w => w with { Title = ink.Over(w.Title), Text = ink.Over(w.Text) })];
        Pictures = [.. Pictures.Select(p => p.BlackOut(ink))];
        BodyVersion = 1;
        Touch(now);
    }

    internal void MarkImported(string by) => ImportedBy = by;

    /// <summary>Says, when it is begun, which release it puts into another language.</summary>
    internal void Translate(Guid originalId) => TranslationOfId = originalId;

    /// <summary>A remark or a decision on it changed: its open pages read anew. Its own words stay, and so does when they last changed.</summary>
    internal void MoveOn() => Version++;

    private ReleaseRules Rules => new(Stage, IsCorrecting);

    private void Take(ReleaseForm form)
    {
        (Headline, Subhead, Dateline, Language, Contacts, WithCallOut) = (form.Headline.Trim(), form.Subhead.Trim(), form.Dateline.Trim(), form.Language, form.Contacts.Trim(), form.WithCallOut);
        (EmbargoAt, EmbargoZone, Embargo) = (form.EmbargoAt, form.EmbargoZone, form.Embargo);
    }

    private void Credit(Actor actor)
    {
        if (!Authors.Contains(actor.Id)) Authors = [.. Authors, actor.Id];
    }

    private void Touch(DateTimeOffset now) => (UpdatedAt, Version) = (now, Version + 1);
}
