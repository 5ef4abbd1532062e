using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Replies;

/// <summary>What a recipient of a sent letter said to it; or that they said nothing in time.</summary>
public sealed class Reply : FollowUpEntry
{
    private Reply()
    {
    }

    internal Reply(Letter letter, LetterRecipient from, ReplyFields fields, Actor actor, DateTimeOffset now)
        : base(letter, fields.On!.Value, fields.Summary, fields.Evidence, actor, now)
    {
        (LetterRecipientId, From, Kind, Form) = (from.Id, from.EnvelopeName, fields.Kind, fields.Form);
        Answers = [.. fields.Answers.Distinct()];
    }

    /// <summary>From which recipient of the letter.</summary>
    public Guid LetterRecipientId { get; private set; }

    /// <summary>Their name as the letter's envelope bore it.</summary>
    public string From { get; private set; } = null!;

    /// <summary>What kind of answer it is.</summary>
    public ReplyKind Kind { get; private set; }

    /// <summary>How it came. It says nothing where there was no reply.</summary>
    public ReplyForm Form { get; private set; }

    /// <summary>Which asks it answers; none when it speaks of the letter as a whole.</summary>
    public IReadOnlyList<AnsweredAsk> Answers { get; private set; } = [];

    /// <inheritdoc/>
    internal override string PublicText => $"{From}\n¶\n{Summary}";

    internal override void BlackOut(Actor actor, DateTimeOffset now)
    {
        base.BlackOut(actor, now);
        From = Barred(From);
    }

    /// <summary>Whether it belongs to a demand: it answers one of its asks, or speaks of the letter as a whole.</summary>
    internal bool IsAbout(string demand) => Answers.Count == 0 || Answers.Any(a => a.Demand == demand);
}

/// <summary>An ask, by the reference of its demand and its number in it.</summary>
public sealed record AnsweredAsk(string Demand, int Ask);

/// <summary>What kind of answer a reply is.</summary>
public enum ReplyKind
{
    /// <summary>They have the letter, and say no more.</summary>
    Acknowledged,

    /// <summary>They passed it on to somebody else.</summary>
    Transferred,

    /// <summary>They answer what is asked.</summary>
    Substantive,

    /// <summary>They say no, or that they won't answer.</summary>
    Refused,

    /// <summary>They said nothing by the day on which a reply was due. A person sets it, never the clock.</summary>
    NoReply,
}

/// <summary>How a reply came.</summary>
public enum ReplyForm
{
    /// <summary>On paper.</summary>
    Letter,

    /// <summary>By e-mail.</summary>
    Mail,

    /// <summary>As a file.</summary>
    File,

    /// <summary>Said face to face.</summary>
    Meeting,

    /// <summary>Said on the telephone.</summary>
    Call,
}
