using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdvocacyTracker.Data.Sqlite;

/// <summary>What each connection must say: every commit is on the disk, and references hold. (The write-ahead log is a property of the file, set when it is made.)</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Say(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Say(connection);
        return Task.CompletedTask;
    }

    private static void Say(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;";
        command.ExecuteNonQuery();
    }
}
