using AdvocacyTracker.Audit;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Letters;

/// <summary>A letter's watch-list: who reads it, who changes it and when, and what the trail holds of it.</summary>
public sealed class PersonConcernedTests
{
    private static readonly PersonConcernedForm Ana = new("Ana Perez", "Anya\nАна Перес", NamingConsent.NotAsked, "Her sister asks her.");

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Somebody_is_put_on_a_letters_own_list_changed_and_taken_off_one_at_a_time(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (letter, other) = (await house.DraftAsync(), await house.DraftAsync());
        var ana = House.Value(await house.People.AddAsync(letter, Ana, house.Drafter, default));
        var bo = await house.WatchAsync(letter, "Bo Li");
        Assert.Equal([new(ana, Ana), new(bo, new("Bo Li", "", NamingConsent.MustNotBeNamed, ""))], await house.PeopleList.OfLetterAsync(letter, house.Reviewer, default));
        Assert.Empty(await house.PeopleList.OfLetterAsync(other, house.Reviewer, default));

        House.Done(await house.People.ReviseAsync(ana, Ana, Ana with { Consent = NamingConsent.MayBeNamed }, house.OtherDrafter, default));
        House.Done(await house.People.RemoveAsync(bo, house.OtherDrafter, default));
        Assert.Equal([new(ana, Ana with { Consent = NamingConsent.MayBeNamed })], await house.PeopleList.OfLetterAsync(letter, house.Reviewer, default));
        Assert.StartsWith("This person is not on the letter’s list any more", House.Refused((await house.People.RemoveAsync(bo, house.Drafter, default)).Refusal), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Two_who_change_one_person_at_once_both_keep_what_they_changed_and_are_told_where_they_met(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync();
        var ana = House.Value(await house.People.AddAsync(letter, Ana, house.Drafter, default));
        House.Done(await house.People.ReviseAsync(ana, Ana, Ana with { Consent = NamingConsent.MustNotBeNamed }, house.Drafter, default));
        House.Done(await house.People.ReviseAsync(ana, Ana, Ana with { Note = "Asked in May." }, house.OtherDrafter, default));
        Assert.Equal(Ana with { Consent = NamingConsent.MustNotBeNamed, Note = "Asked in May." }, Assert.Single(await house.PeopleList.OfLetterAsync(letter, house.Drafter, default)).Form);
        Assert.Equal("Whether they may be named was changed by somebody else while you wrote: look at both texts, and save the one you want.",
            House.Refused((await house.People.ReviseAsync(ana, Ana, Ana with { Consent = NamingConsent.MayBeNamed }, house.OtherDrafter, default)).Refusal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_list_of_a_letter_that_has_gone_out_can_still_be_changed_since_releases_follow(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var ana = await house.WatchAsync(letter, "Ana Perez");
        House.Done(await house.People.RemoveAsync(ana, house.Drafter, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Who_may_not_know_of_a_letter_learns_of_nobody_on_its_list(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        var ana = await house.WatchAsync(letter, "Ana Perez");
        Assert.Empty(await house.PeopleList.OfLetterAsync(letter, house.OtherDrafter, default));
        Assert.Equal((await house.People.RemoveAsync(Guid.NewGuid(), house.OtherDrafter, default)).Refusal, (await house.People.RemoveAsync(ana, house.OtherDrafter, default)).Refusal);
        Assert.StartsWith("There is no such letter", House.Refused((await house.People.AddAsync(letter, Ana, house.OtherDrafter, default)).Refusal), StringComparison.Ordinal);
        Assert.Single(await house.PeopleList.OfLetterAsync(letter, house.Drafter, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_trail_says_whose_list_and_what_answer_and_never_a_name_and_open_pages_follow(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync();
        var before = await house.ViewAsync(letter);
        var ana = House.Value(await house.People.AddAsync(letter, Ana, house.Drafter, default));
        House.Done(await house.People.ReviseAsync(ana, Ana, Ana with { Consent = NamingConsent.MayBeNamed, Name = "Ana María Perez" }, house.Drafter, default));
        House.Done(await house.People.RemoveAsync(ana, house.Drafter, default));
        var after = await house.ViewAsync(letter);
        Assert.Equal(before.Body.Rest + 3, after.Body.Rest);
        Assert.Equal(before.Hash, after.Hash);
        await using var trail = house.Database();
        var lines = await trail.Set<AuditEntry>().Where(e => e.SubjectId == letter).OrderBy(e => e.Sequence).Select(e => $"{e.Deed}: {e.Subject}: {e.Note}").ToListAsync();
        Assert.Equal([$"Put on the watch-list: {after.Words.Reference}: {ana}: not asked", $"Change the watch-list: {after.Words.Reference}: {ana}: may be named", $"Take off the watch-list: {after.Words.Reference}: {ana}: may be named"], lines[^3..]);
        Assert.DoesNotContain(await trail.Set<AuditEntry>().Select(e => e.Subject + e.Note).ToListAsync(), text => text.Contains("Perez", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_too_short_to_look_for_and_a_note_too_long_are_refused()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        async Task<string> RefusedAsync(PersonConcernedForm form) => House.Refused((await house.People.AddAsync(letter, form, house.Drafter, default)).Refusal);
        Assert.Equal("The name is empty: write it first.", await RefusedAsync(Ana with { Name = " " }));
        Assert.Equal("“A.” is too short to be looked for: write at least two letters of the name.", await RefusedAsync(Ana with { OtherNames = "Anya\nA." }));
        Assert.StartsWith("The note has 2001 characters", await RefusedAsync(Ana with { Note = new('x', 2001) }), StringComparison.Ordinal);
        Assert.StartsWith("There are 21 other names", await RefusedAsync(Ana with { OtherNames = string.Join('\n', Enumerable.Range(0, 21).Select(n => $"Name{n}")) }), StringComparison.Ordinal);
        Assert.Empty(await house.PeopleList.OfLetterAsync(letter, house.Drafter, default));
    }
}
