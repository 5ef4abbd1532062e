using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Demands;

/// <summary>One remark for a screen, with its place in the text as it stands.</summary>
public sealed record RemarkView
{
    private const int FarBehind = 500;

    private readonly Remark _remark;
    private readonly RemarkedText _text;

    internal RemarkView(Remark remark, RemarkedText text, Actor reader, int followed)
    {
        (_remark, _text, IsFarBehind) = (remark, text, followed > FarBehind);
        (Quote, Suggestion) = text.MayRead(reader, remark.Quote) ? (remark.Quote, remark.Suggestion) : (RemarkedText.TakenOut, null);
        Replies = [.. remark.Replies.OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => new ReplyView(r.Id, r.Words, r.Author, r.At))];
    }

    /// <summary>Id.</summary>
    public Guid Id => _remark.Id;

    /// <summary>Whether somebody outside made it, who reads its replies.</summary>
    public bool IsFromOutside => OutsideReviewer.IsMarked(_remark.Author);

    /// <summary>What it is about.</summary>
    public Part Part => _remark.Part;

    /// <summary>The letter, demand or release.</summary>
    public Guid SubjectId => _remark.SubjectId;

    /// <summary>What the text is called on screen.</summary>
    public string On => _text.Name;

    /// <summary>Where its passage begins, at <see cref="Version"/>.</summary>
    public int Start => _remark.Start;

    /// <summary>Where it ends.</summary>
    public int End => _remark.End;

    /// <summary>The version of the text at which its place is given: the newest for an open remark, that of its closing for a closed one.</summary>
    public int Version => _remark.TextVersion;

    /// <summary>The words it was made about. Once they were taken out of the text, only who may read what it was is told them.</summary>
    public string Quote { get; }

    /// <summary>Whether it is about the whole of its text, or what was the whole when it was made.</summary>
    public bool IsOnWhole => _remark.Quote == _text.Text || (IsOpen && Start == 0 && End > 0 && End == _text.Text.Length);

    /// <summary>Whether none of its words are left.</summary>
    public bool IsGone => _remark.Place.IsGone;

    /// <summary>What stands in its place now, where that is no longer what it was made about; null otherwise.</summary>
    public string? NowReads => IsOpen && !IsGone && (!_text.HasLog || Version == _text.Version) && _remark.Place.WordsIn(_text.Text) is { } now && now != _remark.Quote ? now : null;

    /// <summary>What is said.</summary>
    public string Words => _remark.Words;

    /// <summary>What should stand in its place; null when it suggests nothing, or isn't told with the words it was made about.</summary>
    public string? Suggestion { get; }

    /// <summary>Whether it holds the approval up while it is open.</summary>
    public bool IsBlocking => _remark.IsBlocking;

    /// <summary>Whether it is still to be dealt with.</summary>
    public bool IsOpen => State == RemarkState.Open;

    /// <summary>How far it has come.</summary>
    public RemarkState State => _remark.State;

    /// <summary>Who made it.</summary>
    public string Author => _remark.Author;

    /// <summary>When.</summary>
    public DateTimeOffset At => _remark.At;

    /// <summary>Who closed it; empty while it is open.</summary>
    public string ClosedBy => _remark.ClosedBy;

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt => _remark.ClosedAt;

    /// <summary>What was answered, oldest first.</summary>
    public IReadOnlyList<ReplyView> Replies { get; }

    /// <summary>Whether so many changes were followed to find its place that it should be written down anew.</summary>
    public bool IsFarBehind { get; }

    /// <summary>Why this person can't answer it, or null.</summary>
    public Refusal? WhyNotReply(Actor actor) => _remark.WhyNotReply(actor, _text);

    /// <summary>Why this person can't say that it is dealt with, or null.</summary>
    public Refusal? WhyNotResolve(Actor actor) => _remark.WhyNotResolve(actor, _text);

    /// <summary>Why this person can't open it again, or null.</summary>
    public Refusal? WhyNotReopen(Actor actor) => _remark.WhyNotReopen(actor, _text);

    /// <summary>Why this person can't put its suggestion into the text, or null.</summary>
    public Refusal? WhyNotAccept(Actor actor) => _remark.WhyNotAccept(actor, _text);

    /// <summary>Why this person can't decline its suggestion, or null.</summary>
    public Refusal? WhyNotDecline(Actor actor) => _remark.WhyNotDecline(actor, _text);
}

/// <summary>An answer, for a screen.</summary>
public sealed record ReplyView(Guid Id, string Words, string Author, DateTimeOffset At);

/// <summary>Where somebody is called by their name: in which letter or release, by whom, and in which words.</summary>
/// <param name="ThingId">The letter or release.</param>
/// <param name="Reference">What people know the text by.</param>
public sealed record Mention(Guid RemarkId, Guid ThingId, string Reference, string By, string Words, DateTimeOffset At)
{
    // The last words that call them; they may be those of a reply.
    internal static Mention Of(Remark remark, Actor actor, Guid thingId, string reference)
    {
        var called = remark.Replies.OrderByDescending(r => r.At).FirstOrDefault(r => Mentioned.Calls(r.Words, actor.Name));
        return called is null ? new(remark.Id, thingId, reference, remark.Author, remark.Words, remark.At) : new(remark.Id, thingId, reference, called.Author, called.Words, called.At);
    }
}
