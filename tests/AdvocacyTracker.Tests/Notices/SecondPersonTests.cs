using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Notices;

/// <summary>Who may confirm or black out what somebody else did is told that it waits, once, and no longer than it does.</summary>
public sealed class SecondPersonTests
{
    private static MailSettings Mail => new("127.0.0.1", 25, "", "", "newsroom@example.org", false, new("https://news.example.org"));

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Everybody_else_who_may_confirm_is_told_once_and_as_long_as_something_waits_for_them(Db db)
    {
        await using var house = await House.OpenAsync(db, Mail);
        var letter = await house.SentAsync();
        await ClearAsync(house);
        var reply = await house.LoggedAsync(letter);
        var outcome = House.Value(await house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter), house.OtherDrafter, default));
        // The first of them logged the reply and may confirm the outcome, the second the other way round.
        Assert.Equal("Dora Otto Rosa", await ToldAsync(house, NoticeKind.ConfirmationWaits));
        House.Done(await house.FollowUps.ConfirmAsync(reply, house.Reviewer, default));
        Assert.Equal("Dora Rosa", await ToldAsync(house, NoticeKind.ConfirmationWaits));
        House.Done(await house.FollowUps.WithdrawAsync(outcome, "Logged twice.", house.OtherDrafter, default));
        Assert.Equal("", await ToldAsync(house, NoticeKind.ConfirmationWaits));
        Assert.Equal($"/desk/replies/{letter}", NoticeWords.PathOf(NoticeKind.ConfirmationWaits, NoticeAbout.Letter, letter));
        // Their mails are dropped, since nothing waits any more.
        while (await house.Get<MailWorkflow>().TakeAsync(default) is { } mail) Assert.Equal(MailState.Dropped, mail.State);

        House.Done(await house.FollowUps.PublishAsync(reply, house.Comms, default));
        House.Done(await house.FollowUps.TakeDownAsync(reply, "Somebody is in danger.", house.Comms, default));
        Assert.Equal("Anna Rosa", await ToldAsync(house, NoticeKind.BlackoutWaits));
        House.Done(await house.FollowUps.BlackOutAsync(reply, house.Admin, default));
        Assert.Equal("", await ToldAsync(house, NoticeKind.BlackoutWaits));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_name_that_waits_to_be_blacked_out_is_told_to_those_who_may_and_taken_back_with_the_last(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.TakenDownReleaseAsync();
        var first = House.Value(await house.Takedowns.ProposeBlackoutAsync(release, "Ana Perez", house.Comms, default));
        var second = House.Value(await house.Takedowns.ProposeBlackoutAsync(release, "Bo Li", house.Comms, default));
        Assert.Equal("Anna Rosa", await ToldAsync(house, NoticeKind.BlackoutWaits));
        House.Done(await house.Takedowns.ConfirmBlackoutAsync(first, house.Reviewer, default));
        Assert.Equal("Anna Rosa", await ToldAsync(house, NoticeKind.BlackoutWaits));
        House.Done(await house.Takedowns.DropBlackoutAsync(second, house.Comms, default));
        Assert.Equal("", await ToldAsync(house, NoticeKind.BlackoutWaits));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whoever_read_an_earlier_one_gets_no_mail_of_a_later_one_that_was_taken_back(Db db)
    {
        await using var house = await House.OpenAsync(db, Mail);
        var letter = await house.SentAsync();
        await house.LoggedAsync(letter);
        House.Done(await house.NoticeDeeds.MarkAsReadAsync(house.Clock.GetUtcNow(), house.Reviewer, default));
        await using (var context = house.Database()) await context.Set<OutgoingMail>().ExecuteDeleteAsync();
        House.Value(await house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter), house.OtherDrafter, default));
        Assert.Contains("Rosa", await ToldAsync(house, NoticeKind.ConfirmationWaits), StringComparison.Ordinal);
        House.Done(await house.Sending.RecallAsync(letter, "Wrong person.", house.Drafter, default));
        while (await house.Get<MailWorkflow>().TakeAsync(default) is { } mail) Assert.Equal(MailState.Dropped, mail.State);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Nothing_waits_for_confirmation_once_the_letter_was_sent_in_error_but_blacking_out_still_does(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var reply = await house.ConfirmedAsync(letter);
        House.Done(await house.FollowUps.PublishAsync(reply, house.Comms, default));
        House.Done(await house.FollowUps.TakeDownAsync(reply, "Somebody is in danger.", house.Comms, default));
        House.Value(await house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter), house.OtherDrafter, default));
        Assert.NotEqual("", await ToldAsync(house, NoticeKind.ConfirmationWaits));
        House.Done(await house.Sending.RecallAsync(letter, "Wrong person.", house.Drafter, default));
        Assert.Equal("", await ToldAsync(house, NoticeKind.ConfirmationWaits));
        Assert.Equal("Anna Rosa", await ToldAsync(house, NoticeKind.BlackoutWaits));
    }

    [Fact]
    public async Task Of_a_restricted_letter_nobody_is_told_who_is_not_named_on_it()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.RestrictedAsync();
        await house.LoggedAsync(letter);
        Assert.Equal("Rosa", await ToldAsync(house, NoticeKind.ConfirmationWaits));
        await using var context = house.Database();
        Assert.Equal("Restricted letter", (await context.Set<Notice>().SingleAsync(n => n.Kind == NoticeKind.ConfirmationWaits)).Reference);
    }

    private static async Task ClearAsync(House house)
    {
        await using var context = house.Database();
        await context.Set<Notice>().ExecuteDeleteAsync();
        await context.Set<OutgoingMail>().ExecuteDeleteAsync();
    }

    private static async Task<string> ToldAsync(House house, NoticeKind kind)
    {
        await using var context = house.Database();
        var told = await context.Set<Notice>().Where(n => n.Kind == kind && n.ReadAt == null).Select(n => n.MemberId).ToListAsync();
        return string.Join(' ', new[] { house.Drafter, house.OtherDrafter, house.Reviewer, house.Comms, house.Admin }.Where(a => told.Contains(a.Id)).Select(a => a.Name).Order());
    }
}
