using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;

namespace AdvocacyTracker.Tests.Data;

/// <summary>The desk's lists go on page after page, leave out what somebody may not know of before they count, and read no words that they don't show.</summary>
public sealed class ListTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Releases_go_on_where_the_page_before_ended_and_one_about_a_restricted_letter_is_neither_shown_nor_counted(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var outside = await house.JoinAsync("Cora", Roles.Comms);
        var (open, hidden) = (await house.SentAsync(), await house.RestrictedAsync());
        var shown = new List<Guid>();
        for (var n = 0; n < 55; n++)
        {
            if (n % 3 != 0) house.Clock.Advance(TimeSpan.FromSeconds(1));
            shown.Add(House.Value(await house.Press.DraftAsync(Sample.Release($"Release {n}"), n % 2 == 0 ? [] : [open], house.Comms, default)));
            if (n % 10 == 5) House.Value(await house.Press.DraftAsync(Sample.Release("Hidden"), n % 20 == 5 ? [hidden] : [open, hidden], house.Comms, default));
        }

        var (first, second) = await TwoAsync(after => house.PressList.ListAsync(outside, after, default));
        Assert.Equal((50, 5), (first.Rows.Count, second.Rows.Count));
        Assert.Null(second.Next);
        Assert.Equal(shown.Order(), first.Rows.Concat(second.Rows).Select(r => r.Id).Order());
        Assert.Equal(first.Rows.Concat(second.Rows).OrderByDescending(r => r.UpdatedAt).Select(r => r.UpdatedAt), first.Rows.Concat(second.Rows).Select(r => r.UpdatedAt));
        Assert.Equal(50, (await house.PressList.ListAsync(outside, "nonsense.x", default)).Rows.Count);

        var (forNamed, more) = await TwoAsync(after => house.PressList.ListAsync(house.Comms, after, default));
        Assert.Equal((50, 10), (forNamed.Rows.Count, more.Rows.Count));
        Assert.Equal((27, 29), ((await house.PressList.OfLetterAsync(open, outside, default)).Count, (await house.PressList.OfLetterAsync(open, house.Comms, default)).Count));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_release_about_a_restricted_letter_waits_for_nobody_who_may_not_know_of_it_and_the_oldest_stands_first(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var outside = await house.JoinAsync("Cora", Roles.Comms);
        var release = await house.SubmittedReleaseAsync();
        var hidden = await house.RestrictedAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var n = 0; n < 3; n++) await house.SubmittedReleaseAsync(hidden);
        Assert.Equal(release, Assert.Single(await house.PressList.WaitingAsync(outside, default)).Id);
        Assert.Equal(release, (await house.PressList.WaitingAsync(house.Comms, default))[0].Id);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Demands_go_on_where_the_page_before_ended_and_those_of_a_restricted_letter_are_neither_shown_nor_counted(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await house.DraftAsync(30);
        var hidden = await house.DraftAsync(30, Confidentiality.Restricted);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.DraftAsync(30);
        var (first, second) = await TwoAsync(after => house.DemandList.ListAsync(house.OtherDrafter, after, default));
        Assert.Equal((50, 10), (first.Rows.Count, second.Rows.Count));
        Assert.Null(second.Next);
        var rows = first.Rows.Concat(second.Rows).ToList();
        Assert.DoesNotContain(rows, r => r.LetterId == hidden);
        Assert.Equal(60, rows.Select(r => r.Reference).Distinct().Count());
        Assert.Equal(["D-2026-003-1", "D-2026-001-9"], [rows[0].Reference, rows[^1].Reference]);
        Assert.Equal(50, (await house.DemandList.ListAsync(house.OtherDrafter, "1.no\0thing", default)).Rows.Count);
    }

    [Fact]
    public async Task A_list_reads_no_words_that_it_does_not_show()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync();
        var release = await house.SubmittedReleaseAsync(letter);
        foreach (var sql in await Sql.OfAsync(async () =>
        {
            await house.SendingList.SentencesAsync((await house.LetterList.ListAsync(house.Drafter, null, null, default)).Rows, default);
            await house.PressList.ListAsync(house.Comms, null, default);
            await house.PressList.OfLetterAsync(letter, house.Comms, default);
            await house.PressList.NewerAsync(release, 0, house.Comms, default);
            await house.DemandList.ListAsync(house.Drafter, null, default);
        }))
        {
            foreach (var words in (string[])["Body", "Text", "Contacts", "RetractionNote", "Salutation", "Closing"]) Assert.DoesNotContain($"\"{words}\"", sql, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_list_of_letters_says_of_each_what_its_page_says()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        foreach (var demands in (int[])[0, 1, 2]) await house.DraftAsync(demands);
        var (submitted, signedOff, recalled) = (await house.SubmittedAsync(), await house.ClearedAsync(), await house.SentAsync());
        await house.ClearedAsync(1);
        House.Done(await house.Demands.WithdrawAsync((await house.DemandsAsync(submitted))[0].Id, house.Drafter, default));
        House.Done(await house.Sending.SignOffAsync(signedOff, house.Reviewer, default));
        House.Done(await house.Sending.RecallAsync(recalled, "Wrong person.", house.Drafter, default));
        await house.SentAsync(1);
        var rows = (await house.LetterList.ListAsync(house.Drafter, null, null, default)).Rows;
        var sentences = await house.SendingList.SentencesAsync(rows, default);
        Assert.Equal(rows.Count, sentences.Values.Distinct().Count());
        foreach (var row in rows) Assert.Equal((await house.ClearanceAsync(row.Id)).Sentence(), sentences[row.Id]);
    }

    private static async Task<(Page<T> First, Page<T> Second)> TwoAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        var first = await read(null);
        Assert.NotNull(first.Next);
        return (first, await read(first.Next));
    }
}
