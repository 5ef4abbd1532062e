using AdvocacyTracker.Notices;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>A letter to somebody in power. It keeps its demands by reference and in order; the demands keep their own words.</summary>
public sealed class Letter
{
    /// <summary>What stands in the trail in place of a restricted letter's reference, and of its demands'.</summary>
    internal const string HiddenName = "Restricted letter";

    private readonly List<LetterRecipient> _recipients = [];

    private Letter()
    {
    }

    internal Letter(string reference, LetterForm form, Guid ownerId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (Reference, OwnerId, CreatedAt) = (reference, ownerId, now);
        Take(form);
        Authors = [ownerId];
        Touch(now);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The number people know it by, such as <c>2017-003</c>.</summary>
    public string Reference { get; private set; } = null!;

    /// <summary>In whose name it goes out.</summary>
    public LetterKind Kind { get; private set; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>Subject line.</summary>
    public string Subject { get; private set; } = null!;

    /// <summary>The date printed on it, when known.</summary>
    public DateOnly? LetterDate { get; private set; }

    /// <summary>Where it is written.</summary>
    public string Place { get; private set; } = "";

    /// <summary>What it is written for.</summary>
    public Occasion Occasion { get; private set; } = Occasion.None;

    /// <summary>When an answer is due.</summary>
    public DateOnly? ReplyDue { get; private set; }

    /// <summary>Who may learn of it.</summary>
    public Confidentiality Confidentiality { get; private set; }

    /// <summary>Who else may learn of a restricted letter, besides its owner.</summary>
    public List<Guid> NamedIds { get; private set; } = [];

    /// <summary>The greeting.</summary>
    public string Salutation { get; private set; } = "";

    /// <summary>The running text, in Markdown: the head of its log of changes.</summary>
    public string Body { get; private set; } = "";

    /// <summary>How many changes the body's log holds.</summary>
    public int BodyVersion { get; private set; }

    /// <summary>The closing formula.</summary>
    public string Closing { get; private set; } = "";

    /// <summary>Whose conduct must change.</summary>
    public IReadOnlyList<string> Targets { get; private set; } = [];

    /// <summary>Who signs.</summary>
    public IReadOnlyList<Signatory> Signatories { get; private set; } = [];

    /// <summary>Who is what to it.</summary>
    public IReadOnlyList<LetterRecipient> Recipients => _recipients;

    /// <summary>References of its demands, in order; withdrawn ones are not among them.</summary>
    public IReadOnlyList<string> DemandOrder { get; private set; } = [];

    /// <summary>How many demands it ever had: numbers are never given twice.</summary>
    public int DemandsEver { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Who wrote any of its own text.</summary>
    public List<Guid> Authors { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public LetterStage Stage { get; private set; }

    /// <summary>SHA-256 of its own text as it stands (<see cref="LetterWords"/>).</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The whole that was signed off; null before.</summary>
    public string? SignedOffHash { get; private set; }

    /// <summary>Who signed it off.</summary>
    public string SignedOffBy { get; private set; } = "";

    /// <summary>How it went out.</summary>
    public Delivery Delivery { get; private set; } = Delivery.Unknown;

    /// <summary>The day it went out; null when unknown or not yet.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>The frozen whole that went out.</summary>
    public Guid? SentRevisionId { get; private set; }

    /// <summary>Why it should not have gone out; empty otherwise.</summary>
    public string RecallNote { get; private set; } = "";

    /// <summary>Who imported it; empty for a letter written here.</summary>
    public string ImportedBy { get; private set; } = "";

    /// <summary>What whoever imported it should be told of it, such as how its text is known.</summary>
    public string ImportNote { get; private set; } = "";

    /// <summary>When it was started.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When anything of it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Counts changes; two that meet are never both kept.</summary>
    public long Version { get; private set; }

    /// <summary>Its name in the audit trail, which tells nobody that a restricted letter exists.</summary>
    internal string TrailName => Confidentiality == Confidentiality.Restricted ? HiddenName : Reference;

    /// <summary>What a notice says it is about.</summary>
    internal NoticeSubject Noticed => NoticedFor(Occasion.Date);

    /// <summary>The same, with another day on which something is due. A restricted letter names none: a summit’s day would tell which.</summary>
    internal NoticeSubject NoticedFor(DateOnly? due) => new(NoticeAbout.Letter, Id, TrailName, Confidentiality == Confidentiality.Restricted ? null : due);

    /// <summary>Whether this person may learn that the letter exists.</summary>
    public bool IsVisibleTo(Actor actor) => Confidentiality != Confidentiality.Restricted || OwnerId == actor.Id || NamedIds.Contains(actor.Id);

    /// <summary>Why its words can't be changed, or null.</summary>
    public Refusal? WhyNotRevise(Actor actor) => Permissions.WhyNot(actor, Deed.Revise) ?? WhyFrozen();

    /// <summary>Why this person can't say who may know of it, or null. Its owner does, at any stage, and can't shut themselves out.</summary>
    public Refusal? WhyNotConfide(Actor actor) => OwnerId == actor.Id ? Permissions.WhyNot(actor, Deed.Confide) : new("Only its owner says who may know of this letter: ask them to.");

    /// <summary>Why it can't be handed to the reviewers, or null. The demands have their own say.</summary>
    public Refusal? WhyNotSubmit(Actor actor) =>
        Permissions.WhyNot(actor, Deed.Submit) ?? WhyFrozen()
        ?? (_recipients.All(r => r.Role != RecipientRole.Addressee) ? new Refusal("This letter has no addressee: add the recipient who gets it.") : null)
        ?? (TextRules.IsBlank(Body) ? new Refusal("This letter has no text yet: write its body first.") : null)
        ?? (DemandOrder.Count == 0 ? new Refusal("This letter makes no demand yet: add the first one.") : null);

    /// <summary>Why it can't be taken back to draft, or null.</summary>
    public Refusal? WhyNotWithdraw(Actor actor) => Permissions.WhyNot(actor, Deed.Withdraw) ?? Stage switch
    {
        LetterStage.Draft => new("This letter is a draft already."),
        LetterStage.Sent => new("This letter has gone out and can't be taken back: mark it as sent in error instead."),
        LetterStage.Recalled => new("This letter has gone out and can't be taken back: it is marked as sent in error, so draft another one."),
        _ => null,
    };

    /// <summary>Why it can't be marked as sent in error, or null.</summary>
    public Refusal? WhyNotRecall(Actor actor) => Permissions.WhyNot(actor, Deed.Recall) ?? Stage switch
    {
        LetterStage.Sent => null,
        LetterStage.Recalled => new("This letter is marked as sent in error already."),
        LetterStage.Draft => new("This letter is a draft: nothing has gone out that could be in error."),
        _ => new("This letter has not gone out: take it back to draft instead."),
    };

    internal void Revise(LetterForm form, Actor actor, DateTimeOffset now)
    {
        var before = Hash;
        Take(form);
        Touch(now);
        if (Hash != before) Credit(actor);
    }

    internal void Replace(string body, Actor actor, DateTimeOffset now)
    {
        (Body, BodyVersion) = (body, BodyVersion + 1);
        Credit(actor);
        Touch(now);
    }

    internal void Add(RecipientRow recipient, RecipientRole role, Actor actor, DateTimeOffset now)
    {
        _recipients.Add(new LetterRecipient(Id, recipient, role, _recipients.Count == 0 ? 1 : _recipients.Max(r => r.Position) + 1));
        if (role == RecipientRole.Addressee && TextRules.IsBlank(Salutation)) Salutation = recipient.Salutation;
        Credit(actor);
        Touch(now);
    }

    internal void Remove(LetterRecipient recipient, Actor actor, DateTimeOffset now)
    {
        _recipients.Remove(recipient);
        Credit(actor);
        Touch(now);
    }

    internal void TakeOver(LetterRecipient copy, RecipientRow recipient, Actor actor, DateTimeOffset now)
    {
        copy.TakeOver(recipient);
        Credit(actor);
        Touch(now);
    }

    internal string NextDemandReference() => $"D-{Reference}-{++DemandsEver}";

    internal void OrderDemands(IReadOnlyList<string> references, Actor actor, DateTimeOffset now)
    {
        DemandOrder = references;
        Credit(actor);
        Touch(now);
    }

    internal void Confide(Confidentiality to, DateTimeOffset now)
    {
        Confidentiality = to;
        Touch(now);
    }

    internal void Name(Guid memberId, bool mayKnow, DateTimeOffset now)
    {
        var others = NamedIds.Where(n => n != memberId);
        NamedIds = mayKnow ? [.. others, memberId] : [.. others];
        Touch(now);
    }

    /// <summary>Makes it somebody else's. Whose it was knows of it no longer if it is restricted.</summary>
    internal void HandTo(Guid ownerId)
    {
        NamedIds = [.. NamedIds.Where(n => n != OwnerId && n != ownerId)];
        OwnerId = ownerId;
        MoveOn();
    }

    internal void Submit(DateTimeOffset now)
    {
        Stage = LetterStage.InReview;
        Touch(now);
    }

    internal void Withdraw(DateTimeOffset now)
    {
        (Stage, SignedOffHash, SignedOffBy) = (LetterStage.Draft, null, "");
        Touch(now);
    }

    internal void SignOff(string wholeHash, Actor actor, DateTimeOffset now)
    {
        (Stage, SignedOffHash, SignedOffBy) = (LetterStage.SignedOff, wholeHash, actor.Name);
        Touch(now);
    }

    internal void Send(Guid revisionId, Delivery delivery, DateOnly? on, DateTimeOffset now)
    {
        (Stage, SentRevisionId, Delivery, SentOn) = (LetterStage.Sent, revisionId, delivery, on);
        Touch(now);
    }

    internal void Recall(string note, DateTimeOffset now)
    {
        (Stage, RecallNote) = (LetterStage.Recalled, note);
        Touch(now);
    }

    internal void MarkImported(string by, string note, IReadOnlyList<string> demandOrder, int demandsEver, DateTimeOffset now)
    {
        (ImportedBy, ImportNote, DemandOrder, DemandsEver) = (by, note, demandOrder, demandsEver);
        Touch(now);
    }

    /// <summary>A demand, a remark or a decision on it changed: its open pages read anew. Its own words stay, and so does when they last changed.</summary>
    internal void MoveOn() => Version++;

    private Refusal? WhyFrozen() => Stage switch
    {
        LetterStage.SignedOff => new("This letter is signed off and its text is frozen: take it back to draft to change it."),
        LetterStage.Sent or LetterStage.Recalled => new("This letter has gone out and never changes again: say what is missing in another one."),
        _ => null,
    };

    private void Take(LetterForm form)
    {
        (Subject, Kind, Language, LetterDate, Place) = (form.Subject.Trim(), form.Kind, form.Language, form.LetterDate, form.Place.Trim());
        Occasion = new(form.OccasionName.Trim(), form.OccasionPlace.Trim(), form.OccasionDate);
        (ReplyDue, Salutation, Closing) = (form.ReplyDue, form.Salutation.Trim(), form.Closing.Trim());
        Targets = [.. form.Targets.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        Signatories = Signatory.Read(form.Signatories);
    }

    private void Credit(Actor actor)
    {
        if (!Authors.Contains(actor.Id)) Authors = [.. Authors, actor.Id];
    }

    private void Touch(DateTimeOffset now)
    {
        Hash = Fingerprint.Of(LetterWords.Of(this));
        UpdatedAt = now;
        Version++;
    }
}
