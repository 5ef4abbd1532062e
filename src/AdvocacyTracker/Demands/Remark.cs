using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>What somebody says about a passage, and the words they would put in its place if they suggest any. It keeps to its passage while the text around it changes.</summary>
public sealed class Remark
{
    private readonly List<RemarkReply> _replies = [];

    private Remark()
    {
    }

    internal Remark(RemarkedText text, RemarkForm form, Actor author, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (Part, SubjectId, Quote) = (text.Part, text.Id, form.Passage.Quote);
        Place = form.Passage;
        (Words, Suggestion, IsBlocking) = (form.Words.Trim(), form.Suggestion is { } suggestion ? TextRules.Normalize(suggestion) : null, form.IsBlocking);
        (AuthorId, Author, At) = (author.Id, author.Name, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whether it is about a letter's or a release's body, or a demand's text.</summary>
    public Part Part { get; private set; }

    /// <summary>The letter, release or demand.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Where its passage begins, in UTF-16 units of the text at <see cref="TextVersion"/>.</summary>
    public int Start { get; private set; }

    /// <summary>Where its passage ends. The same as <see cref="Start"/> when its words are gone.</summary>
    public int End { get; private set; }

    /// <summary>The version of the text's log at which its place was last written down.</summary>
    public int TextVersion { get; private set; }

    /// <summary>The words it was made about.</summary>
    public string Quote { get; private set; } = null!;

    /// <summary>What is said.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What should stand in the passage's place; null for a remark that suggests nothing.</summary>
    public string? Suggestion { get; private set; }

    /// <summary>Whether it holds the approval up while it is open.</summary>
    public bool IsBlocking { get; private set; }

    /// <summary>Who made it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Their name then.</summary>
    public string Author { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who is called by <c>@name</c> in it or in a reply.</summary>
    public List<Guid> MentionedIds { get; private set; } = [];

    /// <summary>Whether it is open, and how it was closed.</summary>
    public RemarkState State { get; private set; }

    /// <summary>Who closed it; empty while it is open.</summary>
    public string ClosedBy { get; private set; } = "";

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What was answered.</summary>
    public IReadOnlyList<RemarkReply> Replies => _replies;

    /// <summary>Where its passage is.</summary>
    internal Passage Place
    {
        get => new(Start, End, TextVersion, Quote);
        private set => (Start, End, TextVersion) = (value.Start, value.End, value.Version);
    }

    /// <summary>Why this person can't remark on a text, or null.</summary>
    public static Refusal? WhyNotMake(Actor actor, RemarkedText text) => Permissions.WhyNot(actor, Deed.Remark) ?? text.Closed;

    /// <summary>Why this person can't answer it, or null.</summary>
    public Refusal? WhyNotReply(Actor actor, RemarkedText text) => Permissions.WhyNot(actor, Deed.Remark) ?? text.Closed ?? WhyClosed();

    /// <summary>Why this person can't say that it is dealt with, or null.</summary>
    public Refusal? WhyNotResolve(Actor actor, RemarkedText text) => WhyNotKeep(actor, text) ?? WhyClosed();

    /// <summary>Why this person can't open it again, or null.</summary>
    public Refusal? WhyNotReopen(Actor actor, RemarkedText text) => WhyNotKeep(actor, text) ?? State switch
    {
        RemarkState.Open => new("This remark is open already."),
        RemarkState.Accepted => new("Its suggestion stands in the text already: make a new remark."),
        _ => null,
    };

    /// <summary>Why this person can't put its suggestion into the text, or null.</summary>
    public Refusal? WhyNotAccept(Actor actor, RemarkedText text) => text.WhyNotRevise(actor) ?? WhyNoSuggestion() ?? WhyClosed() ?? WhyMoved(text);

    /// <summary>Why this person can't decline its suggestion, or null.</summary>
    public Refusal? WhyNotDecline(Actor actor, RemarkedText text) => Permissions.WhyNot(actor, text.Revising) ?? WhyNoSuggestion() ?? WhyClosed();

    internal void Reply(string words, Actor author, DateTimeOffset at) => _replies.Add(new RemarkReply(Id, words.Trim(), author, at));

    internal void Mention(IEnumerable<Guid> memberIds) => MentionedIds = [.. MentionedIds.Union(memberIds)];

    internal void Close(RemarkState state, Actor by, DateTimeOffset at) => (State, ClosedBy, ClosedAt) = (state, by.Name, at);

    internal void Reopen() => (State, ClosedBy, ClosedAt) = (RemarkState.Open, "", null);

    /// <summary>Whether it says the same of the same passage.</summary>
    internal bool Says(Remark other) => (Words, Suggestion, Place) == (other.Words, other.Suggestion, other.Place);

    /// <summary>Keeps to the passage over a change of the text around it.</summary>
    internal void Follow(ChangeSet change, int version) => Place = Place.After(change, version);

    /// <summary>Blacks a name out of what was said, here and in the answers.</summary>
    internal void BlackOut(BlackInk ink)
    {
        (Quote, Words, Suggestion) = (ink.Over(Quote), ink.Over(Words), Suggestion is { } suggestion ? ink.Over(suggestion) : null);
        foreach (var reply in _replies) reply.BlackOut(ink);
    }

    private Refusal? WhyNotKeep(Actor actor, RemarkedText text) =>
        Permissions.WhyNot(actor, Deed.Remark)
        ?? (actor.Id == AuthorId || Permissions.WhyNot(actor, text.Revising) is null ? null
            : new Refusal($"Only {Author}, who made this remark, or somebody who may change the text closes it or opens it again: ask one of them, or reply."));

    private Refusal? WhyClosed() => State == RemarkState.Open ? null : new("This remark is closed: open it again first.");

    private Refusal? WhyNoSuggestion() => Suggestion is null ? new("This remark suggests no other words: change the text yourself, and resolve it.") : null;

    private Refusal? WhyMoved(RemarkedText text)
    {
        var stands = Place.WordsIn(text.Text);
        if (stands.Length == 0) return new("The words this suggestion was about are gone: change the text yourself, and resolve the remark.");
        return stands == Quote ? null : new($"The words were changed meanwhile: they now read “{Passage.Short(stands)}”; change the text yourself, and resolve the remark.");
    }
}

/// <summary>How far a remark has come.</summary>
public enum RemarkState
{
    /// <summary>Not dealt with.</summary>
    Open,

    /// <summary>Dealt with.</summary>
    Resolved,

    /// <summary>Its suggestion stands in the text.</summary>
    Accepted,

    /// <summary>Its suggestion was not taken.</summary>
    Declined,
}
