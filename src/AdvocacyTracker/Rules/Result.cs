using System.Diagnostics.CodeAnalysis;

namespace AdvocacyTracker.Rules;

/// <summary>How a deed without a value of its own ended: done, or refused with a sentence.</summary>
public sealed record Result
{
    /// <summary>The deed was done.</summary>
    public static Result Done { get; } = new();

    /// <summary>Null when the deed was done.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Whether the deed was done.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>The deed was refused.</summary>
    public static Result Refused(string sentence) => new() { Refusal = new Refusal(sentence) };

    /// <summary>A refusal is a result.</summary>
    public static implicit operator Result(Refusal refusal) => new() { Refusal = refusal };
}
