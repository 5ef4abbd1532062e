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

    [Fact]
    public async Task A_transaction_that_sqlite_undid_by_itself_is_told_by_its_cause()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var lane = house.Get<IWriteLane>();
        var told = await Assert.ThrowsAsync<SqliteException>(() => lane.RunAsync<int>(async (db, ct) =>
        {
            // As SQLite does on a full disk, before it says so.
            await db.Database.ExecuteSqlRawAsync("ROLLBACK", ct);
            throw new SqliteException("", 13);
        }, default));
        Assert.Contains("disk is full", House.Refused(StorageRefusal.Of(told)), StringComparison.Ordinal);
        House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
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

    [Fact]
    public async Task A_connection_that_the_server_cut_costs_one_deed_at_most_and_says_so()
    {
        await using var house = await House.OpenAsync(Db.Postgres);
        await using (var context = house.Database())
        {
            // The server ends every other session of this house, as it does when it is stopped.
            await context.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
        var first = await house.Letters.DraftAsync("A letter", "en", house.Drafter, default);
        if (!first.IsDone) Assert.Contains("nothing was stored", House.Refused(first.Refusal), StringComparison.Ordinal);
        House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
    }

    [Fact]
    public async Task A_session_ended_in_the_middle_of_a_deed_stores_nothing_and_is_told_in_one_sentence()
    {
        await using var house = await House.OpenAsync(Db.Postgres);
        var cut = await house.Get<Deeds>().DoAsync<Guid>(house.Drafter, async (act, ct) =>
        {
            act.Note("Draft", "Half", Guid.NewGuid());
            act.Db.Add(new Member("Half", "half@example.org", Roles.None));
            await act.Db.SaveChangesAsync(ct);
            await act.Db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pg_backend_pid())", ct);
            return Guid.NewGuid();
        }, default);
        Assert.Contains("can't be reached", House.Refused(cut.Refusal), StringComparison.Ordinal);
        Assert.DoesNotContain(await house.TeamList.AllAsync(default), m => m.Name == "Half");
    }

    [Fact]
    public async Task A_database_that_the_server_lacks_is_made()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var services = new ServiceCollection().AddLogging().AddPostgres($"{House.PostgresServer};Database={name};Pooling=false").BuildServiceProvider();
        House.Done(await services.GetRequiredService<Schema>().MigrateAsync(default));
        Assert.Null(await services.GetRequiredService<Schema>().WhyNotReadyAsync(default));
        await using var context = services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
        await context.Database.EnsureDeletedAsync();
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

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_database_that_may_only_be_read_is_told_in_one_sentence_and_can_still_be_read(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await using var context = house.Database();
        var connection = context.Database.GetDbConnection();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<Deeds>().AddSingleton<LetterWorkflow>().AddSingleton<TeamQueries>();
        if (db == Db.Sqlite) services.AddSqlite($"file:{connection.DataSource}?mode=ro");
        else services.AddPostgres($"{House.PostgresServer};Database={connection.Database};Options=-c default_transaction_read_only=on;Pooling=false");
        await using var provider = services.BuildServiceProvider();
        Assert.Contains("read-only", House.Refused((await provider.GetRequiredService<LetterWorkflow>().DraftAsync("A letter", "en", house.Drafter, default)).Refusal), StringComparison.Ordinal);
        Assert.NotNull(await provider.GetRequiredService<TeamQueries>().ActorAsync(house.Drafter.Id, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_bug_of_ours_is_never_told_as_a_failure_of_the_machine(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var lane = house.Get<IWriteLane>();
        var broken = await Assert.ThrowsAnyAsync<Exception>(() => lane.RunAsync(async (context, ct) => new Written<int>(await context.Database.ExecuteSqlRawAsync("INSERT INTO nowhere VALUES (1)", ct), true), default));
        Assert.Null(StorageRefusal.Of(broken));
        var doubled = await Assert.ThrowsAnyAsync<Exception>(() => lane.RunAsync(async (context, ct) =>
        {
            context.Add(new TextLogLine(1).ToChange(Guid.Empty));
            await context.SaveChangesAsync(ct);
            context.ChangeTracker.Clear();
            context.Add(new TextLogLine(1).ToChange(Guid.Empty));
            await context.SaveChangesAsync(ct);
            return new Written<int>(0, true);
        }, default));
        Assert.DoesNotContain("reached", StorageRefusal.Of(doubled)?.Sentence ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deeds_that_block_each_other_on_the_server_are_tried_again_until_both_are_done()
    {
        await using var house = await House.OpenAsync(Db.Postgres);
        var lane = house.Get<IWriteLane>();
        var (first, second) = (House.Value(await house.Letters.DraftAsync("One", "en", house.Drafter, default)), House.Value(await house.Letters.DraftAsync("Two", "en", house.Drafter, default)));
        var bothHold = new Barrier(2);
        var tries = 0;
        await Task.WhenAll(RenameAsync(first, second), RenameAsync(second, first));
        // Once each, and once more for each time the server chose one of them to give way.
        Assert.InRange(tries, 3, 8);

        Task<int> RenameAsync(Guid mine, Guid theirs)
        {
            var again = false;
            return Task.Run(() => lane.RunAsync(async (context, ct) =>
            {
                Interlocked.Increment(ref tries);
                await context.LockRowAsync<Letter>(mine, ct);
                if (!again) bothHold.SignalAndWait(TimeSpan.FromSeconds(10), ct);
                again = true;
                // Through SaveChanges, as a deed does it: the server's word comes wrapped twice.
                var letter = await context.Set<Letter>().SingleAsync(l => l.Id == theirs, ct);
                letter.Withdraw(DateTimeOffset.UnixEpoch);
                await context.SaveChangesAsync(ct);
                return new Written<int>(1, true);
            }, default));
        }
    }

    [Fact]
    public async Task An_empty_file_made_by_somebody_else_becomes_a_database_that_writes_ahead()
    {
        var file = Path.GetTempFileName();
        await using var services = new ServiceCollection().AddLogging().AddSqlite(file).BuildServiceProvider();
        House.Done(await services.GetRequiredService<Schema>().MigrateAsync(default));
        await using (var context = services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext()) Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
        SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    [Fact]
    public async Task A_file_that_is_no_database_or_lies_in_no_folder_is_told_in_one_sentence_and_left_alone()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("This is somebody's diary. ", 100)));
        await using (var services = new ServiceCollection().AddLogging().AddSqlite(file).BuildServiceProvider())
            Assert.Contains("can't be read", House.Refused((await services.GetRequiredService<Schema>().MigrateAsync(default)).Refusal), StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        Assert.StartsWith("This is somebody's diary.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        File.Delete(file);
        await using (var services = new ServiceCollection().AddLogging().AddSqlite("/no/such/folder/a.db").BuildServiceProvider())
            Assert.Contains("can't be opened", House.Refused((await services.GetRequiredService<Schema>().MigrateAsync(default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_shaped_the_database_does_not_hold_up_the_next()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        await using var context = house.Database();
        await context.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await context.Database.ExecuteSqlRawAsync("INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00')");
        House.Done(await house.Get<Schema>().MigrateAsync(default).WaitAsync(TimeSpan.FromSeconds(20)));
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
        public TextChange ToChange(Guid? text = null) => new(text ?? Guid.NewGuid(), Version, "[[0,\"x\"]]", "", Guid.NewGuid(), DateTimeOffset.UnixEpoch);
    }
}
