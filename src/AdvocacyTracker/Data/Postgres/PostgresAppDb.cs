using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Data.Postgres;

/// <summary>The database as PostgreSQL, where one machine no longer does. A deed holds its row, since READ COMMITTED alone would let an edit race a sending.</summary>
public sealed class PostgresAppDb(DbContextOptions<PostgresAppDb> options) : AppDb(options)
{
    /// <inheritdoc/>
    // Ids never change, so whoever only refers to the row (a foreign key's check) need not wait for its deeds.
    public override Task LockRowAsync<T>(Guid id, CancellationToken ct) => LockAsync<T>(id, "FOR NO KEY UPDATE", ct);

    /// <inheritdoc/>
    public override Task KeepRowAsync<T>(Guid id, CancellationToken ct) => LockAsync<T>(id, "FOR SHARE", ct);

    /// <inheritdoc/>
    public override Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task LockNameAsync(string name, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({name}))", ct);

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<long>> FindWordsAsync(IReadOnlyList<string> words, long before, int most, CancellationToken ct)
    {
        var all = string.Join(" & ", words.Select(w => w.Length > 1 ? $"'{w}':*" : $"'{w}'"));
        return await Database.SqlQuery<long>($"SELECT \"Key\" AS \"Value\" FROM \"SearchEntries\" WHERE \"Index\" @@ {all}::tsquery AND \"Key\" < {before} ORDER BY \"Key\" DESC LIMIT {most}").ToListAsync(ct);
    }

    private async Task LockAsync<T>(Guid id, string strength, CancellationToken ct)
    {
        var table = Model.FindEntityType(typeof(T))!.GetTableName();
        // The table's name is the model's own, never a person's input.
        var sql = "SELECT 1 FROM \"" + table + "\" WHERE \"Id\" = {0} " + strength;
        await Database.ExecuteSqlRawAsync(sql, [id], ct);
    }
}
