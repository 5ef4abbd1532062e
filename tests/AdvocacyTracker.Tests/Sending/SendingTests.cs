using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Sending;

/// <summary>A letter goes out only as it was approved, and never changes again.</summary>
public sealed class SendingTests
{
    [Fact]
    public async Task Signing_off_names_the_first_thing_that_is_missing()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        Assert.Contains("is a draft", await WhyNotSignOffAsync(house, letter), StringComparison.Ordinal);
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        Assert.Contains("The letter's own text waits for approval", await WhyNotSignOffAsync(house, letter), StringComparison.Ordinal);
        House.Done(await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default));
        Assert.Contains("D-2026-001-1 waits for approval", await WhyNotSignOffAsync(house, letter), StringComparison.Ordinal);
        await house.ApproveDemandsAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
    }

    [Theory]
    [InlineData(Decision.ChangesRequested, "has a change requested")]
    [InlineData(Decision.Rejected, "was rejected")]
    public async Task One_reviewer_who_says_no_stops_the_letter_whatever_another_says(Decision decision, string words)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var second = await house.JoinAsync("Rita", Roles.Reviewer);
        var letter = await house.ClearedAsync();
        var demand = (await house.DemandsAsync(letter))[1];
        House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, decision, "Not like this.", second, default));
        Assert.Contains($"D-2026-001-2 {words}", await WhyNotSignOffAsync(house, letter), StringComparison.Ordinal);
        var text = (await house.ViewAsync(letter)).Hash;
        House.Done(await house.Demands.DecideOnLetterAsync(letter, text, decision, "Not like this.", second, default));
        Assert.Contains($"The letter's own text {words}", await WhyNotSignOffAsync(house, letter), StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", second, default));
        House.Done(await house.Demands.DecideOnLetterAsync(letter, text, Decision.Approved, "", second, default));
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
    }

    [Theory]
    [InlineData("UPDATE \"Letters\" SET \"Body\" = \"Body\" || ' And more.'")]
    [InlineData("UPDATE \"Letters\" SET \"Closing\" = 'Yours,'")]
    [InlineData("UPDATE \"Demands\" SET \"Text\" = 'Do nothing.'")]
    public async Task Words_changed_behind_the_programs_back_are_neither_signed_off_nor_sent(string sql)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var (cleared, signedOff) = (await house.ClearedAsync(), await house.ClearedAsync());
        House.Done(await house.Sending.SignOffAsync(signedOff, house.Reviewer, default));
        await using (var db = house.Database()) await db.Database.ExecuteSqlRawAsync(sql);
        Assert.Contains("lapsed", await WhyNotSignOffAsync(house, cleared), StringComparison.Ordinal);
        House.Refused((await house.Sending.MarkAsSentAsync(signedOff, Delivery.Post, null, house.Drafter, default)).Refusal);
        Assert.Null(await house.SendingList.SentAsync(signedOff, house.Drafter, default));
    }

    [Fact]
    public async Task Only_a_sent_letter_is_recalled_and_only_once()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        Assert.Contains("has not gone out", House.Refused((await house.Sending.RecallAsync(letter, "Wrong.", house.Drafter, default)).Refusal), StringComparison.Ordinal);
        House.Refused((await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default)).Refusal);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal);
        House.Refused((await house.Sending.RecallAsync(letter, "Wrong.", house.Drafter, default)).Refusal);
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, new(2026, 11, 25), house.Drafter, default));
        House.Done(await house.Sending.RecallAsync(letter, "Wrong.", house.Drafter, default));
        Assert.Contains("already", House.Refused((await house.Sending.RecallAsync(letter, "Wrong again.", house.Drafter, default)).Refusal), StringComparison.Ordinal);
        House.Refused((await house.Demands.TakeBackAsync(letter, house.Drafter, default)).Refusal);
        Assert.Equal("Wrong.", (await house.ViewAsync(letter)).RecallNote);
    }

    [Fact]
    public async Task A_field_that_nothing_fills_stops_the_letter()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        await house.WriteAsync(letter, Sample.Body + "On {{letter-date}}.");
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        Assert.Contains("letter-date", await WhyNotSignOffAsync(house, letter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demand_that_no_block_prints_and_a_block_that_prints_nothing_stop_the_letter()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        await house.WriteAsync(letter, "Text.\n\n:::demand D-2026-001-1\n:::\n\n:::demand D-1999-001-1\n:::\n");
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        Assert.Contains(":::demand D-1999-001-1", await WhyNotSignOffAsync(house, letter), StringComparison.Ordinal);
        await house.WriteAsync(letter, "Text.\n\n:::demand D-2026-001-1\n:::\n");
        House.Done(await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", house.Reviewer, default));
        Assert.Contains("D-2026-001-2 is not printed in the letter", await WhyNotSignOffAsync(house, letter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_taken_back_in_error_is_no_longer_public_and_its_letterhead_stays_as_it_was_sent()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync();
        House.Value(await house.Press.PublishAsync(await house.ApprovedReleaseAsync(letter), house.Comms, default));
        var epoch = await house.EpochAsync();
        Assert.Equal("Newsroom", (await house.Published.LetterAsync("2026-001", default))!.Words.Letterhead.Name);
        House.Done(await house.Sending.RecallAsync(letter, "Wrong person.", house.Drafter, default));
        Assert.True(await house.EpochAsync() > epoch);
        Assert.Null(await house.Published.LetterAsync("2026-001", default));
    }

    [Fact]
    public async Task A_letters_only_author_does_not_sign_it_off_even_as_a_reviewer()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        House.Done(await house.Team.GiveRoleAsync(house.Drafter.Id, Roles.Reviewer, house.Admin, default));
        Assert.Contains("only author", House.Refused((await house.Sending.SignOffAsync(letter, house.Drafter, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_off_letter_is_frozen_until_it_is_taken_back_to_draft()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        await AssertFrozenAsync(house, letter, "signed off");
        House.Done(await house.Demands.TakeBackAsync(letter, house.Drafter, default));
        Assert.Equal(LetterStage.Draft, (await house.ViewAsync(letter)).Stage);
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);
    }

    [Fact]
    public async Task A_sent_letter_never_changes_again_and_only_recalling_it_is_left()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync();
        await AssertFrozenAsync(house, letter, "has gone out");
        House.Refused((await house.Demands.TakeBackAsync(letter, house.Drafter, default)).Refusal);
        House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal);
        House.Refused((await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default)).Refusal);
        House.Refused((await house.Sending.RecallAsync(letter, " ", house.Drafter, default)).Refusal);
        House.Done(await house.Sending.RecallAsync(letter, "Sent to the wrong person.", house.Drafter, default));
        Assert.Equal("Sent to the wrong person.", (await house.ViewAsync(letter)).RecallNote);
        Assert.NotNull(await house.SendingList.SentAsync(letter, house.Drafter, default));
    }

    [Fact]
    public async Task The_day_of_sending_may_be_unknown_but_not_in_the_future()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        Assert.Contains("in the future", House.Refused((await house.Sending.MarkAsSentAsync(letter, Delivery.Hand, new(2026, 11, 26), house.Drafter, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Hand, null, house.Drafter, default));
        Assert.Null((await house.ViewAsync(letter)).SentOn);
    }

    [Fact]
    public async Task What_a_sent_letter_printed_stays_when_its_recipient_changes()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync();
        var recipient = (await house.ViewAsync(letter)).Recipients[0].RecipientId;
        var seen = (await house.RecipientList.FindAsync(recipient, default))!.ToDetails();
        House.Done(await house.Recipients.ReviseAsync(recipient, seen, seen with { Name = "Somebody Else", EnvelopeName = "Somebody Else" }, house.Drafter, default));
        var sent = (await house.SendingList.SentAsync(letter, house.Drafter, default))!;
        Assert.Equal("General Ada Fielding", sent.Letter.Recipients[0].EnvelopeName);
        Assert.Equal(3, sent.Demands.Count);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_was_sent_always_equals_what_was_approved_in_200_races_of_an_edit_against_signing_off_and_sending(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (sent, edited) = (0, 0);
        for (var race = 0; race < 200; race++)
        {
            var letter = await house.ClearedAsync(demands: 2);
            var order = (await house.ViewAsync(letter)).Words.Demands;
            var demand = (await house.DemandsAsync(letter))[0];
            var edit = race % 4;
            var editing = Task.Run(async () =>
            {
                if (race % 2 == 1) await Task.Yield();
                return edit switch
                {
                    0 => (await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Do something else." }, house.Drafter, default)).Refusal,
                    1 => (await house.Letters.AppendAsync(letter, new BodyChange(1, $"[{Sample.Body.Length},[0,\"More.\"]]"), house.OtherDrafter, default)).Refusal,
                    2 => (await house.Demands.ReorderAsync(letter, [.. order.Reverse()], house.OtherDrafter, default)).Refusal,
                    _ => (await house.Demands.WithdrawAsync(demand.Id, house.OtherDrafter, default)).Refusal,
                };
            });
            var sending = Task.Run(async () =>
            {
                if ((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal is { } refusal) return refusal;
                return (await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default)).Refusal;
            });
            var (refusedEdit, refusedSending) = (await editing, await sending);
            if (refusedSending is null) sent++;
            if (refusedEdit is null) edited++;
            await AssertSentIsApprovedAsync(house, letter, refusedSending);
            Assert.True(refusedEdit is null ^ refusedSending is null, $"Race {race}: exactly one of the two is done; edit: {refusedEdit}; sending: {refusedSending}");
        }
        Assert.Equal(200, sent + edited);
    }

    private static async Task AssertSentIsApprovedAsync(House house, Guid letter, Refusal? refused)
    {
        var whole = await house.SendingList.SentAsync(letter, house.Drafter, default);
        Assert.Equal(refused is null, whole is not null);
        if (whole is null) return;
        await using var db = house.Database();
        var approved = db.Set<Approval>().Where(a => a.Decision == Decision.Approved).Select(a => a.Hash).ToHashSet();
        Assert.Contains(Fingerprint.Of(whole.Letter), approved);
        Assert.All(whole.Demands, d => Assert.Contains(Fingerprint.Of(d.Words), approved));
    }

    private static async Task AssertFrozenAsync(House house, Guid letter, string why)
    {
        var view = await house.ViewAsync(letter);
        var demand = (await house.DemandsAsync(letter))[0];
        Refusal?[] refusals =
        [
            (await house.Letters.ReviseAsync(letter, view.Form, view.Form with { Subject = "Other" }, house.Drafter, default)).Refusal,
            (await house.Letters.AppendAsync(letter, new BodyChange(view.Body.Version, $"[{view.Body.Text.Length},[0,\"x\"]]"), house.Drafter, default)).Refusal,
            (await house.Letters.RemoveRecipientAsync(letter, view.Recipients[0].Id, house.Drafter, default)).Refusal,
            (await house.Letters.AddRecipientAsync(letter, view.Recipients[0].RecipientId, RecipientRole.Cc, house.Drafter, default)).Refusal,
            (await house.Demands.AddAsync(letter, Sample.Demand(9), house.Drafter, default)).Refusal,
            (await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = "Other" }, house.Drafter, default)).Refusal,
            (await house.Demands.WithdrawAsync(demand.Id, house.Drafter, default)).Refusal,
            (await house.Demands.ReorderAsync(letter, [.. view.Words.Demands.Reverse()], house.Drafter, default)).Refusal,
            (await house.Demands.BringBackAsync(demand.Id, house.Drafter, default)).Refusal,
            (await house.Letters.RefreshRecipientAsync(letter, view.Recipients[0].Id, house.Drafter, default)).Refusal,
            (await house.Demands.SubmitAsync(letter, house.Drafter, default)).Refusal,
        ];
        Assert.All(refusals, r => Assert.Contains(why, House.Refused(r), StringComparison.Ordinal));
        House.Refused((await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Rejected, "No.", house.Reviewer, default)).Refusal);
        House.Refused((await house.Demands.DecideOnLetterAsync(letter, view.Hash, Decision.Rejected, "No.", house.Reviewer, default)).Refusal);
        Assert.Equal(view.Hash, (await house.ViewAsync(letter)).Hash);
    }

    private static async Task<string> WhyNotSignOffAsync(House house, Guid letter) => House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal);
}
