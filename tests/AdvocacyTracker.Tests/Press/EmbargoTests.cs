using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Press;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A scheduled release: fixed when it is scheduled, opened by the clock to the second, held back when something comes up. The house's clock stands at 24 November 2026, 9:00 UTC.</summary>
public sealed class EmbargoTests
{
    [Theory]
    [InlineData("Asia/Tokyo")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    public void A_release_without_an_embargo_may_name_any_zone(string zone) => Assert.Null((Sample.Release() with { EmbargoZone = zone }).WhyNotKeep());

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_clock_opens_it_to_the_second_with_the_words_that_were_scheduled(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await EmbargoedAsync(house, "2026-11-25T11:00", "Europe/Lisbon");
        var slug = House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        Assert.Equal(At(11), await house.NextOpeningAsync());
        house.Clock.SetUtcNow(At(11) - TimeSpan.FromSeconds(1));
        Assert.Null(await house.Published.FindAsync(slug, default));
        Assert.Empty(await house.Published.LatestAsync(default));
        Assert.Empty(await house.Published.SitemapAsync(default));
        house.Clock.SetUtcNow(At(11));
        Assert.Equal("A headline", (await house.Published.FindAsync(slug, default))!.Words.Headline.Headline);
        Assert.Equal(At(11), (await house.Published.LatestAsync(default))[0].PublishedAt);
        Assert.Null(await house.NextOpeningAsync());

        // Nobody changes what the public reads, also before the clock's work was written down.
        var view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        House.Refused((await house.Press.ReviseAsync(release, view.Form, view.Form with { Headline = "Another" }, house.Comms, default)).Refusal);
        House.Done(await house.Get<OpeningWorkflow>().OpenDueAsync(default));
        Assert.Equal(ReleaseStage.Published, (await house.PressList.FindAsync(release, house.Comms, default))!.Stage);
        House.Done(await house.Press.RetractAsync(release, "Withdrawn.", house.Comms, default));
        Assert.Null(await house.Published.FindAsync(slug, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whoever_changes_it_takes_it_back_to_draft_and_it_does_not_open(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var changes = new Func<Guid, ReleaseView, Task>[]
        {
            async (id, v) => House.Done(await house.Press.ReviseAsync(id, v.Form, v.Form with { Subhead = "A line" }, house.Comms, default)),
            async (id, v) => House.Done(await house.Press.ReviseAsync(id, v.Form, v.Form with { EmbargoAt = "2026-11-25T12:00" }, house.Comms, default)),
            async (id, v) => House.Value(await house.Press.AppendAsync(id, new(v.Body.Version, $"[{v.Text.Body.Length},[0,\"More.\"]]"), house.Comms, default)),
            async (id, _) => House.Done(await house.Press.TakeBackAsync(id, house.Comms, default)),
        };
        foreach (var change in changes)
        {
            var release = await EmbargoedAsync(house, "2026-11-25T11:00", "Europe/Lisbon");
            House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
            await change(release, (await house.PressList.FindAsync(release, house.Comms, default))!);
            Assert.Equal(ReleaseStage.Draft, (await house.PressList.FindAsync(release, house.Comms, default))!.Stage);
        }
        house.Clock.SetUtcNow(At(13));
        Assert.Empty(await house.Published.LatestAsync(default));
        Assert.Null(await house.NextOpeningAsync());
    }

    [Fact]
    public async Task A_save_that_changes_nothing_leaves_it_scheduled()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await EmbargoedAsync(house, "2026-11-25T11:00", "Europe/Lisbon");
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        var view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        House.Done(await house.Press.ReviseAsync(release, view.Form, view.Form, house.Comms, default));
        Assert.Equal(ReleaseStage.Scheduled, (await house.PressList.FindAsync(release, house.Comms, default))!.Stage);
        House.Refused((await house.Press.ScheduleAsync(release, house.Comms, default)).Refusal);
    }

    [Fact]
    public async Task Within_the_last_seconds_nobody_touches_it()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await EmbargoedAsync(house, "2026-11-25T11:00", "Europe/Lisbon");
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        house.Clock.SetUtcNow(At(11) - TimeSpan.FromSeconds(5));
        Assert.StartsWith("This release opens within seconds", House.Refused((await house.Press.TakeBackAsync(release, house.Comms, default)).Refusal), StringComparison.Ordinal);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_comes_up_against_it_holds_it_back_and_the_press_is_told(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        var deeds = new Func<Guid, Task>[]
        {
            async _ => House.Value(await house.People.AddAsync(letter, new("Ana Perez", "A headline", NamingConsent.MustNotBeNamed, ""), house.Drafter, default)),
            async id => House.Value(await house.RemarkDeeds.AddAsync(Part.ReleaseText, id, new(new(0, 5, 1, "Words"), "Is this so?", IsBlocking: true), house.Reviewer, default)),
            async id =>
            {
                var view = (await house.PressList.FindAsync(id, house.Reviewer, default))!;
                House.Done(await house.Press.DecideAsync(id, Part.Headline, view.HeadlineHash, Decision.ChangesRequested, "No.", house.Reviewer, default));
            },
            async _ => House.Done(await house.Sending.RecallAsync(letter, "Wrong.", house.Drafter, default)),
        };
        foreach (var deed in deeds)
        {
            var people = await house.PeopleList.OfLetterAsync(letter, house.Drafter, default);
            foreach (var person in people) House.Done(await house.People.RemoveAsync(person.Id, house.Drafter, default));
            var release = await EmbargoedAsync(house, "2026-11-25T11:00", "Europe/Lisbon", letter);
            House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
            await deed(release);
            Assert.Equal(ReleaseStage.InReview, (await house.PressList.FindAsync(release, house.Comms, default))!.Stage);
        }
        Assert.Contains((await house.NoticeList.ListAsync(house.Comms, null, default)).Rows, n => n.Kind == NoticeKind.HeldBack);
        house.Clock.SetUtcNow(At(12));
        Assert.Empty(await house.Published.LatestAsync(default));
    }

    [Fact]
    public async Task Scheduling_is_refused_where_publishing_would_be_and_without_an_embargo_ahead()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await EmbargoedAsync(house, "", "Europe/Lisbon");
        Assert.StartsWith("This release has no embargo", House.Refused((await house.Press.ScheduleAsync(release, house.Comms, default)).Refusal), StringComparison.Ordinal);
        var late = await EmbargoedAsync(house, "2026-11-24T08:00", "Europe/Lisbon");
        House.Refused((await house.Press.ScheduleAsync(late, house.Comms, default)).Refusal);
        var unapproved = House.Value(await house.Press.DraftAsync(Sample.Release() with { EmbargoAt = "2026-11-25T11:00" }, [], house.Comms, default));
        House.Refused((await house.Press.ScheduleAsync(unapproved, house.Comms, default)).Refusal);
        House.Refused((await house.Press.ScheduleAsync(release, house.Drafter, default)).Refusal);
    }

    [Fact]
    public async Task Over_a_standing_embargo_the_headline_must_be_typed()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var release = await EmbargoedAsync(house, "2026-11-25T11:00", "Europe/Lisbon");
        House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal);
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        House.Refused((await house.Press.PublishAsync(release, house.Comms, default, "a headline")).Refusal);
        var slug = House.Value(await house.Press.PublishAsync(release, house.Comms, default, "A headline"));
        Assert.Equal(house.Clock.GetUtcNow(), (await house.Published.FindAsync(slug, default))!.PublishedAt);
    }

    [Fact]
    public async Task The_owner_is_told_once_that_an_embargo_ends_within_a_day()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        await EmbargoedAsync(house, "2026-11-25T11:00", "Europe/Lisbon");
        var openings = house.Get<OpeningWorkflow>();
        House.Done(await openings.TellAsync(default));
        Assert.Equal(0, await house.NoticeList.UnreadAsync(house.Comms, default));
        house.Clock.Advance(TimeSpan.FromHours(3));
        for (var n = 0; n < 2; n++) House.Done(await openings.TellAsync(default));
        Assert.Equal(NoticeKind.EmbargoNear, Assert.Single((await house.NoticeList.ListAsync(house.Comms, null, default)).Rows).Kind);
    }

    [Theory]
    [InlineData("2027-03-28T01:30", "Europe/Lisbon", "No clock in Europe/Lisbon shows 01:30 on 28 March 2027")]
    [InlineData("2027-03-28T02:30", "Nowhere/Atall", "“Nowhere/Atall” is no time zone")]
    [InlineData("tomorrow", "Europe/Lisbon", "The embargo is no day and time")]
    public async Task An_embargo_that_no_clock_shows_is_refused(string at, string zone, string says)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Assert.StartsWith(says, House.Refused((await house.Press.DraftAsync(Sample.Release() with { EmbargoAt = at, EmbargoZone = zone }, [], house.Comms, default)).Refusal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-01-18T06:00", "Europe/Lisbon", "2027-01-18T06:00:00Z")]
    [InlineData("2027-07-18T06:00", "Europe/Lisbon", "2027-07-18T05:00:00Z")]
    [InlineData("2026-10-25T01:30", "Europe/Lisbon", "2026-10-25T01:30:00Z")]
    [InlineData("2026-11-01T01:30", "America/New_York", "2026-11-01T06:30:00Z")]
    [InlineData("2027-01-18T06:00", "Asia/Kolkata", "2027-01-18T00:30:00Z")]
    public void What_a_clock_shows_twice_is_taken_the_second_time(string at, string zone, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), Zones.InstantOf(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), zone).Value);

    private static DateTimeOffset At(int hour) => new(2026, 11, 25, hour, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_the_newsroom_shows_is_another_edition_once_the_clock_opens_a_release(Db db)
    {
        await using var house = await House.OpenAsync(db);
        House.Value(await house.Press.ScheduleAsync(await EmbargoedAsync(house, "2026-11-24T11:00", "Europe/Lisbon"), house.Comms, default));
        var (eleven, before) = (At(11) - TimeSpan.FromDays(1), await house.Kept.EditionAsync(default));
        Assert.Equal(eleven, before.Until);
        house.Clock.SetUtcNow(eleven - TimeSpan.FromSeconds(1));
        Assert.Equal(before, await house.Kept.EditionAsync(default));
        house.Clock.SetUtcNow(eleven);
        var after = await house.Kept.EditionAsync(default);
        Assert.NotEqual(before.NameBy("p"), after.NameBy("p"));
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero), after.Until);
    }

    private static async Task<Guid> EmbargoedAsync(House house, string at, string zone, Guid? letter = null)
    {
        var release = House.Value(await house.Press.DraftAsync(Sample.Release("A headline") with { EmbargoAt = at, EmbargoZone = zone }, letter is { } id ? [id] : [], house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new BodyChange(0, ChangeSet.Between("", "Words for the press.").ToJson()), house.Comms, default));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        await house.ApproveReleaseAsync(release);
        return release;
    }
}
