using System.Diagnostics.CodeAnalysis;

namespace AdvocacyTracker.Rules;

/// <summary>How a deed ended: with a value, or refused with a sentence.</summary>
public sealed record Result<T>
{
    private Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What the deed made; null when it was refused.</summary>
    public T? Value { get; }

    /// <summary>Null when the deed was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the deed was done.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>A value is a result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal is a result.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
