using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdvocacyTracker.Data;

/// <summary>The database without EF Core, whose first question takes longer than all of a start may: for the few things that are answered before it is there.</summary>
public sealed class PlainDatabase
{
    private readonly DbProviderFactory _provider;
    private readonly string _connection;

    private PlainDatabase(DbProviderFactory provider, string connection, string keepRows) => (_provider, _connection, KeepRows) = (provider, connection, keepRows);

    /// <summary>What makes a question keep the rows that it reads as they are until its transaction ends; SQLite, with its one writer, needs no such words.</summary>
    public string KeepRows { get; }

    /// <summary>An SQLite file, which is not made where it is missing.</summary>
    public static PlainDatabase Sqlite(string file) => new(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 15 }.ToString(), "");

    /// <summary>PostgreSQL.</summary>
    public static PlainDatabase Postgres(string connection) => new(NpgsqlFactory.Instance, connection, " FOR SHARE");

    /// <summary>A connection, open.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        var connection = _provider.CreateConnection()!;
        connection.ConnectionString = _connection;
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A statement.</summary>
    /// <param name="values">Its parameters: text, numbers, bytes and instants in UTC.</param>
    public static DbCommand Statement(DbConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        var statement = connection.CreateCommand();
        statement.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = statement.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            statement.Parameters.Add(parameter);
        }
        return statement;
    }
}
