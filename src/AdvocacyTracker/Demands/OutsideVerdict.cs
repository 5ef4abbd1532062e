using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Demands;

/// <summary>What an outside reviewer says of exactly these words. It is advice: no approval, and read by no standing. Never changed or deleted.</summary>
public sealed class OutsideVerdict
{
    private OutsideVerdict()
    {
    }

    internal OutsideVerdict(Guid reviewerId, Part part, Guid subjectId, string hash, Decision decision, string reason, DateTimeOffset at) =>
        (Id, ReviewerId, Part, SubjectId, Hash, Decision, Reason, At) = (Guid.CreateVersion7(), reviewerId, part, subjectId, hash, decision, reason.Trim(), at);

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The link by which they came.</summary>
    public Guid ReviewerId { get; private set; }

    /// <summary>The letter's own text or a demand.</summary>
    public Part Part { get; private set; }

    /// <summary>The letter or demand.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>SHA-256 of exactly the words that were seen.</summary>
    public string Hash { get; private set; } = null!;

    /// <summary>What they say; never an override.</summary>
    public Decision Decision { get; private set; }

    /// <summary>Why; needed for anything but an approval.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
