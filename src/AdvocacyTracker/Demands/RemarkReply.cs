using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>An answer to a remark.</summary>
public sealed class RemarkReply
{
    private RemarkReply()
    {
    }

    internal RemarkReply(Guid remarkId, string words, Actor author, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (RemarkId, Words, AuthorId, Author, At) = (remarkId, words, author.Id, author.Name, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The remark it answers.</summary>
    public Guid RemarkId { get; private set; }

    /// <summary>What is said.</summary>
    public string Words { get; private set; } = null!;

    /// <summary>Who says it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Their name then.</summary>
    public string Author { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    internal void BlackOut(BlackInk ink) => Words = ink.Over(Words);
}
