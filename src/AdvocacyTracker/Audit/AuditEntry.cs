using System.Security.Cryptography;
using System.Text.Json;

namespace AdvocacyTracker.Audit;

/// <summary>One line of the trail: who did what to which thing, and when. Each holds the hash of the one before, so a line can't be changed or dropped unseen. Holds references, never a letter's words.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    /// <summary>A new entry after <paramref name="previous"/> (null for the first).</summary>
    public AuditEntry(AuditEntry? previous, DateTimeOffset at, Guid? actorId, string actorName, string deed, string subject, Guid subjectId, string note)
    {
        (Sequence, PreviousHash) = (previous?.Sequence + 1 ?? 1, previous?.Hash ?? "");
        (At, ActorId, ActorName, Deed, Subject, SubjectId, Note) = (at, actorId, actorName, deed, subject, subjectId, note);
        Hash = HashOfThis();
    }

    /// <summary>Its place in the trail, from 1, without gaps.</summary>
    public long Sequence { get; private set; }

    /// <summary>When (UTC, to the millisecond).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who: a member, or the link of somebody outside; null for the program itself.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>Their name then.</summary>
    public string ActorName { get; private set; } = null!;

    /// <summary>The deed, such as <c>Approve</c>.</summary>
    public string Deed { get; private set; } = null!;

    /// <summary>The reference of what it was done to, such as <c>D-2017-003-2</c>.</summary>
    public string Subject { get; private set; } = null!;

    /// <summary>Its id.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What else must be known, such as the hash that was approved.</summary>
    public string Note { get; private set; } = null!;

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public string PreviousHash { get; private set; } = null!;

    /// <summary>SHA-256 of this entry and the hash before, lower-case hex.</summary>
    public string Hash { get; private set; } = null!;

    /// <summary>Whether the entry still says what it said.</summary>
    public bool IsIntact() => Hash == HashOfThis();

    private string HashOfThis() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new object?[] { Sequence, At.ToUnixTimeMilliseconds(), ActorId, ActorName, Deed, Subject, SubjectId, Note, PreviousHash })));
}
