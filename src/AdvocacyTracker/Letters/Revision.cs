using System.Text.Json;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>A named point of a text, immutable but for a name that is blacked out of it: its words as canonical JSON, their SHA-256, who wrote them, and when they were first named.</summary>
public sealed class Revision
{
    private Revision()
    {
    }

    internal Revision(Part part, Guid subjectId, string name, string json, string hash, IEnumerable<Guid> authors, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (Part, SubjectId, Name, Json, Hash, At) = (part, subjectId, name, json, hash, now);
        Authors = [.. authors];
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What of the subject these words are.</summary>
    public Part Part { get; private set; }

    /// <summary>The demand, letter or release.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Why the point was named, such as "Submitted".</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The words, as canonical JSON.</summary>
    public string Json { get; private set; } = null!;

    /// <summary>SHA-256 of the words, lower-case hex.</summary>
    public string Hash { get; private set; } = null!;

    /// <summary>Who wrote these words; none of them may approve them.</summary>
    public List<Guid> Authors { get; private set; } = [];

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When a name was blacked out of the words; null if never. Then <see cref="Hash"/> is still that of the words as they were, which nobody can compute again.</summary>
    public DateTimeOffset? BlackedOutAt { get; private set; }

    /// <summary>Blacks a name out of the words, and says so where it stood in them. The hash stays.</summary>
    internal void BlackOut(BlackInk ink, DateTimeOffset now)
    {
        Name = ink.Over(Name);
        if (ink.OverJson(Json) is { } json) (Json, BlackedOutAt) = (json, now);
    }

    /// <summary>The body of a letter or release among these words; null where there is none.</summary>
    internal string? Body()
    {
        using var words = JsonDocument.Parse(Json);
        return Part switch
        {
            Part.KeptBody => words.RootElement.GetString(),
            Part.LetterText or Part.ReleaseText => words.RootElement.GetProperty("Body").GetString(),
            Part.WholeLetter => words.RootElement.GetProperty("Letter").GetProperty("Body").GetString(),
            Part.Publication => words.RootElement.GetProperty("Text").GetProperty("Body").GetString(),
            _ => null,
        };
    }
}

/// <summary>What of a subject a revision or an approval is of.</summary>
public enum Part
{
    /// <summary>A demand.</summary>
    Demand,

    /// <summary>A letter's own text.</summary>
    LetterText,

    /// <summary>A letter and its demands, as it went out.</summary>
    WholeLetter,

    /// <summary>A release's headline and subhead.</summary>
    Headline,

    /// <summary>A release's text with everything it prints.</summary>
    ReleaseText,

    /// <summary>A release as it was published.</summary>
    Publication,

    /// <summary>A body that lost a conflict and was kept.</summary>
    KeptBody,

    /// <summary>Fields of a letter, its demands or a release that two people changed at once, with both texts.</summary>
    KeptFields,
}
