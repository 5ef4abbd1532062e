using System.Data.Common;
using AdvocacyTracker.Data;

namespace AdvocacyTracker.Press;

/// <summary>The newsroom's pages as bytes in the database, and what they depend on. It asks without EF Core, so that a start can answer with them before anything else is ready.</summary>
public sealed class KeptPages(PlainDatabase database, TimeProvider clock)
{
    /// <summary>How many are kept at most: those first asked for in an edition.</summary>
    public const int Most = 200;

    /// <summary>What the newsroom shows now.</summary>
    public async Task<Edition> EditionAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenAsync(ct);
        await using var question = PlainDatabase.Statement(connection,
            """
            SELECT COALESCE((SELECT "Epoch" FROM "Newsroom"), 0),
                   (SELECT MAX("PublishedAt") FROM "PressReleases" WHERE "Stage" = @scheduled AND "PublishedAt" <= @now),
                   (SELECT MIN("PublishedAt") FROM "PressReleases" WHERE "Stage" = @scheduled AND "PublishedAt" > @now)
            """, ("scheduled", (int)ReleaseStage.Scheduled), ("now", now.UtcDateTime));
        await using var answer = await question.ExecuteReaderAsync(ct);
        await answer.ReadAsync(ct);
        return new(answer.GetInt64(0), DateOnly.FromDateTime(now.UtcDateTime), Instant(answer, 1), Instant(answer, 2));
    }

    /// <summary>A page of this edition, or null.</summary>
    public async Task<KeptPage?> FindAsync(string edition, string address, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var question = PlainDatabase.Statement(connection,
            """SELECT "Status", "ContentType", "Policy", "Plain", "Gzip", "Brotli" FROM "KeptPages" WHERE "Address" = @address AND "Edition" = @edition""",
            ("address", address), ("edition", edition));
        await using var answer = await question.ExecuteReaderAsync(ct);
        return await answer.ReadAsync(ct)
            ? new(address, edition, answer.GetInt32(0), answer.GetString(1), answer.GetString(2), Bytes(answer, 3)!, Bytes(answer, 4), Bytes(answer, 5))
            : null;
    }

    /// <summary>Keeps a page, as long as the epoch is still the one it was made in, and lets those of other editions go.</summary>
    public async Task KeepAsync(KeptPage page, long epoch, CancellationToken ct)
    {
        // The newsroom's row is held first, as in every deed that moves the epoch.
        await using var connection = await database.OpenAsync(ct);
        await using var statement = PlainDatabase.Statement(connection,
            $"""
            INSERT INTO "KeptPages" ("Address", "Edition", "Status", "ContentType", "Policy", "Plain", "Gzip", "Brotli")
            SELECT @address, @edition, @status, @type, @policy, @plain, @gzip, @brotli FROM "Newsroom"
            WHERE "Epoch" = @epoch AND (SELECT COUNT(*) FROM "KeptPages" WHERE "Edition" = @edition) < @most{database.KeepRows}
            ON CONFLICT ("Address") DO UPDATE SET "Edition" = excluded."Edition", "Status" = excluded."Status", "ContentType" = excluded."ContentType",
                "Policy" = excluded."Policy", "Plain" = excluded."Plain", "Gzip" = excluded."Gzip", "Brotli" = excluded."Brotli";
            DELETE FROM "KeptPages" WHERE "Edition" <> @edition
            """, ("address", page.Address), ("edition", page.Edition), ("status", page.Status), ("type", page.ContentType), ("policy", page.Policy),
            ("plain", page.Plain), ("gzip", page.Gzip), ("brotli", page.Brotli), ("epoch", epoch), ("most", Most));
        await statement.ExecuteNonQueryAsync(ct);
    }

    private static DateTimeOffset? Instant(DbDataReader answer, int column) =>
        answer.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(answer.GetDateTime(column), DateTimeKind.Utc));

    private static byte[]? Bytes(DbDataReader answer, int column) => answer.IsDBNull(column) ? null : answer.GetFieldValue<byte[]>(column);
}
