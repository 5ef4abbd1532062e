using AdvocacyTracker.Audit;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Replies;

/// <summary>Replies and outcomes on the desk: logged by one, confirmed by another, published by Comms; and what the desk lists of them.</summary>
public sealed class FollowUpTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_reply_and_an_outcome_go_from_hand_to_hand_and_then_stay_as_they_are(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var reply = await house.LoggedAsync(letter);
        var outcome = House.Value(await house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter), house.OtherDrafter, default));
        foreach (var (id, by, other) in ((Guid, Actor, Actor)[])[(reply, house.Drafter, house.OtherDrafter), (outcome, house.OtherDrafter, house.Reviewer)])
        {
            Assert.StartsWith("Nobody has confirmed this yet", await RefusedAsync(house.FollowUps.PublishAsync(id, house.Comms, default)), StringComparison.Ordinal);
            Assert.StartsWith("You logged this yourself", await RefusedAsync(house.FollowUps.ConfirmAsync(id, by, default)), StringComparison.Ordinal);
            House.Done(await house.FollowUps.ConfirmAsync(id, other, default));
            Assert.Equal($"{other.Name} has confirmed this already.", await RefusedAsync(house.FollowUps.ConfirmAsync(id, house.Reviewer, default)));
            House.Done(await house.FollowUps.PublishAsync(id, house.Comms, default));
            Assert.Equal("This is published already.", await RefusedAsync(house.FollowUps.PublishAsync(id, house.Comms, default)));
            Assert.StartsWith("This is published, and what is published stays", await RefusedAsync(house.FollowUps.WithdrawAsync(id, "Wrong.", by, default)), StringComparison.Ordinal);
        }
        var all = (await house.FollowUpList.OfLetterAsync(letter, house.Drafter, default))!;
        Assert.Equal(2, all.Log.Count);
        Assert.Equal(("Carl", "Otto", "Dora", ReplyKind.Substantive), (all.Replies[0].PublishedBy, all.Replies[0].ConfirmedBy, all.Replies[0].LoggedBy, all.LastOf(all.Letter.Recipients[0].Id)!.Kind));
        Assert.Equal("We briefed two members.", all.Outcomes[0].Contribution);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Nothing_is_logged_of_a_letter_before_it_is_sent_or_when_it_was_sent_in_error(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.ClearedAsync();
        Assert.Contains("has not been sent", await RefusedAsync(house.FollowUps.LogReplyAsync(letter, await house.ReplyAsync(letter), house.Drafter, default)), StringComparison.Ordinal);
        Assert.Contains("has not been sent", await RefusedAsync(house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter), house.Drafter, default)), StringComparison.Ordinal);
        var sent = await house.SentAsync();
        var reply = await house.ConfirmedAsync(sent);
        House.Done(await house.Sending.RecallAsync(sent, "Wrong person.", house.Drafter, default));
        Assert.Contains("was sent in error", await RefusedAsync(house.FollowUps.LogReplyAsync(sent, await house.ReplyAsync(sent), house.Drafter, default)), StringComparison.Ordinal);
        Assert.Contains("was sent in error", await RefusedAsync(house.FollowUps.PublishAsync(reply, house.Comms, default)), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_day_is_neither_before_the_sending_nor_ahead_and_no_reply_only_once_one_is_overdue(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await SentOnAsync(house, new(2026, 11, 10), replyDue: new(2026, 11, 24));
        var reply = await house.ReplyAsync(letter);
        Task<string> LogAsync(ReplyFields fields) => RefusedAsync(house.FollowUps.LogReplyAsync(letter, fields, house.Drafter, default));

        Assert.Contains("before 2026-11-10", await LogAsync(reply with { On = new(2026, 11, 9) }), StringComparison.Ordinal);
        Assert.Contains("in the future", await LogAsync(reply with { On = new(2026, 11, 26) }), StringComparison.Ordinal);
        Assert.Contains("day is missing", await LogAsync(reply with { On = null }), StringComparison.Ordinal);
        var silent = reply with { Kind = ReplyKind.NoReply, Answers = [], On = new(2026, 11, 25) };
        Assert.StartsWith("A reply is due by 2026-11-24", await LogAsync(silent), StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.StartsWith("The day must lie after 2026-11-24", await LogAsync(silent with { On = new(2026, 11, 24) }), StringComparison.Ordinal);
        House.Value(await house.FollowUps.LogReplyAsync(letter, silent, house.Drafter, default));
        var without = await house.SentAsync();
        Assert.Contains("names no day", await RefusedAsync(house.FollowUps.LogReplyAsync(without, silent with { From = (await house.ViewAsync(without)).Recipients[0].Id }, house.Drafter, default)), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_is_missing_is_asked_for(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var (reply, outcome) = (await house.ReplyAsync(letter), await house.OutcomeAsync(letter));
        Task<string> LogAsync(ReplyFields fields) => RefusedAsync(house.FollowUps.LogReplyAsync(letter, fields, house.Drafter, default));
        Task<string> AssessAsync(OutcomeFields fields) => RefusedAsync(house.FollowUps.AssessOutcomeAsync(letter, fields, house.Drafter, default));

        Assert.StartsWith("Nobody is chosen", await LogAsync(reply with { From = Guid.NewGuid() }), StringComparison.Ordinal);
        Assert.StartsWith("The summary is empty", await LogAsync(reply with { Summary = " " }), StringComparison.Ordinal);
        Assert.StartsWith("The evidence is missing", await LogAsync(reply with { Evidence = "" }), StringComparison.Ordinal);
        Assert.StartsWith("One of the asks is not of this letter", await LogAsync(reply with { Answers = [new(outcome.Demand, 2)] }), StringComparison.Ordinal);
        Assert.StartsWith("No ask is chosen", await AssessAsync(outcome with { Ask = 2 }), StringComparison.Ordinal);
        Assert.StartsWith("This step is not one of this track", await AssessAsync(outcome with { Step = Step.Begun }), StringComparison.Ordinal);
        Assert.StartsWith("The evidence is missing", await AssessAsync(outcome with { Evidence = "" }), StringComparison.Ordinal);
        var unknown = outcome with { Track = Track.Changed, Step = Step.CannotBeDetermined, Evidence = "" };
        Assert.StartsWith("Say in the summary why", await AssessAsync(unknown with { Summary = "" }), StringComparison.Ordinal);
        House.Value(await house.FollowUps.AssessOutcomeAsync(letter, unknown, house.Drafter, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Before_it_is_published_it_can_be_withdrawn_and_stays_with_the_reason(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var (own, others) = (await house.LoggedAsync(letter), await house.ConfirmedAsync(letter));
        House.Done(await house.Team.TakeRoleAsync(house.Drafter.Id, Roles.Drafter, house.Admin, default));
        House.Done(await house.FollowUps.WithdrawAsync(own, "Logged twice.", house.Drafter, default));
        Assert.StartsWith("Only a Drafter", await RefusedAsync(house.FollowUps.WithdrawAsync(others, "Wrong.", house.Comms, default)), StringComparison.Ordinal);
        Assert.StartsWith("The reason is empty", await RefusedAsync(house.FollowUps.WithdrawAsync(others, "", house.OtherDrafter, default)), StringComparison.Ordinal);
        House.Done(await house.FollowUps.WithdrawAsync(others, "They wrote to somebody else.", house.OtherDrafter, default));
        Assert.StartsWith("This was withdrawn", await RefusedAsync(house.FollowUps.ConfirmAsync(own, house.Reviewer, default)), StringComparison.Ordinal);
        Assert.StartsWith("This was withdrawn", await RefusedAsync(house.FollowUps.PublishAsync(others, house.Comms, default)), StringComparison.Ordinal);
        var all = (await house.FollowUpList.OfLetterAsync(letter, house.Comms, default))!;
        Assert.Equal(["Logged twice.", "They wrote to somebody else."], all.Log.Select(e => e.WithdrawnReason).Order());
        Assert.Null(all.LastOf(all.Letter.Recipients[0].Id));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_came_of_a_restricted_letter_is_there_for_nobody_who_may_not_know_of_it_and_is_never_published(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.RestrictedAsync();
        var reply = await house.ConfirmedAsync(letter);
        Assert.Null(await house.FollowUpList.OfLetterAsync(letter, house.OtherDrafter, default));
        Assert.Empty((await house.FollowUpList.ListAsync(house.OtherDrafter, null, null, default)).Rows);
        Assert.Single((await house.FollowUpList.ListAsync(house.Reviewer, null, null, default)).Rows);
        Assert.Equal(LetterDoorSentence, await RefusedAsync(house.FollowUps.LogReplyAsync(letter, await house.ReplyAsync(letter), house.OtherDrafter, default)));
        Assert.Equal((await house.FollowUps.WithdrawAsync(Guid.NewGuid(), "Wrong.", house.OtherDrafter, default)).Refusal, (await house.FollowUps.WithdrawAsync(reply, "Wrong.", house.OtherDrafter, default)).Refusal);
        Assert.Contains("is restricted", await RefusedAsync(house.FollowUps.PublishAsync(reply, house.Comms, default)), StringComparison.Ordinal);
        await using var trail = house.Database();
        Assert.DoesNotContain(await trail.Set<AuditEntry>().Where(e => e.Deed == "Log a reply").Select(e => e.Subject + e.Note).ToListAsync(), text => text.Contains("2026-", StringComparison.Ordinal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whoever_must_not_be_named_is_not_named_by_what_is_published(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var outcome = House.Value(await house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter) with { Contribution = "We told them of Ana  PEREZ." }, house.Drafter, default));
        House.Done(await house.FollowUps.ConfirmAsync(outcome, house.Reviewer, default));
        await house.WatchAsync(letter, "Ana Perez");
        Assert.StartsWith("This outcome names Ana Perez, who must not be named", await RefusedAsync(house.FollowUps.PublishAsync(outcome, house.Comms, default)), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_newest_confirmed_outcome_stands_by_its_day_and_then_by_when_it_was_assessed(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var first = await house.OutcomeAsync(letter);
        foreach (var (step, day, isConfirmed) in ((Step, int, bool)[])[(Step.Partly, 23, true), (Step.Acknowledged, 20, true), (Step.Refused, 23, true), (Step.Done, 24, false)])
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            var id = House.Value(await house.FollowUps.AssessOutcomeAsync(letter, first with { Step = step, On = new(2026, 11, day) }, house.Drafter, default));
            if (isConfirmed) House.Done(await house.FollowUps.ConfirmAsync(id, house.Reviewer, default));
        }
        var all = (await house.FollowUpList.OfLetterAsync(letter, house.Drafter, default))!;
        Assert.Equal(Step.Refused, all.Today(first.Demand, 1, Track.Did)!.Step);
        Assert.Null(all.Today(first.Demand, 1, Track.Changed));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_list_goes_by_what_was_logged_last_a_page_at_a_time_and_by_what_it_waits_for(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var logged = new List<Guid>();
        for (var n = 0; n < 30; n++)
        {
            if (n % 3 == 0) house.Clock.Advance(TimeSpan.FromMilliseconds(1));
            logged.Add(await house.LoggedAsync(letter));
            logged.Add(House.Value(await house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter), house.Drafter, default)));
        }
        House.Done(await house.FollowUps.ConfirmAsync(logged[7], house.Reviewer, default));
        var first = await house.FollowUpList.ListAsync(house.Comms, null, null, default);
        var second = await house.FollowUpList.ListAsync(house.Comms, null, first.Next, default);
        Assert.Equal((Page<FollowUpRow>.Size, 10, null), (first.Rows.Count, second.Rows.Count, second.Next));
        var rows = first.Rows.Concat(second.Rows).ToList();
        Assert.Equal(logged.ToHashSet(), rows.Select(r => r.Entry.Id).ToHashSet());
        Assert.Equal(rows.Select(r => r.Entry.LoggedAt).OrderDescending(), rows.Select(r => r.Entry.LoggedAt));
        Assert.Equal(logged[7], Assert.Single((await house.FollowUpList.ListAsync(house.Comms, FollowUpState.WaitsForPublication, null, default)).Rows).Entry.Id);
        Assert.Empty((await house.FollowUpList.ListAsync(house.Comms, FollowUpState.Published, null, default)).Rows);
    }

    private const string LetterDoorSentence = "There is no such letter: its address may be mistyped.";

    private static async Task<Guid> SentOnAsync(House house, DateOnly on, DateOnly replyDue)
    {
        var letter = await house.DraftAsync();
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, form with { ReplyDue = replyDue }, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, on, house.Drafter, default));
        return letter;
    }

    private static async Task<string> RefusedAsync(Task<Result> deed) => House.Refused((await deed).Refusal);

    private static async Task<string> RefusedAsync<T>(Task<Result<T>> deed) => House.Refused((await deed).Refusal);
}
