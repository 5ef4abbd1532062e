using AdvocacyTracker.Audit;
using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Press;

/// <summary>When somebody is in danger: a release is nowhere at once, and after a second person's yes a name is left nowhere in the database.</summary>
public sealed class TakedownTests
{
    private const string Name = "Ána Pérez-Canary", Typed = "ana perez canary";

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_is_taken_down_is_nothing_to_the_public_and_so_is_the_letter_that_only_it_made_public(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (kept, letter) = (await house.SentAsync(), await house.SentAsync());
        await PublishAsync(house, await house.ApprovedReleaseAsync(kept, ":::demands\n:::"));
        var release = await house.ApprovedReleaseAsync(letter, ":::demands\n:::");
        var before = (await house.Published.SitemapAsync(default)).Select(a => a.Path).ToHashSet();
        var slug = await PublishAsync(house, release);
        await PublishAsync(house, await house.ApprovedReleaseAsync(kept, ":::demands\n:::"));
        var epoch = await house.EpochAsync();
        House.Refused((await house.Takedowns.TakeDownAsync(release, " ", house.Comms, default)).Refusal);
        House.Done(await house.Takedowns.TakeDownAsync(release, "Somebody is in danger.", house.Comms, default));
        Assert.True(await house.EpochAsync() > epoch);
        Assert.Null(await house.Published.FindAsync(slug, default));
        Assert.Null(await house.Published.RetractionAsync(slug, default));
        Assert.Null(await house.Published.LetterAsync((await house.ViewAsync(letter)).Words.Reference, default));
        Assert.NotNull(await house.Published.LetterAsync((await house.ViewAsync(kept)).Words.Reference, default));
        Assert.DoesNotContain(await house.Published.LatestAsync(default), r => r.Slug == slug);
        Assert.DoesNotContain(await house.Published.SitemapAsync(default), a => a.Path == $"/news/{slug}");
        Assert.Subset((await house.Published.SitemapAsync(default)).Select(a => a.Path).ToHashSet(), before);
        var view = (await house.Get<TakedownQueries>().FindAsync(release, house.Comms, default))!;
        Assert.Equal(("Somebody is in danger.", "Carl"), (view.Reason, view.By));
        Assert.Equal("This release is taken down already.", House.Refused((await house.Takedowns.TakeDownAsync(release, "Again.", house.Comms, default)).Refusal));
    }

    [Theory, InlineData(-5), InlineData(0), InlineData(60)]
    public async Task A_scheduled_release_is_taken_down_at_any_instant_and_never_opens(int seconds)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.ApprovedReleaseAsync();
        var form = (await house.PressList.FindAsync(release, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(release, form, form with { EmbargoAt = "2026-11-25T11:00" }, house.Comms, default));
        var slug = House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 11, 0, 0, TimeSpan.Zero).AddSeconds(seconds));
        House.Done(await house.Takedowns.TakeDownAsync(release, "Somebody is in danger.", house.Comms, default));
        house.Clock.Advance(TimeSpan.FromDays(2));
        House.Done(await house.Get<OpeningWorkflow>().OpenDueAsync(default));
        Assert.Null(await house.Published.FindAsync(slug, default));
        Assert.Null(await house.NextOpeningAsync());
        Assert.Equal(ReleaseStage.TakenDown, (await house.PressList.FindAsync(release, house.Comms, default))!.Stage);
    }

    [Fact]
    public async Task Somebody_else_than_who_proposed_a_name_confirms_it_and_a_dropped_one_is_forgotten()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await house.TakenDownReleaseAsync();
        foreach (var odd in (string[])["", "A", "--", new string('a', 201), "Ana\nPerez"]) House.Refused((await house.Takedowns.ProposeBlackoutAsync(release, odd, house.Comms, default)).Refusal);
        var proposal = House.Value(await house.Takedowns.ProposeBlackoutAsync(release, "Words", house.Comms, default));
        House.Refused((await house.Takedowns.ProposeBlackoutAsync(release, "Words ", house.Comms, default)).Refusal);
        Assert.Equal("You have proposed this name, so somebody else must confirm it: ask a colleague who may.", House.Refused((await house.Takedowns.ConfirmBlackoutAsync(proposal, house.Comms, default)).Refusal));
        Assert.Empty((await house.Get<TakedownQueries>().FindAsync(release, house.Drafter, default))!.Blackouts);
        Assert.Equal("Words", Assert.Single((await house.Get<TakedownQueries>().FindAsync(release, house.Reviewer, default))!.Blackouts).Name);
        House.Done(await house.Takedowns.DropBlackoutAsync(proposal, house.Comms, default));
        House.Refused((await house.Takedowns.ConfirmBlackoutAsync(proposal, house.Reviewer, default)).Refusal);
        Assert.Equal("", Assert.Single((await house.Get<TakedownQueries>().FindAsync(release, house.Reviewer, default))!.Blackouts).Name);
        Assert.Equal("Words for the press.", (await house.PressList.FindAsync(release, house.Comms, default))!.Body.Text);

        var again = House.Value(await house.Takedowns.ProposeBlackoutAsync(release, "Words", house.Comms, default));
        House.Done(await house.Takedowns.ConfirmBlackoutAsync(again, house.Admin, default));
        House.Refused((await house.Takedowns.ConfirmBlackoutAsync(again, house.Reviewer, default)).Refusal);
        Assert.Equal("█████ for the press.", (await house.PressList.FindAsync(release, house.Comms, default))!.Body.Text);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Of_a_name_that_is_blacked_out_nothing_is_left_in_the_database_and_hashes_stay(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await NamingAsync(house);
        var hashes = await RevisionsAsync(house, release);
        Assert.NotEmpty(await house.HoldingAsync("canary"));
        House.Done(await house.Takedowns.ConfirmBlackoutAsync(House.Value(await house.Takedowns.ProposeBlackoutAsync(release, Typed, house.Comms, default)), house.Reviewer, default));
        Assert.Empty(await house.HoldingAsync("canary"));

        var after = await RevisionsAsync(house, release);
        Assert.Equal(hashes.Select(r => (r.Id, r.Hash)), after.Select(r => (r.Id, r.Hash)));
        Assert.All(after, r => Assert.Equal(house.Clock.GetUtcNow(), r.BlackedOutAt));
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        Assert.Equal(("News of █████", "Words of █████ for the press. And of █████ again.", 1), (view.Headline.Headline, view.Body.Text, view.Body.Version));
        Assert.Contains(BlackInk.Bar, view.Fixed!.Text.Body, StringComparison.Ordinal);

        // The history of what is left can be read, and remarks stand where they stood.
        var history = (await house.PressList.HistoryAsync(release, new(null, null, null), house.Reviewer, default))!;
        Assert.Equal(view.Body.Text, history.To!.Text);
        Assert.All(history.Points, p => Assert.DoesNotContain("anary", p.Name, StringComparison.Ordinal));
        var remark = Assert.Single(await house.RemarkList.OfAsync([view.Remarked], house.Reviewer, default));
        Assert.Equal(("█████ again", "█████ again"), (remark.Quote, view.Body.Text[remark.Start..remark.End]));
        Assert.Contains(BlackInk.Bar, Assert.Single(remark.Replies).Words, StringComparison.Ordinal);
        Assert.Null((await house.Get<AuditQueries>().VerifyAsync(default)).BrokenAt);

        // What an open page still holds doesn't bring the name back.
        House.Refused((await house.Press.KeepLoserAsync(release, Name, house.Comms, default)).Refusal);
        House.Refused((await house.RemarkDeeds.ReplyAsync(remark.Id, Name, house.Comms, default)).Refusal);
        House.Refused((await house.Press.NamePointAsync(release, 1, Name, house.Comms, default)).Refusal);
    }

    // A release that names somebody wherever something is kept of it, published, corrected, retracted and taken down.
    private static async Task<Guid> NamingAsync(House house)
    {
        var (comms, form) = (house.Comms, new ReleaseForm($"News of {Name}", $"{Name} waits", Name, "en", $"{Name}, spokesman", false));
        var release = House.Value(await house.Press.DraftAsync(form, [], comms, default));
        House.Value(await house.Press.AppendAsync(release, new(0, ChangeSet.Between("", $"Words of **{Name}**").ToJson()), comms, default));
        House.Done(await house.Press.NamePointAsync(release, 1, $"With {Name}", comms, default));
        var body = (await house.PressList.FindAsync(release, comms, default))!.Body;
        House.Value(await house.Press.AppendAsync(release, new(1, ChangeSet.Between(body.Text, $"Words of {Name} for the press. And of {Name} once.").ToJson()), comms, default));
        House.Done(await house.Press.KeepLoserAsync(release, $"Lost words of {Name}.", comms, default));
        House.Value(await house.Press.ReviseAsync(release, form with { Dateline = $"By {Name}" }, form with { Dateline = $"To {Name}" }, comms, default));
        House.Done(await house.Press.SubmitAsync(release, comms, default));
        var view = (await house.PressList.FindAsync(release, house.Reviewer, default))!;
        House.Done(await house.Press.DecideAsync(release, Part.ReleaseText, view.TextHash, Decision.ChangesRequested, $"Think of {Name}.", house.Reviewer, default));
        await house.ApproveReleaseAsync(release);
        House.Value(await house.Previews.MakeAsync(release, $"A friend of {Name}", 7, comms, default));
        await PublishAsync(house, release);
        House.Done(await house.Press.BeginCorrectionAsync(release, comms, default));
        body = (await house.PressList.FindAsync(release, comms, default))!.Body;
        House.Value(await house.Press.AppendAsync(release, new(body.Version, ChangeSet.Between(body.Text, $"Words of {Name} for the press. And of {Name} again.").ToJson()), comms, default));
        await house.ApproveReleaseAsync(release, onlyText: true);
        House.Value(await house.Press.CorrectAsync(release, $"{Name} speaks again.", false, comms, default));
        var remark = await house.RemarkAsync((await house.PressList.FindAsync(release, comms, default))!.Remarked, $"{Name} again", $"Is it {Name}?", $"{Name} once more");
        House.Done(await house.RemarkDeeds.ReplyAsync(remark, $"It is {Name}.", comms, default));
        House.Done(await house.Press.RetractAsync(release, $"It named {Name}.", comms, default));
        House.Done(await house.Takedowns.TakeDownAsync(release, $"{Name} is in danger.", comms, default));
        return release;
    }

    private static async Task<string> PublishAsync(House house, Guid release) => House.Value(await house.Press.PublishAsync(release, house.Comms, default));

    private static async Task<List<Revision>> RevisionsAsync(House house, Guid release)
    {
        await using var db = house.Database();
        return await db.Set<Revision>().AsNoTracking().Where(r => r.SubjectId == release).OrderBy(r => r.Id).ToListAsync();
    }
}
