using AdvocacyTracker.Audit;
using AdvocacyTracker.Press;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Replies;

/// <summary>When a published reply or outcome puts somebody in danger: the public reads nothing of it at once, and after a second person's deed its words are nowhere.</summary>
public sealed class DangerousEntryTests
{
    private const string Name = "Ana Canary";

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_is_taken_down_is_gone_for_the_public_and_the_demand_stands_as_it_did_before(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1);
        House.Value(await house.Press.PublishAsync(await house.ApprovedReleaseAsync(letter, ":::demands\n:::"), house.Comms, default));
        var (reply, outcome) = await PublishedAsync(house, letter);
        Assert.Equal(DemandStanding.Committed, await StandingAsync(house, letter));
        foreach (var (id, left, standing) in ((Guid, int, DemandStanding)[])[(outcome, 1, DemandStanding.Answered), (reply, 0, DemandStanding.Waiting)])
        {
            Assert.StartsWith("The reason is empty", await RefusedAsync(house.FollowUps.TakeDownAsync(id, " ", house.Comms, default)), StringComparison.Ordinal);
            var epoch = await house.EpochAsync();
            House.Done(await house.FollowUps.TakeDownAsync(id, "Somebody is in danger.", house.Comms, default));
            Assert.Equal(epoch + 1, await house.EpochAsync());
            var known = await FollowUpAsync(house, letter);
            Assert.Equal(left, known.Replies.Count + known.Outcomes.Count);
            Assert.Equal(standing, await StandingAsync(house, letter));
        }
        var all = (await house.FollowUpList.OfLetterAsync(letter, house.Drafter, default))!;
        Assert.All(all.Log, e => Assert.Equal((FollowUpState.TakenDown, false, "Carl", "Somebody is in danger."), (e.State, e.Counts, e.TakenDownBy, e.TakenDownReason)));
        Assert.Null(all.LastOf(all.Letter.Recipients[0].Id));
        Assert.Equal(2, (await house.FollowUpList.ListAsync(house.Comms, FollowUpState.TakenDown, null, default)).Rows.Count);
        Assert.Empty((await house.FollowUpList.ListAsync(house.Comms, FollowUpState.Published, null, default)).Rows);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Only_what_is_public_is_taken_down_and_then_never_changes_again(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1);
        var (waiting, withdrawn, reply) = (await house.ConfirmedAsync(letter), await house.LoggedAsync(letter), await house.ConfirmedAsync(letter));
        House.Done(await house.FollowUps.WithdrawAsync(withdrawn, "Logged twice.", house.Drafter, default));
        Assert.Equal("This is not public: withdraw it instead.", await RefusedAsync(house.FollowUps.TakeDownAsync(waiting, "Danger.", house.Comms, default)));
        Assert.StartsWith("This was withdrawn before it was public", await RefusedAsync(house.FollowUps.TakeDownAsync(withdrawn, "Danger.", house.Comms, default)), StringComparison.Ordinal);
        House.Done(await house.FollowUps.PublishAsync(reply, house.Comms, default));
        Assert.StartsWith("This is not taken down", await RefusedAsync(house.FollowUps.BlackOutAsync(reply, house.Reviewer, default)), StringComparison.Ordinal);
        House.Done(await house.FollowUps.TakeDownAsync(reply, "Danger.", house.Comms, default));
        Assert.Equal("This is taken down already.", await RefusedAsync(house.FollowUps.TakeDownAsync(reply, "Danger.", house.Comms, default)));
        foreach (var deed in (Task<Result>[])[house.FollowUps.ConfirmAsync(reply, house.Reviewer, default), house.FollowUps.PublishAsync(reply, house.Comms, default), house.FollowUps.WithdrawAsync(reply, "Wrong.", house.Drafter, default)])
        {
            Assert.StartsWith("This is taken down and never comes back", await RefusedAsync(deed), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Somebody_else_blacks_it_out_and_of_its_words_nothing_is_left_in_the_database(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1);
        var (reply, outcome) = await PublishedAsync(house, letter);
        var from = (await house.FollowUpList.OfLetterAsync(letter, house.Drafter, default))!.Replies[0].From;
        foreach (var id in (Guid[])[reply, outcome])
        {
            House.Done(await house.FollowUps.TakeDownAsync(id, $"{Name} is in danger.", house.Comms, default));
            Assert.Equal("You have taken this down, so somebody else must black it out: ask a colleague who may.", await RefusedAsync(house.FollowUps.BlackOutAsync(id, house.Comms, default)));
            House.Done(await house.FollowUps.BlackOutAsync(id, house.Reviewer, default));
            Assert.Equal("This is blacked out already.", await RefusedAsync(house.FollowUps.BlackOutAsync(id, house.Admin, default)));
        }
        Assert.Empty(await house.HoldingAsync("canary"));
        var all = (await house.FollowUpList.OfLetterAsync(letter, house.Drafter, default))!;
        Assert.All(all.Log, e => Assert.Equal((BlackInk.Bar, BlackInk.Bar, BlackInk.Bar, "Rosa", FollowUpState.TakenDown), (e.Summary, e.Evidence, e.TakenDownReason, e.BlackedOutBy, e.State)));
        Assert.Equal((BlackInk.Bar, BlackInk.Bar), (all.Replies[0].From, all.Outcomes[0].Contribution));
        await using var look = house.Database();
        var notes = await look.Set<AuditEntry>().Where(e => e.Deed == "Take down" || e.Deed == "Black out").Select(e => e.Note).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([$"outcome {outcome}", $"outcome {outcome}", $"reply {reply}", $"reply {reply}"], notes.Order());
        Assert.DoesNotContain(notes, n => n.Contains(from, StringComparison.Ordinal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Of_a_letter_that_was_sent_in_error_since_it_can_be_taken_down_too(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1);
        var (reply, _) = await PublishedAsync(house, letter);
        House.Done(await house.Sending.RecallAsync(letter, "Wrong person.", house.Drafter, default));
        House.Done(await house.FollowUps.TakeDownAsync(reply, "Somebody is in danger.", house.Comms, default));
        House.Done(await house.FollowUps.BlackOutAsync(reply, house.Admin, default));
    }

    // A reply and an outcome that name somebody wherever there is room for it, both public.
    private static async Task<(Guid Reply, Guid Outcome)> PublishedAsync(House house, Guid letter)
    {
        var reply = House.Value(await house.FollowUps.LogReplyAsync(letter, await house.ReplyAsync(letter) with { Summary = $"{Name} will look into it.", Evidence = $"{Name}, folder 12." }, house.Drafter, default));
        var fields = await house.OutcomeAsync(letter) with { Summary = $"They promised it to {Name}.", Evidence = $"https://example.org/{Name}", Contribution = $"{Name} briefed two members." };
        var outcome = House.Value(await house.FollowUps.AssessOutcomeAsync(letter, fields, house.Drafter, default));
        foreach (var id in (Guid[])[reply, outcome])
        {
            House.Done(await house.FollowUps.ConfirmAsync(id, house.OtherDrafter, default));
            House.Done(await house.FollowUps.PublishAsync(id, house.Comms, default));
        }
        return (reply, outcome);
    }

    private static async Task<FollowUp> FollowUpAsync(House house, Guid letter)
    {
        var reference = (await house.ViewAsync(letter)).Words.Demands[0];
        return (await house.PublishedFollowUps.OfDemandsAsync([reference], default))[reference];
    }

    // Under which standing the public list finds the demand; it is under one only, and its page says the same.
    private static async Task<DemandStanding> StandingAsync(House house, Guid letter)
    {
        var (demands, found) = (house.Get<PublishedDemands>(), new List<DemandStanding>());
        foreach (var standing in Enum.GetValues<DemandStanding>())
        {
            if ((await demands.ListAsync(new(Standing: standing.ToValue()), "Etc/UTC", default)).Rows.Count > 0) found.Add(standing);
        }
        var only = Assert.Single(found);
        Assert.Equal(only, (await demands.FindAsync((await house.ViewAsync(letter)).Words.Demands[0], default))!.Demand.Standing);
        return only;
    }

    private static async Task<string> RefusedAsync(Task<Result> deed) => House.Refused((await deed).Refusal);
}
