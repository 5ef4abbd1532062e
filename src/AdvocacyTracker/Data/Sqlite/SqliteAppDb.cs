using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdvocacyTracker.Data.Sqlite;

/// <summary>The database as one SQLite file. Write transactions begin IMMEDIATE, so a row needs no lock of its own.</summary>
public sealed class SqliteAppDb(DbContextOptions<SqliteAppDb> options) : AppDb(options)
{
    /// <inheritdoc/>
    public override Task LockRowAsync<T>(Guid id, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public override Task KeepRowAsync<T>(Guid id, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public override Task LockNameAsync(string name, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<long>> FindWordsAsync(IReadOnlyList<string> words, long before, int most, CancellationToken ct)
    {
        var all = string.Join(' ', words.Select(w => w.Length > 1 ? $"\"{w}\"*" : $"\"{w}\""));
        return await Database.SqlQuery<long>($"SELECT rowid AS Value FROM \"SearchIndex\" WHERE \"SearchIndex\" MATCH {all} AND rowid < {before} ORDER BY rowid DESC LIMIT {most}").ToListAsync(ct);
    }

    /// <inheritdoc/>
    // EF Core does this for a file it makes, but not for an empty one or a restored one; the file remembers it.
    public override async Task PrepareAsync(CancellationToken ct) => await Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite can't order a DateTimeOffset: instants are kept as UTC text, which sorts.
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcText>();
        base.ConfigureConventions(conventions);
    }

    private sealed class UtcText() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
