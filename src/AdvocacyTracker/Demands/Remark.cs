using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Demands;

/// <summary>What somebody says about a passage, and the words they would put in its place if they suggest any. It keeps to its passage while the text around it changes.</summary>
public sealed class Remark
{
    private readonly List<RemarkReply> _replies = [];

    private Remark()
    {
    }

    internal Remark(Part part, Guid subjectId, Passage passage, string words, string? suggestion, bool isBlocking, Actor author, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (Part, SubjectId, Start, End, TextVersion, Quote) = (part, subjectId, passage.Start, passage.End, passage.Version, passage.Quote);
        (Words, Suggestion, IsBlocking, AuthorId, Author, At) = (words, suggestion, isBlocking, author.Id, author.Name, at);
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

    /// <summary>What was answered, oldest first.</summary>
    public IReadOnlyList<RemarkReply> Replies => _replies;
}

/// <summary>A passage of a text: where it stands, in UTF-16 units, at which version, and its words.</summary>
public sealed record Passage(int Start, int End, int Version, string Quote);

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
