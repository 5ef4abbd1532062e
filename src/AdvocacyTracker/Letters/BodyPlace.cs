namespace AdvocacyTracker.Letters;

/// <summary>Which earlier text of a body is meant: a version of its log, or the body among a revision's words.</summary>
public sealed record BodyPlace
{
    private BodyPlace()
    {
    }

    /// <summary>After how many changes; null for a revision.</summary>
    public int? Version { get; private init; }

    /// <summary>The revision; null for a version.</summary>
    public Guid? RevisionId { get; private init; }

    /// <summary>The text after so many changes.</summary>
    public static BodyPlace At(int version) => new() { Version = version };

    /// <summary>The text that a revision holds.</summary>
    public static BodyPlace Of(Guid revisionId) => new() { RevisionId = revisionId };
}
