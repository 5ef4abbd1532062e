using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Data;

/// <summary>Deeds on different things that meet: each is done, none is told of another's.</summary>
public sealed class RaceTests
{
    private const int Many = 12;

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_first_letters_of_a_new_house_are_signed_off_and_sent_at_the_same_moment(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letters = await EachAsync(() => house.ClearedAsync(1));
        Assert.All(await AtOnceAsync(letters, letter => house.Sending.SignOffAsync(letter, house.Reviewer, default)), House.Done);
        Assert.All(await AtOnceAsync(letters, letter => house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default)), House.Done);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Releases_are_published_and_retracted_at_the_same_moment_and_the_epoch_moves_on_for_each(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var releases = await EachAsync(() => house.ApprovedReleaseAsync());
        var before = await house.EpochAsync();
        var slugs = (await AtOnceAsync(releases, release => house.Press.PublishAsync(release, house.Comms, default))).Select(House.Value).ToList();
        Assert.Equal(Many, slugs.Distinct().Count());
        Assert.All(await AtOnceAsync(releases, release => house.Press.RetractAsync(release, "It was wrong.", house.Comms, default)), House.Done);
        Assert.True(await house.EpochAsync() >= before + (2 * Many));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Letters_take_a_recipient_in_while_somebody_changes_the_recipient(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var recipient = House.Value(await house.Recipients.AddAsync(Sample.Recipient(), house.Drafter, default));
        var letters = await EachAsync(async () => House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default)));
        var changing = Task.Run(async () =>
        {
            for (var n = 0; n < 3 * Many; n++)
            {
                var seen = (await house.RecipientList.FindAsync(recipient, default))!.ToDetails();
                House.Done(await house.Recipients.ReviseAsync(recipient, seen, seen with { Email = $"office{n}@example.org" }, house.Drafter, default));
            }
        });
        foreach (var role in Enum.GetValues<RecipientRole>())
            Assert.All(await AtOnceAsync(letters, letter => house.Letters.AddRecipientAsync(letter, recipient, role, house.Drafter, default)), House.Done);
        await changing;
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Two_administrators_who_close_each_others_accounts_at_the_same_moment_leave_one(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var other = await house.JoinAsync("Second", Roles.Admin);
        Actor[] both = [house.Admin, other];
        var results = await AtOnceAsync(both, me => house.Team.DisableAsync(both.Single(a => a != me).Id, me, default));
        Assert.Single(results, r => r.IsDone);
        Assert.True(await house.TeamList.HasAdministratorAsync(default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_letter_restricted_while_its_release_is_published_is_never_both(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letters = await EachAsync(() => house.SentAsync(1));
        var releases = new List<(Guid Letter, Guid Release)>();
        foreach (var letter in letters)
        {
            House.Done(await house.Letters.NameAsync(letter, house.Comms.Id, true, house.Drafter, default));
            releases.Add((letter, await house.ApprovedReleaseAsync(letter, ":::demands\n:::\n")));
        }
        var both = await AtOnceAsync(releases, async pair =>
        {
            var publishing = Task.Run(() => house.Press.PublishAsync(pair.Release, house.Comms, default));
            var restricting = house.Press.ConfideAsync(pair.Letter, Confidentiality.Restricted, house.Drafter, default);
            return ((await publishing).IsDone, (await restricting).IsDone);
        });
        Assert.All(both, pair => Assert.True(pair.Item1 ^ pair.Item2, $"{pair}"));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Roles_given_and_taken_at_the_same_moment_are_each_given_and_taken(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var second = await house.JoinAsync("Second", Roles.Admin);
        for (var n = 0; n < Many; n++)
        {
            var nora = await house.JoinAsync("Nora", Roles.Drafter | Roles.Admin);
            var results = await Task.WhenAll(
                Task.Run(() => house.Team.TakeRoleAsync(nora.Id, Roles.Admin, house.Admin, default)),
                Task.Run(() => house.Team.GiveRoleAsync(nora.Id, Roles.Comms, second, default)),
                Task.Run(() => house.Team.TakeRoleAsync(nora.Id, Roles.Drafter, second, default)));
            Assert.All(results, House.Done);
            Assert.Equal(Roles.Comms, (await house.TeamList.ActorAsync(nora.Id, default))!.Roles);
        }
    }

    [Fact]
    public async Task A_role_is_not_taken_under_a_deed_that_counts_on_it_and_waits_for_its_letter()
    {
        await using var house = await House.OpenAsync(Db.Postgres);
        var letter = await house.DraftAsync(1);
        await using var somebody = house.Database();
        await using var busy = await somebody.Database.BeginTransactionAsync();
        await somebody.LockRowAsync<Letter>(letter, default);

        var submitting = Task.Run(() => house.Demands.SubmitAsync(letter, house.Drafter, default));
        await UntilWaitingAsync(house, 1);
        var taking = Task.Run(() => house.Team.TakeRoleAsync(house.Drafter.Id, Roles.Drafter, house.Admin, default));
        await Task.WhenAny(taking, UntilWaitingAsync(house, 2));
        Assert.False(taking.IsCompleted);

        await busy.RollbackAsync();
        House.Done(await submitting);
        House.Done(await taking);
        House.Refused((await house.Demands.TakeBackAsync(letter, house.Drafter, default)).Refusal);
    }

    // Until so many transactions of the house wait for another one's lock.
    private static async Task UntilWaitingAsync(House house, int many)
    {
        await using var db = house.Database();
        while (await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync() < many) await Task.Delay(20);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task One_address_invited_twice_at_the_same_moment_is_one_member(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var results = await AtOnceAsync(Enumerable.Range(0, Many), n => house.Team.InviteAsync("Nora", "nora@example.org", Roles.Drafter, house.Admin, default));
        Assert.Single(results, r => r.IsDone);
        Assert.All(results.Where(r => !r.IsDone), r => Assert.Contains("belongs to the team already", r.Refusal!.Sentence, StringComparison.Ordinal));
    }

    private static async Task<List<T>> EachAsync<T>(Func<Task<T>> make)
    {
        var things = new List<T>();
        for (var n = 0; n < Many; n++) things.Add(await make());
        return things;
    }

    private static Task<TResult[]> AtOnceAsync<T, TResult>(IEnumerable<T> things, Func<T, Task<TResult>> deed) => Task.WhenAll(things.Select(thing => Task.Run(() => deed(thing))));
}
