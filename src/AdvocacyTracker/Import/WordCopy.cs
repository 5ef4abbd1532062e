using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Import;

/// <summary>What somebody changed and said in a Word file while its changes were tracked.</summary>
public sealed record WordCopy(IReadOnlyList<WordParagraph> Paragraphs, IReadOnlyList<WordComment> Comments)
{
    /// <summary>The most a file may hold, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The most changes and comments, together, that one file may bring.</summary>
    public const int MostChanges = 500;

    internal static Refusal TooMany { get; } = new($"This Word file holds more than {MostChanges} changes and comments: bring it in as several files.");

    /// <summary>Stands for the end of a paragraph in <see cref="WordEdit.Instead"/>.</summary>
    public const char ParagraphEnd = '\u2029';

    /// <summary>Reads a .docx file, whatever its bytes are; refused in one sentence when it is none, or brings nothing.</summary>
    public static Result<WordCopy> Read(byte[] file)
    {
        var copy = WordFile.Open(file, WordReader.Read);
        if (!copy.IsDone) return copy;
        return copy.Value.Comments.Count > 0 || copy.Value.Paragraphs.Any(p => p.Edits.Count > 0 || p.JoinedBy is not null)
            ? copy
            : new Refusal("This Word file holds no tracked changes and no comments: what was changed in it without tracking can't be told from the letter itself.");
    }
}

/// <summary>A paragraph as it was before anybody changed it.</summary>
/// <param name="Edits">In order, apart from each other.</param>
/// <param name="JoinedBy">Who made one paragraph of it and the next; null where nobody did.</param>
public sealed record WordParagraph(string Text, IReadOnlyList<WordEdit> Edits, string? JoinedBy);

/// <summary>Words put in the place of others. Places are UTF-16 units of the paragraph as it was.</summary>
/// <param name="At">When, as the file says; null where it doesn't.</param>
public sealed record WordEdit(int Start, int End, string Instead, string Author, DateTime? At);

/// <summary>A comment with the replies to it, and the words it is about, which may begin in one paragraph and end in another.</summary>
public sealed record WordComment(int Paragraph, int Start, int LastParagraph, int End, string Words, string Author);
