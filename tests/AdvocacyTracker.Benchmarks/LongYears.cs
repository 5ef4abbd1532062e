using System.Data.Common;

namespace AdvocacyTracker.Benchmarks;

/// <summary>Makes many published releases and demands out of the one release, letter and demand that a database holds already: the same rows under other keys, each with its lines in the public lists. Plain SQL, since a workflow would need days.</summary>
internal sealed class LongYears(DbConnection db, bool isPostgres, int releases)
{
    public const int Themes = 20, Countries = 100, DemandsEach = 5;

    /// <summary>What became of a demand, as the lists say it.</summary>
    public static IReadOnlyList<string> Standings { get; } = ["waiting", "acknowledged", "answered", "committed", "partly", "met", "refused", "reversed"];

    public async Task MakeAsync()
    {
        await RunAsync($"CREATE TEMPORARY TABLE many AS {Series(releases)}");
        await RunAsync($"CREATE TEMPORARY TABLE five AS {Series(DemandsEach)}");
        const string template = "\"PublishedDemands\" p JOIN \"PressReleases\" r ON r.\"Id\" = p.\"ReleaseId\"";
        foreach (var (name, key) in ((string, string)[])[("release", "p.\"ReleaseId\""), ("letter", "p.\"LetterId\""), ("demand", "p.\"DemandId\"")])
            await RunAsync($"CREATE TEMPORARY TABLE one_{name} AS SELECT {key} AS id FROM {template} WHERE r.\"Language\" = 'en' ORDER BY r.\"PublishedAt\" DESC, p.\"Reference\" LIMIT 1");
        await CloneAsync("Letters", "one_letter", "many m", new() { ["Id"] = Id(1, "m.i"), ["Reference"] = "'L-' || m.i" });
        await CloneAsync("Demands", "one_demand", "many m CROSS JOIN five f", new() { ["Id"] = Id(2, Nth), ["Reference"] = Reference, ["LetterId"] = Id(1, "m.i") });
        await CloneAsync("PressReleases", "one_release", "many m", new() { ["Id"] = Id(3, "m.i"), ["Slug"] = "'release-' || m.i", ["PublishedAt"] = At, ["Language"] = Language, ["LetterIds"] = LetterIds });
        await CloneAsync("PublishedDemands", "one_demand", "many m CROSS JOIN five f", new() { ["ReleaseId"] = Id(3, "m.i"), ["DemandId"] = Id(2, Nth), ["LetterId"] = Id(1, "m.i"), ["Reference"] = Reference, ["At"] = At }, "DemandId", "ReleaseId");
        await ListAsync(0, Id(3, "m.i"), "many m", [(0, "''"), (1, Theme("m.i * 7")), (1, Theme("m.i * 7 + 1")), (2, Country), (3, Language)]);
        await ListAsync(1, Id(2, Nth), "many m CROSS JOIN five f", [(0, "''"), (1, Theme("m.i * 7 + f.i % 2")), (2, Country), (3, Language), (4, $"CASE (m.i + f.i) % 8 {string.Concat(Standings.Select((s, n) => $"WHEN {n} THEN '{s}' "))}END")]);
        await RunAsync("INSERT INTO \"ListedValues\" (\"List\", \"Facet\", \"Value\", \"Label\", \"Lines\") SELECT \"List\", \"Facet\", \"Value\", \"Value\", COUNT(*) FROM \"Listings\" WHERE \"Facet\" <> 0 AND \"SubjectId\" IN (SELECT \"Id\" FROM \"PressReleases\" UNION ALL SELECT \"Id\" FROM \"Demands\") GROUP BY \"List\", \"Facet\", \"Value\" ON CONFLICT (\"List\", \"Facet\", \"Value\") DO UPDATE SET \"Lines\" = excluded.\"Lines\"");
        await RunAsync($"INSERT INTO \"SearchEntries\" (\"Key\", \"Kind\", \"SubjectId\", \"ReleaseId\", \"Words\") SELECT {Key}, 0, {Id(3, "m.i")}, {Id(3, "m.i")}, e.\"Words\" || ' number' || m.i FROM many m CROSS JOIN \"SearchEntries\" e WHERE e.\"SubjectId\" = (SELECT id FROM one_release)");
        await RunAsync("ANALYZE");
        // Years of publishing leave no log of a gigabyte through which every page is looked for.
        if (!isPostgres) await RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private const string Nth = "m.i * 10 + f.i", Reference = "'D-L-' || m.i || '-' || f.i";

    private static string Language => "CASE m.i % 3 WHEN 0 THEN 'fr' ELSE 'en' END";

    private static string Country => "'country-' || (m.i * 31 % 100)";

    // From 2016 on, over ten years.
    private int Minutes => 5_200_000 / releases;

    private string At => isPostgres ? $"timestamptz '2016-01-01 00:00:00+00' + m.i * interval '{Minutes} minutes'" : $"strftime('%Y-%m-%d %H:%M:%S', '2016-01-01', '+' || (m.i * {Minutes}) || ' minutes')";

    // As SearchEntry makes them: milliseconds, with room for what comes out at one instant.
    private string Key => isPostgres ? $"CAST(extract(epoch FROM {At}) * 1000 AS bigint) * 4096 + m.i % 4096" : $"CAST(strftime('%s', {At}) AS INTEGER) * 1000 * 4096 + m.i % 4096";

    private string LetterIds => isPostgres ? $"ARRAY[{Id(1, "m.i")}]" : $"'[\"' || {Id(1, "m.i")} || '\"]'";

    private static string Theme(string of) => $"'theme-' || (({of}) % {Themes})";

    private string Id(int kind, string number) => isPostgres
        ? $"('{kind:D8}-0000-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid"
        : $"printf('{kind:D8}-0000-7000-8000-%012X', {number})";

    private string Series(int count) => isPostgres
        ? $"SELECT i FROM generate_series(1, {count}) AS i"
        : $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n";

    private async Task ListAsync(int list, string subject, string from, (int Facet, string Value)[] lines)
    {
        foreach (var (facet, value) in lines)
            await RunAsync($"INSERT INTO \"Listings\" (\"List\", \"Facet\", \"Value\", \"At\", \"SubjectId\") SELECT {list}, {facet}, {value}, {At}, {subject} FROM {from} WHERE true ON CONFLICT DO NOTHING");
    }

    private async Task CloneAsync(string table, string one, string from, Dictionary<string, string> others, string key = "Id", string? alsoOf = null)
    {
        var columns = await ColumnsAsync(table);
        var values = columns.Select(c => others.GetValueOrDefault(c, $"t.\"{c}\""));
        var only = alsoOf is null ? "" : $" AND t.\"{alsoOf}\" = (SELECT id FROM one_release)";
        await RunAsync($"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM {from} CROSS JOIN \"{table}\" t WHERE t.\"{key}\" = (SELECT id FROM {one}){only}");
    }

    private async Task<IReadOnlyList<string>> ColumnsAsync(string table)
    {
        await using var command = db.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" LIMIT 0";
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private async Task RunAsync(string sql)
    {
        await using var command = db.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }
}
