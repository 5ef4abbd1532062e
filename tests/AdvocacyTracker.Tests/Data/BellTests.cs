using AdvocacyTracker.Data;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Tests.Data;

/// <summary>Open pages are woken by every deed that was done on their letter or release, in every process on one PostgreSQL, and by nothing else.</summary>
public sealed class BellTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Every_deed_that_stored_something_on_a_letter_rings_for_it_and_one_that_was_refused_or_came_behind_does_not(Db db)
    {
        await using var house = await House.OpenAsync(db);
        using var first = house.Get<IBell>().Listen(Guid.NewGuid());
        // PostgreSQL's bell wakes everybody once its listener is there.
        if (db == Db.Postgres) Assert.Equal([""], await first.HearAsync(Long, default));
        var letter = await house.DraftAsync(1);
        using var ear = house.Get<IBell>().Listen(letter);
        House.Refused((await house.Letters.AppendAsync(letter, new(900, "[]"), house.Drafter, default)).Refusal);
        Assert.Empty(await ear.HearAsync(TimeSpan.FromMilliseconds(50), default));
        var body = (await house.ViewAsync(letter)).Body;
        House.Value(await house.Letters.AppendAsync(letter, new(body.Version, body.Text.Length == 0 ? "[[0,\"x\"]]" : $"[[0,\"x\"],{body.Text.Length}]"), house.Drafter, default));
        Assert.Equal([""], await ear.HearAsync(Long, default));
        Assert.False(House.Value(await house.Letters.AppendAsync(letter, new(0, "[[0,\"x\"]]"), house.Drafter, default)).Taken);
        Assert.Empty(await ear.HearAsync(TimeSpan.FromMilliseconds(200), default));
        House.Value(await house.Demands.AddAsync(letter, Sample.Demand(), house.OtherDrafter, default));
        Assert.Equal([""], await ear.HearAsync(Long, default));

        var release = await house.SubmittedReleaseAsync();
        using var press = house.Get<IBell>().Listen(release);
        House.Done(await house.Press.TakeBackAsync(release, house.Comms, default));
        Assert.Equal([""], await press.HearAsync(Long, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_word_longer_than_PostgreSQL_carries_is_rung_on_neither_database_counted_in_bytes(Db db)
    {
        await using var house = await House.OpenAsync(db);
        house.Get<IBell>().Ring(Guid.NewGuid(), new string('x', IBell.LongestWord));
        Assert.Throws<ArgumentOutOfRangeException>(() => house.Get<IBell>().Ring(Guid.NewGuid(), new string('ü', (IBell.LongestWord / 2) + 1)));
    }

    [Fact]
    public async Task A_bell_on_one_PostgreSQL_is_heard_in_another_process_with_its_word()
    {
        await using var house = await House.OpenAsync(Db.Postgres);
        await using var context = house.Database();
        var connection = $"{House.PostgresServer};Database={context.Database.GetDbConnection().Database}";
        await using var other = new ServiceCollection().AddLogging().AddPostgres(connection).BuildServiceProvider();
        var about = Guid.NewGuid();
        using var ear = other.GetRequiredService<IBell>().Listen(about);
        using var another = other.GetRequiredService<IBell>().Listen(Guid.NewGuid());
        // Once the listener is there it wakes everybody, since something may have been missed before.
        Assert.Equal([""], await ear.HearAsync(Long, default));
        await another.HearAsync(Long, default);
        house.Get<IBell>().Ring(about, "a word");
        Assert.Equal(["a word"], await ear.HearAsync(Long, default));
        Assert.Empty(await another.HearAsync(TimeSpan.FromMilliseconds(50), default));

        // What the server refuses is dropped, and holds up nothing that comes after it.
        house.Get<IBell>().Ring(about, "no\0word");
        house.Get<IBell>().Ring(about, "the longest " + new string('ü', (IBell.LongestWord - 12) / 2));
        Assert.StartsWith("the longest", Assert.Single(await ear.HearAsync(Long, default)), StringComparison.Ordinal);

        // The server ends the listening, as it does when it is started anew; the bell listens again by itself.
        await context.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        Assert.Equal([""], await ear.HearAsync(Long, default));
        for (var heard = (IReadOnlyList<string>)[]; !heard.Contains("again"); heard = await ear.HearAsync(TimeSpan.FromSeconds(2), default)) house.Get<IBell>().Ring(about, "again");
    }
}
