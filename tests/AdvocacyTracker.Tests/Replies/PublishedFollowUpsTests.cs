using AdvocacyTracker.Letters;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Replies;

/// <summary>What the public may read of replies and outcomes.</summary>
public sealed class PublishedFollowUpsTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Only_what_was_published_is_among_it_the_oldest_first_and_the_newsroom_hears_of_it(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var demands = (await house.ViewAsync(letter)).Words.Demands;
        await house.LoggedAsync(letter);
        var reply = await house.ConfirmedAsync(letter);
        var whole = House.Value(await house.FollowUps.LogReplyAsync(letter, await house.ReplyAsync(letter) with { Kind = ReplyKind.Acknowledged, Answers = [], On = new(2026, 11, 20) }, house.Drafter, default));
        House.Done(await house.FollowUps.ConfirmAsync(whole, house.Reviewer, default));
        Assert.Equal([FollowUp.None, FollowUp.None], (await OfAsync(house, demands[0], "D-1999-001-1")).Select(f => f.Replies.Count + f.Outcomes.Count == 0 ? FollowUp.None : f));

        var before = await house.EpochAsync();
        House.Done(await house.FollowUps.PublishAsync(reply, house.Comms, default));
        House.Done(await house.FollowUps.PublishAsync(whole, house.Comms, default));
        Assert.Equal(before + 2, await house.EpochAsync());
        var (first, second) = ((await OfAsync(house, demands[0]))[0], (await OfAsync(house, demands[1]))[0]);
        Assert.Equal([(ReplyKind.Acknowledged, 0), (ReplyKind.Substantive, 1)], first.Replies.Select(r => (r.Kind, r.Asks.Count)));
        Assert.Equal(ReplyKind.Substantive, first.Answered);
        Assert.Equal(("General Ada Fielding", house.Clock.GetUtcNow()), (first.Replies[1].From, first.Replies[1].PublishedAt));
        Assert.Equal(ReplyKind.Acknowledged, Assert.Single(second.Replies).Kind);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_demand_is_met_once_each_ask_is_published_as_done_on_both_tracks(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1);
        var demand = (await house.ViewAsync(letter)).Words.Demands[0];
        var last = Guid.Empty;
        foreach (var (track, step, day) in ((Track, Step, int)[])[(Track.Did, Step.Done, 22), (Track.Did, Step.Partly, 21), (Track.Changed, Step.Begun, 21), (Track.Changed, Step.Done, 23)])
        {
            last = House.Value(await house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter) with { Track = track, Step = step, On = new(2026, 11, day) }, house.Drafter, default));
            House.Done(await house.FollowUps.ConfirmAsync(last, house.Reviewer, default));
            if (day < 23) House.Done(await house.FollowUps.PublishAsync(last, house.Comms, default));
        }
        var waiting = (await OfAsync(house, demand))[0];
        Assert.Equal((Step.Done, Step.Begun, false), (waiting.Today(1, Track.Did)!.Step, waiting.Today(1, Track.Changed)!.Step, waiting.IsMet(1)));
        Assert.Null(waiting.Answered);
        House.Done(await house.FollowUps.PublishAsync(last, house.Comms, default));
        var met = (await OfAsync(house, demand))[0];
        Assert.True(met.IsMet(1));
        Assert.False(met.IsMet(2));
        Assert.Equal([21, 21, 22, 23], met.Outcomes.Select(o => o.On.Day));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Of_a_letter_that_was_restricted_since_nothing_is_among_it(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1);
        House.Done(await house.FollowUps.PublishAsync(await house.ConfirmedAsync(letter), house.Comms, default));
        var demand = (await house.ViewAsync(letter)).Words.Demands[0];
        Assert.Single((await OfAsync(house, demand))[0].Replies);
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default));
        Assert.Empty((await OfAsync(house, demand, "no\0reference"))[0].Replies);
    }

    private static async Task<IReadOnlyList<FollowUp>> OfAsync(House house, params string[] references)
    {
        var found = await house.PublishedFollowUps.OfDemandsAsync(references, default);
        return [.. references.Select(r => found[r])];
    }
}
