using AdvocacyTracker.Notices;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Mail;

/// <summary>A mail in the outbox, whole and with its Message-ID before the first try: what goes out is what was stored, however often it is tried.</summary>
public sealed class OutgoingMail
{
    /// <summary>What is held while a mail is taken, settled or dropped.</summary>
    internal const string Outbox = "outbox";

    private const int MostTries = 12;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(4);

    private OutgoingMail()
    {
    }

    internal OutgoingMail(Notice notice, string to, ComposedMail mail, DateTimeOffset at)
        : this(MailPurpose.Notice, notice.MemberId, notice.SubjectId, to, mail, at) => Kind = notice.Kind;

    internal OutgoingMail(Invitation invitation, string to, ComposedMail mail, DateTimeOffset at)
        : this(MailPurpose.Invitation, invitation.MemberId!.Value, invitation.Id, to, mail, at)
    {
    }

    internal OutgoingMail(MailPurpose purpose, Guid readerId, Guid subjectId, string to, ComposedMail mail, DateTimeOffset at)
    {
        Id = mail.Id;
        (Purpose, ReaderId, SubjectId, To) = (purpose, readerId, subjectId, to);
        (MessageId, Mime, LeaveHash) = (mail.MessageId, mail.Mime, mail.LeaveHash);
        At = NextTryAt = at;
    }

    /// <summary>What the bell rings for when a mail was stored.</summary>
    public static Guid Bell { get; } = new("6f1ad6b3-4b0f-4f0e-9d43-0d6a3a0e7c11");

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is for.</summary>
    public MailPurpose Purpose { get; private set; }

    /// <summary>To whom: the id of a member, or of whatever is kept of somebody outside.</summary>
    public Guid ReaderId { get; private set; }

    /// <summary>Of what a notice tells; null for any other mail.</summary>
    public NoticeKind? Kind { get; private set; }

    /// <summary>The letter, release or invitation.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Their address then.</summary>
    public string To { get; private set; } = null!;

    /// <summary>Its Message-ID, without brackets.</summary>
    public string MessageId { get; private set; } = null!;

    /// <summary>The whole mail, in ASCII; empty once it was sent or needn't be any more, since it may hold a link.</summary>
    public string Mime { get; private set; } = null!;

    /// <summary>SHA-256 of the token with which its reader leaves; null for a mail of which there is but one.</summary>
    public string? LeaveHash { get; private set; }

    /// <summary>What became of it.</summary>
    public MailState State { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Before which it is not tried; while it is under way, when that began.</summary>
    public DateTimeOffset NextTryAt { get; private set; }

    /// <summary>What went wrong at last: a kind of trouble or the server's code, never its words.</summary>
    public string Trouble { get; private set; } = "";

    // What goes to many readers is not decided on one by one.
    private bool IsForReaders => Purpose is MailPurpose.Confirmation or MailPurpose.News;

    internal void Take(DateTimeOffset now) => (State, Tries, NextTryAt) = (MailState.UnderWay, Tries + 1, now);

    /// <summary>Puts other words in the place of those that surely were not sent.</summary>
    internal void WriteAnew(ComposedMail mail, DateTimeOffset now) => (MessageId, Mime, LeaveHash, At) = (mail.MessageId, mail.Mime, mail.LeaveHash, now);

    /// <summary>Keeps what became of it, and none of its words.</summary>
    internal void Forget() => (State, Mime) = (State == MailState.Waiting ? MailState.Dropped : State, "");

    internal void Drop() => (State, Mime) = (MailState.Dropped, "");

    /// <summary>Whether it calls its subject so.</summary>
    internal bool Names(string reference) => Mime.Contains($"{reference}:", StringComparison.Ordinal);

    /// <summary>Why nobody need decide on this mail, or null.</summary>
    public Refusal? WhyNotSettled => State is MailState.Unknown or MailState.Refused && Mime.Length > 0 ? null : new("This mail is settled already: reload the list.");

    internal void SendAgain(DateTimeOffset now) => (State, Tries, Trouble, NextTryAt) = (MailState.Waiting, 0, "", now);

    internal void Settle(MailOutcome outcome, DateTimeOffset now)
    {
        Trouble = outcome.Trouble;
        State = outcome.State == MailState.Waiting && Tries >= MostTries ? MailState.Refused : outcome.State;
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Tries - 1));
        if (State == MailState.Sent || (IsForReaders && State is (MailState.Unknown or MailState.Refused))) Mime = "";
        // Its words went meanwhile: there is nothing left to try.
        if (State == MailState.Waiting && Mime.Length == 0) State = MailState.Dropped;
        if (State == MailState.Waiting) NextTryAt = now + (wait < LongestWait ? wait : LongestWait);
    }
}

/// <summary>What became of a mail, or of one try.</summary>
public enum MailState
{
    /// <summary>Not sent yet; after a try that surely sent nothing, tried again later.</summary>
    Waiting,

    /// <summary>Being sent.</summary>
    UnderWay,

    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server refused it for good, or was out of reach for too long.</summary>
    Refused,

    /// <summary>The connection broke when the server may have had it all. Never sent again by itself: a person decides.</summary>
    Unknown,

    /// <summary>Its reader may not know of the thing any more, left, or closed their account before it was sent; or the thing itself is no more.</summary>
    Dropped,
}

/// <summary>What came of a try to send.</summary>
/// <param name="State">Waiting when nothing was sent and it may be tried again.</param>
public sealed record MailOutcome(MailState State, string Trouble = "");
