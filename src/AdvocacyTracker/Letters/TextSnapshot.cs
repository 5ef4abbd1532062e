namespace AdvocacyTracker.Letters;

/// <summary>A body as it stood at one version of its log, so that an earlier text is rebuilt from the nearest snapshot and the changes since.</summary>
public sealed class TextSnapshot
{
    private TextSnapshot()
    {
    }

    internal TextSnapshot(Guid textId, int version, string text) => (TextId, Version, Text) = (textId, version, text);

    /// <summary>The letter or release whose body it is.</summary>
    public Guid TextId { get; private set; }

    /// <summary>After how many changes.</summary>
    public int Version { get; private set; }

    /// <summary>The whole text.</summary>
    public string Text { get; private set; } = null!;
}
