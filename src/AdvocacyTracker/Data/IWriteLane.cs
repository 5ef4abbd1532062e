namespace AdvocacyTracker.Data;

/// <summary>The way every deed is written: one transaction, kept or undone as a whole.</summary>
public interface IWriteLane
{
    /// <summary>Runs the work in a transaction. It is kept when the work says so and undone otherwise, or when it throws. The work does no I/O but the database's.</summary>
    Task<T> RunAsync<T>(Func<AppDb, CancellationToken, Task<Written<T>>> work, CancellationToken ct);
}

/// <summary>What a piece of written work ends with.</summary>
public readonly record struct Written<T>(T Value, bool Keep);
