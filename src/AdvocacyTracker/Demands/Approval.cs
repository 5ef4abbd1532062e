using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>One reviewer's decision on one revision. Never changed or deleted: when the words change it lapses, when they come back it holds again.</summary>
public sealed class Approval
{
    private Approval()
    {
    }

    internal Approval(Part part, Guid subjectId, string hash, Guid reviewerId, string reviewer, Decision decision, string reason, IReadOnlyList<string> groups, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (Part, SubjectId, Hash, ReviewerId, Reviewer, Decision, Reason, Groups, At) = (part, subjectId, hash, reviewerId, reviewer, decision, reason, groups, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What of the subject was decided on.</summary>
    public Part Part { get; private set; }

    /// <summary>The demand, letter or release.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>SHA-256 of exactly the words that were seen.</summary>
    public string Hash { get; private set; } = null!;

    /// <summary>Who decided.</summary>
    public Guid ReviewerId { get; private set; }

    /// <summary>Their name then.</summary>
    public string Reviewer { get; private set; } = null!;

    /// <summary>What they decided.</summary>
    public Decision Decision { get; private set; }

    /// <summary>Why; needed for anything but an approval.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The groups they spoke for then: their own, and those of whoever was away and had named them deputy.</summary>
    public IReadOnlyList<string> Groups { get; private set; } = [];

    /// <summary>Who imported it; empty for a decision made here.</summary>
    public string ImportedBy { get; private set; } = "";

    internal void BlackOut(BlackInk ink) => Reason = ink.Over(Reason);

    internal Approval MarkImported(string by)
    {
        ImportedBy = by;
        return this;
    }
}

/// <summary>What a reviewer may decide.</summary>
public enum Decision
{
    /// <summary>Agreed to exactly these words.</summary>
    Approved,

    /// <summary>Other words are asked for.</summary>
    ChangesRequested,

    /// <summary>This should not be said.</summary>
    Rejected,

    /// <summary>A missing approval was passed over, for a reason: it shows until somebody else approves the words.</summary>
    Overridden,
}
