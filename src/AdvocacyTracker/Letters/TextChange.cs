namespace AdvocacyTracker.Letters;

/// <summary>One change of a body's log: what was changed, in CodeMirror's JSON form, by whom and when. Version n leads from text n-1 to text n.</summary>
public sealed class TextChange
{
    private TextChange()
    {
    }

    internal TextChange(Guid textId, int version, string changes, string page, Guid authorId, DateTimeOffset at) =>
        (TextId, Version, Changes, Page, AuthorId, At) = (textId, version, changes, page, authorId, at);

    /// <summary>The letter or release whose body it is.</summary>
    public Guid TextId { get; private set; }

    /// <summary>Its place in the log, from 1. Unique with the text: two changes can't both follow the same version.</summary>
    public int Version { get; private set; }

    /// <summary>A change set, as <see cref="Text.ChangeSet"/> reads it.</summary>
    public string Changes { get; private set; } = null!;

    /// <summary>The open page that sent it, so that it knows its own again when the answer was lost; empty for the program's own.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Who made it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset At { get; private set; }
}
