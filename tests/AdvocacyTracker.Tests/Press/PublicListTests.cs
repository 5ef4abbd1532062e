using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A public list holds what is public and nothing else, whatever it is narrowed down by, a page at a time.</summary>
public sealed class PublicListTests
{
    public static TheoryData<Db> Databases => [Db.Sqlite, Db.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_release_is_found_by_what_its_demands_are_about_and_no_longer_once_it_is_retracted(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var about = await PublishAsync(house, "Torture", "Nuran");
        await PublishAsync(house, "Fair trial", "Esterra");
        await PublishAsync(house, "Torture", "Esterra");
        Assert.Equal(3, (await FindAsync(house, ListFilter.None)).Count);
        Assert.Equal(2, (await FindAsync(house, new(Theme: "torture"))).Count);
        Assert.Equal(2, (await FindAsync(house, new(Country: "esterra", Year: 2026))).Count);
        Assert.Single(await FindAsync(house, new(Theme: "torture", Country: "esterra", Language: "en")));
        Assert.Empty(await FindAsync(house, new(Theme: "torture", Country: "atlantis")));
        Assert.Empty(await FindAsync(house, new(Year: 2025)));
        var choices = await house.Get<PublishedLists>().ChoicesAsync(PublicList.Releases, default);
        Assert.Equal(["Fair trial", "Torture"], choices.Themes.Select(t => t.Label));
        Assert.Equal(["esterra", "nuran"], choices.Countries.Select(c => c.Value));
        Assert.Equal([2026], choices.Years);

        House.Done(await house.Press.RetractAsync(about, "It was wrong.", house.Comms, default));
        Assert.Single(await FindAsync(house, new(Theme: "torture")));
        Assert.Equal(["esterra"], (await house.Get<PublishedLists>().ChoicesAsync(PublicList.Releases, default)).Countries.Select(c => c.Value));
        await using var data = house.Database();
        Assert.False(await data.Set<Listing>().AnyAsync(l => l.SubjectId == about));
        Assert.False(await data.Set<PublishedDemand>().AnyAsync(d => d.ReleaseId == about));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_scheduled_stands_in_no_list_and_in_no_choice_until_its_instant(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await ReadyAsync(house, "Xylocarp", "Xylocarpia", house.Clock.GetUtcNow().AddHours(2));
        House.Value(await house.Press.ScheduleAsync(release, house.Comms, default));
        house.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await FindAsync(house, ListFilter.None));
        Assert.Empty(await FindAsync(house, new(Theme: "xylocarp")));
        var choices = await house.Get<PublishedLists>().ChoicesAsync(PublicList.Releases, default);
        Assert.Empty(choices.Themes.Concat(choices.Countries).Concat(choices.Languages));
        Assert.Empty(choices.Years);
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single(await FindAsync(house, new(Theme: "xylocarp", Country: "xylocarpia")));
        Assert.Equal("Xylocarp", Assert.Single((await house.Get<PublishedLists>().ChoicesAsync(PublicList.Releases, default)).Themes).Label);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_long_list_is_read_page_by_page_in_both_orders_and_nothing_comes_twice(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var all = new List<string>();
        for (var n = 0; n < (2 * PublishedLists.PageSize) + 3; n++)
        {
            all.Add(await SlugAsync(house, await house.ApprovedReleaseAsync()));
            // Some of them within one instant.
            if (n % 3 == 0) house.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        foreach (var oldest in (bool[])[false, true])
        {
            var (read, instants) = (new List<string>(), new List<DateTimeOffset>());
            for (var filter = new ListFilter(Language: "en", Oldest: oldest); ;)
            {
                var page = await house.Get<PublishedLists>().ReleasesAsync(filter, "Etc/UTC", default);
                read.AddRange(page.Rows.Select(r => r.Slug));
                instants.AddRange(page.Rows.Select(r => r.PublishedAt));
                if (page.Next is not { } next) break;
                Assert.Equal(PublishedLists.PageSize, page.Rows.Count);
                filter = filter with { After = next };
            }
            Assert.Equal(all.Count, read.Distinct().Count());
            Assert.Equal(all.Count, read.Count);
            Assert.Equal(oldest ? instants.Order() : instants.OrderDescending(), instants);
        }
    }

    [Theory]
    [InlineData("theme=a-b&country=&year=2026&sort=oldest&odd=1", "?theme=a-b&year=2026&sort=oldest")]
    [InlineData("after=1760000000000.0199a8c0-0000-7000-8000-000000000000", "?after=1760000000000.0199a8c0-0000-7000-8000-000000000000")]
    [InlineData("", "")]
    [InlineData("q=  l’été\n&after=123", "?after=123&q=l%E2%80%99%C3%A9t%C3%A9")]
    [InlineData("q=free&after=1760000000000.0199a8c0-0000-7000-8000-000000000000", null)]
    [InlineData("year=nineteen", null)]
    [InlineData("year=-5", null)]
    [InlineData("theme=<b>", null)]
    [InlineData("after=yesterday", null)]
    public void A_filter_is_read_from_an_address_and_written_in_one_order(string query, string? written)
    {
        var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        Assert.Equal(written, ListFilter.Read(name => parts.GetValueOrDefault(name, ""))?.ToQuery());
    }

    private static async Task<IReadOnlyList<PublishedRelease>> FindAsync(House house, ListFilter filter) => (await house.Get<PublishedLists>().ReleasesAsync(filter, "Etc/UTC", default)).Rows;

    private static async Task<Guid> PublishAsync(House house, string theme, string place)
    {
        var release = await ReadyAsync(house, theme, place, null);
        await SlugAsync(house, release);
        return release;
    }

    private static async Task<string> SlugAsync(House house, Guid release) => House.Value(await house.Press.PublishAsync(release, house.Comms, default));

    // About a letter that went out with one demand.
    private static async Task<Guid> ReadyAsync(House house, string theme, string place, DateTimeOffset? embargo)
    {
        var letter = await house.DraftAsync(demands: 0);
        House.Value(await house.Demands.AddAsync(letter, Sample.Demand() with { Themes = theme, Places = place }, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
        var form = embargo is { } at ? Sample.Release() with { EmbargoAt = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), EmbargoZone = "Etc/UTC" } : Sample.Release();
        var release = House.Value(await house.Press.DraftAsync(form, [letter], house.Comms, default));
        House.Value(await house.Press.AppendAsync(release, new BodyChange(0, AdvocacyTracker.Text.ChangeSet.Between("", ":::demands\n:::\n").ToJson()), house.Comms, default));
        House.Done(await house.Press.SubmitAsync(release, house.Comms, default));
        await house.ApproveReleaseAsync(release);
        return release;
    }
}
