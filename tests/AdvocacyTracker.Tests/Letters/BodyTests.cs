using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Letters;

/// <summary>A body as a log of changes: nothing is taken but on top of the newest version, and nothing bad is taken at all.</summary>
public sealed class BodyTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Who_is_behind_is_told_what_is_newer_and_loses_nothing(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        Assert.True(House.Value(await house.Letters.AppendAsync(letter, new(0, "[[0,\"Hello\"]]"), house.Drafter, default)).Taken);
        var behind = House.Value(await house.Letters.AppendAsync(letter, new(0, "[[0,\"Other\"]]"), house.OtherDrafter, default));
        Assert.False(behind.Taken);
        Assert.Equal(1, behind.Version);
        Assert.Equal("[[0,\"Hello\"]]", Assert.Single(behind.Newer).Changes);
        Assert.Equal("Hello", (await house.ViewAsync(letter)).Body.Text);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Writers_who_race_leave_one_log_that_adds_up_to_the_text(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var (text, version) = ("", 0);
            for (var n = 0; n < 15;)
            {
                var appended = House.Value(await house.Letters.AppendAsync(letter, new(version, ChangeSet.Between(text, text + $"{writer}.{n};").ToJson()), writer % 2 == 0 ? house.Drafter : house.OtherDrafter, default));
                if (appended.Taken) (text, version, n) = (text + $"{writer}.{n};", appended.Version, n + 1);
                else foreach (var newer in appended.Newer) (text, version) = (House.Value(House.Value(ChangeSet.Parse(newer.Changes)).Apply(text)), newer.Version);
            }
        })));
        var log = (await house.LetterList.NewerAsync(letter, 0, house.Drafter, default))!.Changes;
        Assert.Equal(Enumerable.Range(1, 60), log.Select(c => c.Version));
        var folded = log.Aggregate("", (text, change) => House.Value(House.Value(ChangeSet.Parse(change.Changes)).Apply(text)));
        Assert.Equal(folded, (await house.ViewAsync(letter)).Body.Text);
        for (var writer = 0; writer < 4; writer++)
            for (var n = 0; n < 15; n++) Assert.Contains($"{writer}.{n};", folded, StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Words_that_were_deleted_are_read_by_nobody_who_neither_writes_nor_reviews(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        House.Value(await house.Letters.AppendAsync(letter, new(0, "[[0,\"A name\"]]"), house.Drafter, default));
        House.Value(await house.Letters.AppendAsync(letter, new(1, "[[6,\"Somebody\"]]"), house.Drafter, default));
        foreach (var reader in (Actor[])[house.OtherDrafter, house.Reviewer]) Assert.Equal(2, (await house.LetterList.NewerAsync(letter, 0, reader, default))!.Changes.Count);
        foreach (var other in (Actor[])[house.Comms, house.Admin])
        {
            Assert.Null(await house.LetterList.NewerAsync(letter, 0, other, default));
            Assert.Equal("Somebody", (await house.LetterList.FindAsync(letter, other, default))!.Body.Text);
        }
    }

    [Fact]
    public async Task Who_is_thousands_of_changes_behind_catches_up_in_turns_and_is_taken_then()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        for (var n = 0; n < 2_100; n++) House.Value(await house.Letters.AppendAsync(letter, new(n, n == 0 ? "[[0,\"a\"]]" : $"[{n},[0,\"a\"]]"), house.Drafter, default));
        var (version, length) = (0, 0);
        for (var turns = 1; ; turns++)
        {
            var appended = House.Value(await house.Letters.AppendAsync(letter, new(version, length == 0 ? "[[0,\"b\"]]" : $"[[0,\"b\"],{length}]"), house.OtherDrafter, default));
            if (appended.Taken) break;
            Assert.Equal(appended.Newer[^1].Version, appended.Version);
            (version, length) = (appended.Version, length + appended.Newer.Count);
            Assert.InRange(turns, 1, 2);
        }
        Assert.Equal("b" + new string('a', 2_100), (await house.ViewAsync(letter)).Body.Text);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_turn_of_catching_up_ends_at_2_MB_and_all_turns_together_miss_nothing(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        const int Length = 250 * 1024;
        for (var n = 0; n < 20; n++)
            Assert.True(House.Value(await house.Letters.AppendAsync(letter, new(n, $"[[{(n == 0 ? 0 : Length)},\"{new string((char)('a' + n), Length)}\"]]"), house.Drafter, default)).Taken);
        var versions = new List<int>();
        for (var turn = await TurnAsync(0); turn.Count > 0; turn = await TurnAsync(versions[^1]))
        {
            Assert.InRange(turn.Sum(c => c.Changes.Length), Length, 2 * 1024 * 1024 + Length + 100);
            versions.AddRange(turn.Select(c => c.Version));
        }
        Assert.Equal(Enumerable.Range(1, 20), versions);
        var behind = House.Value(await house.Letters.AppendAsync(letter, new(0, "[[0,\"x\"]]"), house.OtherDrafter, default));
        Assert.Equal((false, 9, 9), (behind.Taken, behind.Newer.Count, behind.Version));

        async Task<IReadOnlyList<NewerChange>> TurnAsync(int since) => (await house.LetterList.NewerAsync(letter, since, house.Drafter, default))!.Changes;
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_taken_without_a_version_or_an_author_of_its_own()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        House.Value(await house.Letters.AppendAsync(letter, new(0, "[[0,\"Hello\"]]"), house.Drafter, default));
        Assert.Equal(new Appended(true, 1, []), House.Value(await house.Letters.AppendAsync(letter, new(1, "[5]"), house.OtherDrafter, default)) with { Newer = [] });
        await using var db = house.Database();
        Assert.DoesNotContain(house.OtherDrafter.Id, (await db.Set<Letter>().SingleAsync(l => l.Id == letter)).Authors);
    }

    [Theory]
    [InlineData(7, "[[0,\"x\"]]", "a version that never was")]
    [InlineData(-1, "[[0,\"x\"]]", "a version that never was")]
    [InlineData(1, "[3,[0,\"x\"]]", "")]
    [InlineData(1, "[900,[0,\"x\"]]", "")]
    [InlineData(1, "[-5]", "")]
    [InlineData(1, "{}", "")]
    [InlineData(1, "not JSON", "")]
    [InlineData(1, "[5,[0,\"\\ud800\"]]", "")]
    [InlineData(1, "[5,[0,\"\\u0000\"]]", "control character")]
    [InlineData(1, "[5,[0,\"\\u202e\"]]", "turns the reading direction")]
    public async Task A_bad_change_is_refused_with_one_sentence_and_nothing_is_stored(int version, string changes, string why)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        House.Value(await house.Letters.AppendAsync(letter, new(0, "[[0,\"Hello\"]]"), house.Drafter, default));
        Assert.Contains(why, House.Refused((await house.Letters.AppendAsync(letter, new(version, changes), house.Drafter, default)).Refusal), StringComparison.Ordinal);
        Assert.Equal(("Hello", 1), ((await house.ViewAsync(letter)).Body.Text, (await house.ViewAsync(letter)).Body.Version));
    }

    [Theory, InlineData(300_000), InlineData(1_000_000), InlineData(10_000_000)]
    public async Task A_body_over_256_KB_is_refused(int length)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        House.Refused((await house.Letters.AppendAsync(letter, new(0, $"[[0,\"{new string('a', length)}\"]]"), house.Drafter, default)).Refusal);
        Assert.Equal("", (await house.ViewAsync(letter)).Body.Text);
    }

    [Fact]
    public async Task A_body_that_lost_a_conflict_is_kept_as_a_revision()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        House.Done(await house.Letters.KeepLoserAsync(letter, "My lost words.", house.OtherDrafter, default));
        await using var db = house.Database();
        var kept = Assert.Single(db.Set<Revision>().Where(r => r.Part == Part.KeptBody));
        Assert.Equal("My lost words.", Fingerprint.Words<string>(kept.Json));
    }

    [Fact]
    public async Task A_body_that_lost_to_a_signing_off_is_kept_too_and_the_letter_stays_as_it_is()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync(1);
        var before = (await house.ViewAsync(letter)).Hash;
        House.Done(await house.Letters.KeepLoserAsync(letter, "What I was writing.", house.OtherDrafter, default));
        House.Refused((await house.Letters.KeepLoserAsync(letter, "What I was writing.", house.Comms, default)).Refusal);
        House.Refused((await house.Letters.KeepLoserAsync(letter, "half \ud83d", house.OtherDrafter, default)).Refusal);
        Assert.Equal(before, (await house.ViewAsync(letter)).Hash);

        var release = await house.ApprovedReleaseAsync();
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        House.Done(await house.Press.KeepLoserAsync(release, "What I was writing.", house.Comms, default));
    }
}
