using System.Data.Common;
using AdvocacyTracker.Rules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdvocacyTracker.Data;

/// <summary>What a person is told when the database itself can't do what was asked.</summary>
public static class StorageRefusal
{
    /// <summary>The sentence for a failure of the machine, or null when the exception is a bug of ours.</summary>
    public static Refusal? Of(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => SavedMeanwhile,
        DbUpdateException { InnerException: { } inner } => Of(inner),
        // What EF Core makes of a failure that may pass.
        InvalidOperationException { InnerException: (DbException or DbUpdateException) and var inner } => Of(inner),
        SqliteException e => OfSqlite(e.SqliteErrorCode),
        PostgresException e => OfPostgres(e.SqlState),
        NpgsqlException => Unreachable,
        _ => null,
    };

    private static Refusal SavedMeanwhile { get; } = new("Somebody else saved this at the same moment: nothing of yours was stored; reload to see their words and try again.");

    private static Refusal Unreachable { get; } = new("The database can't be reached: nothing was stored; try again in a moment.");

    private static Refusal Busy { get; } = new("The database is busy with another program's work: nothing was stored; try again in a moment.");

    private static Refusal Full { get; } = new("The disk is full: nothing was stored; ask whoever runs this machine to make room.");

    private static Refusal ReadOnly { get; } = new("The database is read-only: nothing was stored; ask whoever runs this machine to make it writable.");

    // Result codes: https://www.sqlite.org/rescode.html
    private static Refusal? OfSqlite(int code) => code switch
    {
        5 or 6 => Busy,
        8 => ReadOnly,
        10 or 11 or 26 => new("The database file can't be read as it should: nothing was stored; ask whoever runs this machine to look at the disk."),
        13 => Full,
        14 => new("The database file can't be opened: nothing was stored; ask whoever runs this machine whether it was moved."),
        _ => null,
    };

    // Classes of states: https://www.postgresql.org/docs/current/errcodes-appendix.html. What is none of these is a bug of ours.
    private static Refusal? OfPostgres(string state) => state switch
    {
        PostgresErrorCodes.UniqueViolation => SavedMeanwhile,
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly,
        PostgresErrorCodes.DiskFull => Full,
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => Busy,
        _ => state[..2] is "08" or "28" or "3D" or "53" or "57" or "58" ? Unreachable : null,
    };
}
