using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>One release for the desk.</summary>
public sealed record ReleaseView
{
    private PressRelease _release = null!;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its fields as a form.</summary>
    public required ReleaseForm Form { get; init; }

    /// <summary>The head of the body's log.</summary>
    public required BodyHead Body { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReleaseStage Stage { get; init; }

    /// <summary>Its address under /news.</summary>
    public required string Slug { get; init; }

    /// <summary>When it became public.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What the retraction's notice says.</summary>
    public required string RetractionNote { get; init; }

    /// <summary>Who imported it; empty for one written here.</summary>
    public required string ImportedBy { get; init; }

    /// <summary>The letters it is about.</summary>
    public required IReadOnlyList<LetterBehind> Letters { get; init; }

    /// <summary>Whether it could be published.</summary>
    public required Readiness Readiness { get; init; }

    /// <summary>Its headline's words and hash as they stand.</summary>
    public required HeadlineWords Headline { get; init; }

    /// <summary>Hash of <see cref="Headline"/>.</summary>
    public required string HeadlineHash { get; init; }

    /// <summary>Its text's words as they stand, demands included.</summary>
    public required ReleaseWords Text { get; init; }

    /// <summary>Hash of <see cref="Text"/>.</summary>
    public required string TextHash { get; init; }

    /// <summary>The headline as last approved, if ever.</summary>
    public required ApprovedBefore<HeadlineWords>? LastApprovedHeadline { get; init; }

    /// <summary>The text as last approved, if ever.</summary>
    public required ApprovedBefore<ReleaseWords>? LastApprovedText { get; init; }

    /// <summary>What is published; null before.</summary>
    public required PublishedWords? Published { get; init; }

    /// <summary>Whether other words are being prepared for what is published.</summary>
    public bool IsCorrecting => _release.IsCorrecting;

    /// <summary>Its fixed words; null while they can change.</summary>
    public PublishedWords? Fixed => IsCorrecting ? null : Published;

    /// <summary>Why nobody can begin to correct it, or null.</summary>
    public Refusal? WhyNotBeginCorrection(Actor actor) => _release.WhyNotBeginCorrection(actor);

    /// <summary>Why the correction can't be dropped, or null.</summary>
    public Refusal? WhyNotDropCorrection(Actor actor) => _release.WhyNotCorrecting(actor);

    /// <summary>Why the correction can't be published as it stands, or null.</summary>
    public Refusal? WhyNotCorrect(Actor actor) => _release.WhyNotCorrecting(actor) ?? (Published is { } published && published.Headline == Headline && Fingerprint.Of(published.Text) == TextHash ? Correction.NothingToCorrect : null) ?? Readiness.WhyNotReady();

    /// <summary>The newsroom's time zone, in which its day is printed.</summary>
    public required string Zone { get; init; }

    /// <summary>The languages that the newsroom publishes in, its own first.</summary>
    public required IReadOnlyList<string> HouseLanguages { get; init; }

    /// <summary>What its body is rendered with.</summary>
    public RenderContext RenderContext => ReadinessReader.ContextOf(Fixed?.Text ?? Text);

    /// <summary>Whether it quotes its letters in another language than theirs.</summary>
    public bool TranslatesQuotations(MarkdownRenderer renderer) => LetterQuotations.AreTranslated(Text.Body, Text.Language, Letters, renderer);

    /// <summary>Its body, as remarks are made on it.</summary>
    public RemarkedText Remarked => ReleaseRemarkDoor.TextOf(_release);

    /// <summary>Why this person can't change it, or null.</summary>
    public Refusal? WhyNotRevise(Actor actor) => _release.WhyNotRevise(actor);

    /// <summary>Why this person can't name a point of its text, or null.</summary>
    public Refusal? WhyNotNamePoint(Actor actor) => _release.WhyNotAdd(actor, Deed.NameReleasePoint);

    /// <summary>Why this person can't begin to put it into another language, or null.</summary>
    public Refusal? WhyNotTranslate(Actor actor) => _release.WhyNotTranslate(actor);

    /// <summary>Why this person can't take it down, or null.</summary>
    public Refusal? WhyNotTakeDown(Actor actor) => Takedown.WhyNot(actor, Stage);

    /// <summary>Why this person can't propose a name to be blacked out of it, or null.</summary>
    public Refusal? WhyNotBlackOut(Actor actor) => Blackout.WhyNotPropose(actor, Stage);

    /// <summary>Why this person can't make a preview link of it, or null.</summary>
    public Refusal? WhyNotPreview(Actor actor) => PreviewLink.WhyNotMake(actor, Stage, Letters);

    /// <summary>Why this person can't submit it, or null.</summary>
    public Refusal? WhyNotSubmit(Actor actor) => _release.WhyNotSubmit(actor);

    /// <summary>Why this person can't take it back, or null.</summary>
    public Refusal? WhyNotWithdraw(Actor actor) => _release.WhyNotWithdraw(actor);

    /// <summary>When its embargo ends (UTC); null without one.</summary>
    public DateTimeOffset? Embargo => _release.Embargo;

    /// <summary>Why this person can't retract it, or null.</summary>
    public Refusal? WhyNotRetract(Actor actor) => _release.WhyNotRetract(actor);

    /// <summary>Why this person can't decide so on this part, or null.</summary>
    public Refusal? WhyNotDecide(Actor actor, Part part, Decision decision) =>
        ReviewRules.WhyNotDecide(actor, _release.WhyClosed(decision), part == Part.Headline ? Readiness.Headline : Readiness.Text, _release.Authors, decision);

    /// <summary>The headline to compare this one with, or null.</summary>
    public ApprovedBefore<HeadlineWords>? HeadlineBefore(Actor reader) => LastApprovedHeadline is { } last && last.IsNews(reader.Id, HeadlineHash, Readiness.Headline) ? last : null;

    /// <summary>The text to compare this one with, or null.</summary>
    public ApprovedBefore<ReleaseWords>? TextBefore(Actor reader) => LastApprovedText is { } last && last.IsNews(reader.Id, TextHash, Readiness.Text) ? last : null;

    internal static ReleaseView Of(PressRelease release, IReadOnlyList<LetterBehind> letters, Readiness readiness, ReleaseWords words, ApprovedBefore<HeadlineWords>? lastHeadline, ApprovedBefore<ReleaseWords>? lastText, PublishedWords? published, NewsroomSettings house) => new()
    {
        _release = release,
        Id = release.Id, Form = ReleaseForm.Of(release), Body = new(release.Body, release.BodyVersion, release.Version - release.BodyVersion), Stage = release.Stage, Slug = release.Slug,
        PublishedAt = release.PublishedAt, RetractionNote = release.RetractionNote, ImportedBy = release.ImportedBy, Letters = letters, Readiness = readiness,
        Headline = release.HeadlineWords(), HeadlineHash = Fingerprint.Of(release.HeadlineWords()), Text = words, TextHash = Fingerprint.Of(words),
        LastApprovedHeadline = lastHeadline, LastApprovedText = lastText, Published = published, Zone = house.Zone, HouseLanguages = [house.Language, .. NewsroomForm.Of(house).FurtherTags],
    };
}

/// <summary>A release in a list.</summary>
public sealed record ReleaseRow(Guid Id, string Headline, string Language, ReleaseStage Stage, string Slug, DateTimeOffset? PublishedAt, DateTimeOffset UpdatedAt);

/// <summary>A release that says the same in another language.</summary>
/// <param name="IsOriginal">Whether the others are translations of it.</param>
public sealed record TranslatedRow(Guid Id, string Headline, string Language, ReleaseStage Stage, bool IsOriginal);

/// <summary>A release that waits for reviewers, with what is missing.</summary>
public sealed record WaitingRelease(Guid Id, string Headline, string Language, DateTimeOffset UpdatedAt, Readiness Readiness);
