using AdvocacyTracker.Notices;

namespace AdvocacyTracker.Demands;

/// <summary>That people were told of a day that comes near, so that they are told once. A day that was moved is another one.</summary>
public sealed class ToldDeadline
{
    private ToldDeadline()
    {
    }

    internal ToldDeadline(Guid subjectId, NoticeKind kind, DateOnly due) => (SubjectId, Kind, Due) = (subjectId, kind, due);

    /// <summary>The letter or demand.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Which of its days.</summary>
    public NoticeKind Kind { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly Due { get; private set; }
}
