using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Notices;

/// <summary>Who is told of what, once, and nothing more than its reference.</summary>
public sealed class NoticeTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Every_reviewer_who_may_know_of_a_submitted_letter_and_has_not_written_it_is_told_once(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var closed = await house.JoinAsync("Cleo", Roles.Reviewer);
        House.Done(await house.Team.DisableAsync(closed.Id, house.Admin, default));
        var author = await house.JoinAsync("Aron", Roles.Reviewer | Roles.Drafter);
        var letter = await house.DraftAsync(demands: 1);
        var view = await house.ViewAsync(letter);
        House.Done(await house.Letters.ReviseAsync(letter, view.Form, view.Form with { Closing = "Yours," }, author, default));
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = "Another title" }, author, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));

        Assert.Equal([(NoticeKind.ReviewWaits, "2026-001")], await OfAsync(house, house.Reviewer));
        foreach (var other in (Actor[])[author, closed, house.Drafter, house.OtherDrafter, house.Comms, house.Admin]) Assert.Empty(await OfAsync(house, other));

        // Taken back and handed over again before it was read: one is enough, and it is the newest.
        House.Done(await house.Demands.TakeBackAsync(letter, house.Drafter, default));
        house.Clock.Advance(TimeSpan.FromHours(1));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        Assert.Equal(house.Clock.GetUtcNow(), Assert.Single((await house.NoticeList.ListAsync(house.Reviewer, null, default)).Rows).At);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task In_place_of_a_reviewer_who_is_away_their_deputy_is_told(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var deputy = await house.JoinAsync("Rita", Roles.Reviewer);
        var third = await house.JoinAsync("Rolf", Roles.Reviewer);
        House.Done(await house.Team.GoAwayAsync(house.Reviewer.Id, new(2026, 11, 20), null, deputy.Id, house.Reviewer, default));
        House.Done(await house.Team.GoAwayAsync(third.Id, new(2026, 11, 20), new(2026, 11, 23), deputy.Id, third, default));
        await house.SubmittedAsync();
        Assert.Empty(await OfAsync(house, house.Reviewer));
        Assert.Single(await OfAsync(house, deputy));
        Assert.Single(await OfAsync(house, third));

        // A deputy who may not know of a letter is told nothing of it; then whoever is away is.
        var restricted = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        House.Done(await house.Letters.NameAsync(restricted, house.Reviewer.Id, true, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(restricted, house.Drafter, default));
        Assert.Single(await OfAsync(house, deputy));
        Assert.Equal([(NoticeKind.ReviewWaits, "Restricted letter")], await OfAsync(house, house.Reviewer));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_owner_and_the_authors_are_told_that_other_words_are_asked_for_and_nobody_of_an_approval(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(demands: 2);
        var demands = await house.DemandsAsync(letter);
        House.Done(await house.Demands.ReviseAsync(demands[0].Id, demands[0].Form, demands[0].Form with { Title = "Another title" }, house.OtherDrafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        demands = await house.DemandsAsync(letter);
        House.Done(await house.Demands.DecideOnDemandAsync(demands[1].Id, demands[1].Hash, Decision.Approved, "", house.Reviewer, default));
        Assert.Empty(await OfAsync(house, house.Drafter));
        House.Done(await house.Demands.DecideOnDemandAsync(demands[0].Id, demands[0].Hash, Decision.Rejected, "No.", house.Reviewer, default));
        Assert.Equal([(NoticeKind.ChangeRequested, "2026-001")], await OfAsync(house, house.Drafter));
        Assert.Equal([(NoticeKind.ChangeRequested, "2026-001")], await OfAsync(house, house.OtherDrafter));

        var release = await house.SubmittedReleaseAsync();
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        House.Done(await house.Press.DecideAsync(release, Part.Headline, view.HeadlineHash, Decision.ChangesRequested, "Shorter.", house.Reviewer, default));
        Assert.Equal([(NoticeKind.ChangeRequested, "Press release")], await OfAsync(house, house.Comms));
        Assert.Contains((NoticeKind.ReviewWaits, "Press release"), await OfAsync(house, house.Reviewer));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Those_whose_approval_lapses_are_told_whatever_deed_changed_the_words(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var second = await house.JoinAsync("Rita", Roles.Reviewer);
        var letter = await house.ClearedAsync(demands: 2);
        await ReadAsync(house, house.Reviewer, second);

        // What changes no word lapses nothing.
        var view = await house.ViewAsync(letter);
        House.Done(await house.Letters.ReviseAsync(letter, view.Form, view.Form with { ReplyDue = view.Form.ReplyDue }, house.Drafter, default));
        Assert.Equal(0, await house.NoticeList.UnreadAsync(house.Reviewer, default));

        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = "Another title" }, house.Drafter, default));
        Assert.Equal(1, await house.NoticeList.UnreadAsync(house.Reviewer, default));
        Assert.Equal(0, await house.NoticeList.UnreadAsync(second, default));
        await ReadAsync(house, house.Reviewer);
        await house.WriteAsync(letter, $"{Sample.Body}\nMore.\n");
        Assert.Equal(1, await house.NoticeList.UnreadAsync(house.Reviewer, default));
        await ReadAsync(house, house.Reviewer);
        // It has lapsed already.
        await house.WriteAsync(letter, $"{Sample.Body}\nStill more.\n");
        Assert.Equal(0, await house.NoticeList.UnreadAsync(house.Reviewer, default));
        // Back to what was approved, and away again.
        await house.WriteAsync(letter, Sample.Body);
        await house.WriteAsync(letter, $"{Sample.Body}\nMore.\n");
        Assert.Equal(1, await house.NoticeList.UnreadAsync(house.Reviewer, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Those_who_approved_a_releases_headline_or_text_are_told_when_it_lapses(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync();
        await ReadAsync(house, house.Reviewer);
        House.Done(await house.Press.ReviseAsync(release, Sample.Release(), Sample.Release("Another headline"), house.Comms, default));
        Assert.Contains((NoticeKind.ApprovalLapsed, "Press release"), await OfAsync(house, house.Reviewer));
        await ReadAsync(house, house.Reviewer);
        House.Value(await house.Press.AppendAsync(release, new BodyChange(1, ChangeSet.Between("Words for the press.", "Other words.").ToJson()), house.Comms, default));
        Assert.Equal(1, await house.NoticeList.UnreadAsync(house.Reviewer, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whoever_a_remark_or_a_reply_calls_is_told_and_nobody_who_may_not_know_of_the_text(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        House.Done(await house.Letters.NameAsync(letter, house.Reviewer.Id, true, house.Drafter, default));
        var remark = await house.RemarkAsync(letter, "rights", "@Dora, @Otto and @Carl: is this so?");
        Assert.Equal([(NoticeKind.Mentioned, "Restricted letter")], await OfAsync(house, house.Drafter));
        House.Done(await house.RemarkDeeds.ReplyAsync(remark, "@Rosa, it is.", house.Drafter, default));
        Assert.Equal([(NoticeKind.Mentioned, "Restricted letter")], await OfAsync(house, house.Reviewer));
        await using var context = house.Database();
        Assert.Equal(2, await context.Set<Notice>().CountAsync());
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_notice_about_what_its_reader_may_no_longer_know_of_is_neither_shown_nor_counted(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync();
        var sent = await house.SentAsync();
        await house.SubmittedReleaseAsync(sent);
        Assert.Contains((NoticeKind.ReviewWaits, "2026-001"), await OfAsync(house, house.Reviewer));
        Assert.Equal(3, await house.NoticeList.UnreadAsync(house.Reviewer, default));
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default));
        Assert.DoesNotContain((NoticeKind.ReviewWaits, "2026-001"), await OfAsync(house, house.Reviewer));
        House.Done(await house.Press.ConfideAsync(sent, Confidentiality.Restricted, house.Drafter, default));
        Assert.Equal(0, await house.NoticeList.UnreadAsync(house.Reviewer, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task One_marks_ones_own_as_read_up_to_what_was_on_the_screen(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var second = await house.JoinAsync("Rita", Roles.Reviewer);
        await house.SubmittedAsync();
        var seen = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.SubmittedAsync();
        House.Done(await house.NoticeDeeds.MarkAsReadAsync(seen, house.Reviewer, default));
        Assert.Equal([false, true], (await house.NoticeList.ListAsync(house.Reviewer, null, default)).Rows.Select(n => n.IsRead));
        Assert.Equal(2, await house.NoticeList.UnreadAsync(second, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_list_goes_by_pages_the_newest_first(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync(demands: 1);
        for (var n = 0; n < 55; n++)
        {
            await ReadAsync(house, house.Reviewer);
            House.Done(await house.Demands.TakeBackAsync(letter, house.Drafter, default));
            house.Clock.Advance(TimeSpan.FromSeconds(n % 3));
            House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        }
        var first = await house.NoticeList.ListAsync(house.Reviewer, null, default);
        var second = await house.NoticeList.ListAsync(house.Reviewer, first.Next, default);
        Assert.Equal((50, 6, null), (first.Rows.Count, second.Rows.Count, second.Next));
        Assert.Equal(56, first.Rows.Concat(second.Rows).Select(n => n.Id).Distinct().Count());
        Assert.Equal(first.Rows.Concat(second.Rows).OrderByDescending(n => n.At).Select(n => n.At), first.Rows.Concat(second.Rows).Select(n => n.At));
    }

    [Fact]
    public async Task A_refused_deed_tells_nobody()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(demands: 0);
        House.Refused((await house.Demands.SubmitAsync(letter, house.Drafter, default)).Refusal);
        Assert.Empty(await OfAsync(house, house.Reviewer));
    }

    private static async Task<IReadOnlyList<(NoticeKind Kind, string Reference)>> OfAsync(House house, Actor actor) =>
        [.. (await house.NoticeList.ListAsync(actor, null, default)).Rows.Select(n => (n.Kind, n.Reference))];

    private static async Task ReadAsync(House house, params Actor[] readers)
    {
        foreach (var reader in readers) House.Done(await house.NoticeDeeds.MarkAsReadAsync(house.Clock.GetUtcNow(), reader, default));
    }
}
