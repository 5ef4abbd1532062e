using AdvocacyTracker.Audit;
using AdvocacyTracker.Data;
using AdvocacyTracker.Data.Postgres;
using AdvocacyTracker.Data.Sqlite;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Tests.Data;

/// <summary>Both databases keep what they are given, and say in one sentence when they can't.</summary>
public sealed class StorageTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_migrations_hold_the_whole_model(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await using var context = house.Database();
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.IsType(db == Db.Sqlite ? typeof(SqliteAppDb) : typeof(PostgresAppDb), context);
    }

    [Fact]
    public async Task Sqlite_writes_ahead_syncs_each_commit_and_holds_references()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        await using var context = house.Database();
        Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(context, "synchronous"));
        Assert.Equal("1", await PragmaAsync(context, "foreign_keys"));
    }

    [Fact]
    public async Task Deeds_that_wait_together_are_committed_together_and_a_refusal_undoes_only_itself()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var lane = house.Get<IWriteLane>();
        var gate = new TaskCompletionSource();
        var first = lane.RunAsync(async (_, _) => { await gate.Task; return new Written<int>(0, true); }, default);
        var contexts = new HashSet<object>();
        var waiting = Enumerable.Range(1, 20).Select(n => lane.RunAsync(async (db, ct) =>
        {
            lock (contexts) contexts.Add(db.Database.CurrentTransaction!.TransactionId);
            db.Add(new TextLogLine(n).ToChange());
            await db.SaveChangesAsync(ct);
            if (n == 7) throw new InvalidOperationException("this one is broken");
            return new Written<int>(n, n != 5);
        }, default)).ToList();
        gate.SetResult();
        await first;
        for (var n = 1; n <= 20; n++)
        {
            if (n == 7) await Assert.ThrowsAsync<InvalidOperationException>(() => waiting[n - 1]);
            else Assert.Equal(n, await waiting[n - 1]);
        }
        Assert.Single(contexts);
        await using var look = house.Database();
        Assert.Equal(18, await look.Set<TextChange>().CountAsync(c => c.Changes == "[[0,\"x\"]]"));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_trail_is_one_unbroken_chain_after_deeds_that_race_and_holds_no_words(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(async () =>
        {
            var letter = House.Value(await house.Letters.DraftAsync($"Canary {n} zebra", "en", house.Drafter, default));
            House.Value(await house.Demands.AddAsync(letter, Sample.Demand() with { Title = "Canary zebra", Text = "zebra" }, house.OtherDrafter, default));
            House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal);
        })));
        Assert.Null((await house.Get<AuditQueries>().VerifyAsync(default)).BrokenAt);
        await using var context = house.Database();
        var trail = await context.Set<AuditEntry>().OrderBy(e => e.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, trail.Count).Select(n => (long)n), trail.Select(e => e.Sequence));
        Assert.All(trail, e => Assert.True(e.IsIntact()));
        Assert.All(trail.Zip(trail.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
        Assert.DoesNotContain(trail, e => $"{e.Subject} {e.Note} {e.Deed}".Contains("zebra", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(20, trail.Count(e => e.Deed == "Draft"));
        Assert.DoesNotContain(trail, e => e.Deed == "Sign off");
        await context.Set<AuditEntry>().Where(e => e.Sequence == 4).ExecuteUpdateAsync(set => set.SetProperty(e => e.ActorName, "Somebody else"));
        Assert.Equal(4, (await house.Get<AuditQueries>().VerifyAsync(default)).BrokenAt);
    }

    [Fact]
    public async Task A_locked_database_is_told_in_one_sentence_and_the_deed_can_be_done_again()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        await using var context = house.Database();
        var file = context.Database.GetDbConnection().DataSource;
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSqlite(file, busyTimeout: 1).AddSingleton<Deeds>().AddSingleton<LetterWorkflow>().BuildServiceProvider();
        var letters = services.GetRequiredService<LetterWorkflow>();
        await using (var other = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await other.OpenAsync();
            await using var hold = other.BeginTransaction();
            Assert.Contains("busy", House.Refused((await letters.DraftAsync("A letter", "en", house.Drafter, default)).Refusal), StringComparison.Ordinal);
        }
        House.Value(await letters.DraftAsync("A letter", "en", house.Drafter, default));
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_in_one_sentence()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPostgres("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2").AddSingleton<Deeds>().AddSingleton<LetterWorkflow>().BuildServiceProvider();
        var actor = new Actor(Guid.NewGuid(), "Dora", Roles.Drafter, true);
        Assert.Contains("can't be reached", House.Refused((await services.GetRequiredService<LetterWorkflow>().DraftAsync("A letter", "en", actor, default)).Refusal), StringComparison.Ordinal);
        House.Refused(await services.GetRequiredService<Schema>().WhyNotReadyAsync(default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_database_shaped_by_a_newer_program_is_refused_and_left_alone(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await using var context = house.Database();
        await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231235959_Future', '99.0.0')");
        Assert.Contains("newer version", House.Refused((await house.Get<Schema>().MigrateAsync(default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("newer version", House.Refused(await house.Get<Schema>().WhyNotReadyAsync(default)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "busy")]
    [InlineData(8, "read-only")]
    [InlineData(11, "can't be read")]
    [InlineData(13, "disk is full")]
    [InlineData(14, "can't be opened")]
    public void Each_failure_of_the_file_has_a_sentence(int code, string words)
    {
        var refusal = StorageRefusal.Of(new DbUpdateException("", new SqliteException("", code)));
        Assert.Contains(words, House.Refused(refusal), StringComparison.Ordinal);
        Assert.Null(StorageRefusal.Of(new InvalidOperationException("a bug")));
    }

    private static async Task<string> PragmaAsync(AppDb context, string name)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync())!.ToString()!;
    }

    private sealed record TextLogLine(int Version)
    {
        public TextChange ToChange() => new(Guid.NewGuid(), Version, "[[0,\"x\"]]", Guid.NewGuid(), DateTimeOffset.UnixEpoch);
    }
}
