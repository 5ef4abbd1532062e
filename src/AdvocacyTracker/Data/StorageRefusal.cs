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
        DbUpdateConcurrencyException => new("Somebody else saved this at the same moment: nothing of yours was stored; reload to see their words and try again."),
        DbUpdateException { InnerException: { } inner } => Of(inner),
        SqliteException e => OfSqlite(e.SqliteErrorCode),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => ReadOnly,
        NpgsqlException => new("The database can't be reached: nothing was stored; try again in a moment."),
        _ => null,
    };

    private static Refusal ReadOnly { get; } = new("The database is read-only: nothing was stored; ask whoever runs this machine to make it writable.");

    // Result codes: https://www.sqlite.org/rescode.html
    private static Refusal? OfSqlite(int code) => code switch
    {
        5 or 6 => new("The database is busy with another program's work: nothing was stored; try again in a moment."),
        8 => ReadOnly,
        10 or 11 or 26 => new("The database file can't be read as it should: nothing was stored; ask whoever runs this machine to look at the disk."),
        13 => new("The disk is full: nothing was stored; ask whoever runs this machine to make room."),
        14 => new("The database file can't be opened: nothing was stored; ask whoever runs this machine whether it was moved."),
        _ => null,
    };
}
