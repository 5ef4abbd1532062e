using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Replies;

/// <summary>A page for each office holder says how often they were asked and answered, and what came of it, and counts what is published alone.</summary>
public sealed class PublishedHoldersTests
{
    public static TheoryData<Db> Databases => [Db.Sqlite, Db.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task There_is_none_until_an_administrator_turns_them_on_and_then_also_of_letters_that_went_out_before(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        await PublishAsync(house, letter);
        Assert.Empty(await ListAsync(house));
        House.Refused((await house.Newsroom.KeepAsync(await house.SettingsAsync(), await house.SettingsAsync() with { HasOfficeHolders = true }, house.Comms, default)).Refusal);
        await TurnAsync(house, true);
        var holder = Assert.Single(await ListAsync(house));
        Assert.Equal(("Ada Fielding", "Adviser", "The Office"), (holder.Name, holder.Office, holder.Organisation));
        Assert.Matches("^ada-fielding-[0-9a-f]{6}$", holder.Slug);
        Assert.Equal(holder.Slug, Assert.Single(await LinksAsync(house, letter)).Slug);
        Assert.Equal(["/office-holders", $"/office-holders/{holder.Slug}"], (await house.Get<PublishedHolders>().SitemapAsync(default)).Select(a => a.Path));

        await TurnAsync(house, false);
        Assert.Empty(await ListAsync(house));
        Assert.Null(await FindAsync(house, holder.Slug));
        Assert.Empty(await LinksAsync(house, letter));
        Assert.Empty(await house.Get<PublishedHolders>().SitemapAsync(default));
        await TurnAsync(house, true);
        Assert.Equal(holder.Slug, Assert.Single(await ListAsync(house)).Slug);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_published_replies_and_outcomes_are_counted(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await TurnAsync(house, true);
        var letter = await house.SentAsync(2);
        await PublishAsync(house, letter);
        var slug = Assert.Single(await ListAsync(house)).Slug;
        Assert.Equal(new HolderFigures(2, 2, 1, 0, 0, 0, null, 0), await FiguresAsync(house, slug));

        // The letter went out on the 24th; both are held back until somebody publishes them.
        var (early, late) = (await ReplyAsync(house, letter, 26, ReplyKind.Refused), await ReplyAsync(house, letter, 29, ReplyKind.Substantive));
        await house.PublishEntryAsync(await ReplyAsync(house, letter, 25, ReplyKind.Acknowledged));
        Assert.Equal(new HolderFigures(2, 2, 1, 0, 0, 0, null, 0), await FiguresAsync(house, slug));
        await house.PublishEntryAsync(late);
        Assert.Equal(new HolderFigures(2, 2, 1, 1, 0, 0, 5, 1), await FiguresAsync(house, slug));
        await house.PublishEntryAsync(early);
        Assert.Equal(new HolderFigures(2, 2, 1, 1, 0, 0, 2, 1), await FiguresAsync(house, slug));
        House.Done(await house.FollowUps.TakeDownAsync(early, "Somebody is in danger.", house.Comms, default));
        Assert.Equal(new HolderFigures(2, 2, 1, 1, 0, 0, 5, 1), await FiguresAsync(house, slug));

        await OutcomeAsync(house, letter, Track.Did, Step.Done);
        Assert.Equal((0, 1), Met(await FiguresAsync(house, slug)));
        await OutcomeAsync(house, letter, Track.Changed, Step.Done);
        Assert.Equal((1, 0), Met(await FiguresAsync(house, slug)));
        await OutcomeAsync(house, letter, Track.Changed, Step.Reversed);
        Assert.Equal((0, 0), Met(await FiguresAsync(house, slug)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_embargoed_internal_or_gone_again_makes_no_page_and_no_figure(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await TurnAsync(house, true);
        var recipient = House.Value(await house.Recipients.AddAsync(Sample.Recipient(), house.Drafter, default));
        var (told, kept) = (await SentToAsync(house, recipient), await SentToAsync(house, recipient, Confidentiality.Internal));
        await PublishAsync(house, kept);
        Assert.Empty(await ListAsync(house));
        Assert.Empty(await LinksAsync(house, kept));

        var release = await house.ApprovedReleaseAsync(told, ":::demands\n:::");
        var form = (await house.PressList.FindAsync(release, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(release, form, form with { EmbargoAt = "2026-11-25T11:00" }, house.Comms, default));
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 10, 59, 59, TimeSpan.Zero));
        Assert.Empty(await ListAsync(house));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var slug = Assert.Single(await ListAsync(house)).Slug;
        Assert.Equal(1, (await FiguresAsync(house, slug))!.Demands);
        House.Done(await house.Press.RetractAsync(release, "It was wrong.", house.Comms, default));
        Assert.Null(await FindAsync(house, slug));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Namesakes_and_a_successor_under_the_same_record_have_pages_of_their_own(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await TurnAsync(house, true);
        var recipient = House.Value(await house.Recipients.AddAsync(Sample.Recipient(), house.Drafter, default));
        foreach (var letter in (Guid[])[await house.SentAsync(1), await SentToAsync(house, recipient), await SentToAsync(house, recipient)]) await PublishAsync(house, letter);
        var before = Sample.Recipient() with { EnvelopeName = "General Ada Fielding" };
        House.Done(await house.Recipients.ReviseAsync(recipient, before, before with { Name = "Bo Ström", EnvelopeName = "Minister Bo Strom" }, house.Drafter, default));
        await PublishAsync(house, await SentToAsync(house, recipient));
        var all = await ListAsync(house);
        Assert.Equal(["Ada Fielding", "Ada Fielding", "Bo Ström"], all.Select(h => h.Name));
        Assert.Equal([1, 1, 2], (await Task.WhenAll(all.Select(h => FiguresAsync(house, h.Slug)))).Select(f => f!.Letters).Order());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_bears_a_name_that_is_blacked_out_has_no_page_and_gets_none(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var later = House.Value(await house.Recipients.AddAsync(Sample.Recipient("Áda Fielding"), house.Drafter, default));
        await TurnAsync(house, true);
        var letter = await house.SentAsync(1);
        await PublishAsync(house, letter);
        var slug = Assert.Single(await ListAsync(house)).Slug;
        var taken = await house.TakenDownReleaseAsync();
        House.Done(await house.Takedowns.ConfirmBlackoutAsync(House.Value(await house.Takedowns.ProposeBlackoutAsync(taken, "ada fielding", house.Comms, default)), house.Reviewer, default));
        Assert.Null(await FindAsync(house, slug));
        Assert.Empty(await LinksAsync(house, letter));
        await PublishAsync(house, await SentToAsync(house, later));
        Assert.Empty(await ListAsync(house));
        await using var data = house.Database();
        Assert.All(await data.Set<OfficeHolder>().ToListAsync(), h => Assert.Equal((BlackInk.Bar, h.Id.ToString("N")), (h.Name, h.Slug)));
        Assert.Empty(await data.Set<HolderName>().ToListAsync());
    }

    [Fact]
    public async Task Demands_are_read_a_page_at_a_time_the_newest_first()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        await TurnAsync(house, true);
        var letter = await house.SentAsync(PublishedLists.PageSize + 2);
        await PublishAsync(house, letter);
        var slug = Assert.Single(await ListAsync(house)).Slug;
        var first = (await FindAsync(house, slug))!.Demands;
        var second = (await house.Get<PublishedHolders>().FindAsync(slug, first.Next, Zones.Utc, default))!.Demands;
        Assert.Equal((PublishedLists.PageSize, 2, null), (first.Rows.Count, second.Rows.Count, second.Next));
        Assert.Equal(PublishedLists.PageSize + 2, first.Rows.Concat(second.Rows).DistinctBy(d => d.DemandId).Count());
    }

    private static (int Met, int MetInPart) Met(HolderFigures? figures) => (figures!.Met, figures.MetInPart);

    private static async Task TurnAsync(House house, bool isOn) => House.Done(await house.Newsroom.KeepAsync(await house.SettingsAsync(), await house.SettingsAsync() with { HasOfficeHolders = isOn }, house.Admin, default));

    private static async Task PublishAsync(House house, Guid letter) => House.Value(await house.Press.PublishAsync(await house.ApprovedReleaseAsync(letter, ":::demands\n:::"), house.Comms, default));

    private static async Task<IReadOnlyList<ListedHolder>> ListAsync(House house) => (await house.Get<PublishedHolders>().ListAsync("", default)).Rows;

    private static Task<HolderStory?> FindAsync(House house, string slug) => house.Get<PublishedHolders>().FindAsync(slug, null, Zones.Utc, default);

    private static async Task<HolderFigures?> FiguresAsync(House house, string slug) => (await FindAsync(house, slug))?.Figures;

    private static async Task<IReadOnlyList<HolderLink>> LinksAsync(House house, Guid letter) => await house.Get<PublishedHolders>().LinksAsync((await house.ViewAsync(letter)).Words.Reference, default);

    private static async Task<Guid> ReplyAsync(House house, Guid letter, int day, ReplyKind kind)
    {
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));
        var reply = House.Value(await house.FollowUps.LogReplyAsync(letter, await house.ReplyAsync(letter) with { Kind = kind, On = new(2026, 11, day) }, house.Drafter, default));
        House.Done(await house.FollowUps.ConfirmAsync(reply, house.Reviewer, default));
        return reply;
    }

    private static async Task OutcomeAsync(House house, Guid letter, Track track, Step step)
    {
        var outcome = House.Value(await house.FollowUps.AssessOutcomeAsync(letter, await house.OutcomeAsync(letter) with { Track = track, Step = step, On = new(2026, 11, 30) }, house.Drafter, default));
        House.Done(await house.FollowUps.ConfirmAsync(outcome, house.Reviewer, default));
        await house.PublishEntryAsync(outcome);
    }

    private static async Task<Guid> SentToAsync(House house, Guid recipient, Confidentiality confidentiality = Confidentiality.PublicOnceAnnounced)
    {
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        House.Done(await house.Letters.AddRecipientAsync(letter, recipient, RecipientRole.Addressee, house.Drafter, default));
        await house.WriteAsync(letter, Sample.Body);
        House.Value(await house.Demands.AddAsync(letter, Sample.Demand(), house.Drafter, default));
        House.Done(await house.Press.ConfideAsync(letter, confidentiality, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        return letter;
    }
}

file static class Published
{
    public static async Task PublishEntryAsync(this House house, Guid entry) => House.Done(await house.FollowUps.PublishAsync(entry, house.Comms, default));
}
