using AdvocacyTracker.Press;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Press;

/// <summary>Pages are kept as bytes for the next start, and go with the deed that makes them untrue.</summary>
public sealed class KeptPagesTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_page_is_kept_until_something_public_changes(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.ApprovedReleaseAsync(await house.SentAsync(), "Text.");
        var edition = await house.Kept.EditionAsync(default);
        await house.Kept.KeepAsync(Page("/", edition), edition.Epoch, default);
        var page = (await house.Kept.FindAsync(Page("/", edition).Edition, "/", default))!;
        Assert.Equal((200, "text/html", "default-src 'none'"), (page.Status, page.ContentType, page.Policy));
        Assert.Equal([1, 2, 3], page.Plain);
        Assert.Equal([4], page.Gzip!);
        Assert.Null(page.Brotli);
        Assert.Null(await house.Kept.FindAsync(edition.NameBy("another program"), "/", default));

        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.Equal(0, await CountAsync(house));
        Assert.NotEqual(edition, await house.Kept.EditionAsync(default));
        await house.Kept.KeepAsync(Page("/", edition), edition.Epoch, default);
        Assert.Equal(0, await CountAsync(house));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Pages_of_another_edition_go_and_no_more_than_a_bound_are_kept(Db db)
    {
        await using var house = await House.OpenAsync(db);
        House.Value(await house.Press.PublishAsync(await house.ApprovedReleaseAsync(await house.SentAsync(), "Text."), house.Comms, default));
        var today = await house.Kept.EditionAsync(default);
        for (var n = 0; n < KeptPages.Most + 5; n++) await house.Kept.KeepAsync(Page($"/news/{n}", today), today.Epoch, default);
        Assert.Equal(KeptPages.Most, await CountAsync(house));

        house.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await house.Kept.EditionAsync(default);
        Assert.NotEqual(today, tomorrow);
        await house.Kept.KeepAsync(Page("/news/1", tomorrow), tomorrow.Epoch, default);
        Assert.Equal(1, await CountAsync(house));
        Assert.NotNull(await house.Kept.FindAsync(Page("/", tomorrow).Edition, "/news/1", default));
    }

    private static KeptPage Page(string address, Edition edition) => new(address, edition.NameBy("this program"), 200, "text/html", "default-src 'none'", [1, 2, 3], [4], null);

    private static async Task<int> CountAsync(House house)
    {
        await using var db = house.Database();
        return await db.Set<KeptPage>().CountAsync();
    }
}
