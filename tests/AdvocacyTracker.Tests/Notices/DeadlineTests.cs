using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;

namespace AdvocacyTracker.Tests.Notices;

/// <summary>Who is told of a day that comes near, and when. The house's clock stands at 24 November 2026.</summary>
public sealed class DeadlineTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Three_days_before_a_letters_occasion_its_owner_and_its_reviewers_are_told_once(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(demands: 1);
        await OnAsync(house, letter, f => f with { OccasionDate = new(2026, 11, 28), ReplyDue = new(2026, 11, 28) });
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await TellAsync(house);
        Assert.DoesNotContain(NoticeKind.OccasionNear, await OfAsync(house, house.Drafter));

        house.Clock.Advance(TimeSpan.FromDays(1));
        for (var n = 0; n < 2; n++) await TellAsync(house);
        Assert.Equal([NoticeKind.OccasionNear], await OfAsync(house, house.Drafter));
        Assert.Equal([NoticeKind.OccasionNear, NoticeKind.ReviewWaits], await OfAsync(house, house.Reviewer));
        Assert.Empty(await OfAsync(house, house.OtherDrafter));
        Assert.Equal(new DateOnly(2026, 11, 28), (await house.NoticeList.ListAsync(house.Drafter, null, default)).Rows[0].Due);

        // Read, it isn't told again; a day that moved is.
        House.Done(await house.NoticeDeeds.MarkAsReadAsync(house.Clock.GetUtcNow(), house.Drafter, default));
        await TellAsync(house);
        Assert.Single(await OfAsync(house, house.Drafter));
        await OnAsync(house, letter, f => f with { OccasionDate = new(2026, 11, 27) });
        await TellAsync(house);
        Assert.Equal(2, (await OfAsync(house, house.Drafter)).Count);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Of_a_sent_letter_the_days_of_its_reply_and_its_demands_are_told_and_its_occasion_no_more(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(demands: 1);
        await OnAsync(house, letter, f => f with { OccasionDate = new(2026, 11, 25), ReplyDue = new(2026, 11, 26) });
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Due = new(2026, 11, 27) }, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        await TellAsync(house);
        Assert.Equal([NoticeKind.DemandDueNear, NoticeKind.ReplyDueNear], (await OfAsync(house, house.Drafter)).Order().Reverse());
    }

    [Fact]
    public async Task A_restricted_letters_day_is_told_to_its_owner_without_the_day()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        await OnAsync(house, letter, f => f with { OccasionDate = new(2026, 11, 25) });
        await TellAsync(house);
        var notice = Assert.Single((await house.NoticeList.ListAsync(house.Drafter, null, default)).Rows);
        Assert.Equal(("Restricted letter", null), (notice.Reference, notice.Due));
        Assert.Empty(await OfAsync(house, house.Reviewer));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Words_wait_for_those_who_read_their_language_and_for_everybody_where_nobody_does(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var french = await house.JoinAsync("Fleur", Roles.Reviewer);
        House.Done(await house.Team.ReadAsync(french.Id, "fr, ar", house.Admin, default));
        House.Done(await house.Team.ReadAsync(house.Reviewer.Id, "en-GB", house.Reviewer, default));
        House.Refused((await house.Team.ReadAsync(french.Id, "fr, <b>", house.Admin, default)).Refusal);
        House.Refused((await house.Team.ReadAsync(french.Id, "fr", house.Drafter, default)).Refusal);
        await house.SubmittedAsync();
        Assert.Empty(await OfAsync(house, french));
        Assert.Single(await OfAsync(house, house.Reviewer));

        House.Done(await house.Team.ReadAsync(house.Reviewer.Id, "de", house.Reviewer, default));
        await house.SubmittedAsync();
        Assert.Single(await OfAsync(house, french));
        Assert.Equal(2, (await OfAsync(house, house.Reviewer)).Count);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_deputy_of_the_only_one_who_reads_it_is_told_and_without_a_deputy_everybody(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var layla = await house.JoinAsync("Layla", Roles.Reviewer);
        House.Done(await house.Team.ReadAsync(house.Reviewer.Id, "de", house.Admin, default));
        House.Done(await house.Team.GoAwayAsync(layla.Id, new(2026, 11, 20), null, house.Reviewer.Id, layla, default));
        House.Done(await house.Team.ReadAsync(layla.Id, "en", layla, default));
        await house.SubmittedAsync();
        Assert.Single(await OfAsync(house, house.Reviewer));
        Assert.Empty(await OfAsync(house, layla));
        House.Done(await house.Team.GoAwayAsync(layla.Id, new(2026, 11, 20), null, null, layla, default));
        await house.SubmittedAsync();
        Assert.Equal(2, (await OfAsync(house, house.Reviewer)).Count);
    }

    [Fact]
    public async Task Whoever_takes_a_letter_over_is_told_of_a_day_that_its_closed_owner_was_not_told_of()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(demands: 1);
        await OnAsync(house, letter, f => f with { OccasionDate = new(2026, 11, 26) });
        House.Done(await house.Team.DisableAsync(house.Drafter.Id, house.Admin, default));
        await TellAsync(house);
        House.Value(await house.HandOvers.HandOverAsync(house.Drafter.Id, house.OtherDrafter.Id, house.Admin, default));
        await TellAsync(house);
        Assert.Equal([NoticeKind.OccasionNear], await OfAsync(house, house.OtherDrafter));
    }

    private static async Task TellAsync(House house) => House.Done(await house.Get<DeadlineWorkflow>().TellAsync(default));

    private static async Task OnAsync(House house, Guid letter, Func<LetterForm, LetterForm> change)
    {
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, change(form), house.Drafter, default));
    }

    private static async Task<IReadOnlyList<NoticeKind>> OfAsync(House house, Actor actor) => [.. (await house.NoticeList.ListAsync(actor, null, default)).Rows.Select(n => n.Kind)];
}
