using AdvocacyTracker.Data;
using AdvocacyTracker.Import;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>The public reads the day that it was in the newsroom; programs read the exact instant.</summary>
public sealed class ZoneTests
{
    private const string Release = "/news/trump-should-raise-human-rights-with-putin";

    [Fact]
    public async Task A_day_on_a_public_page_is_the_newsrooms_and_follows_it_when_it_moves()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var files = ImportFolder.Read([Path.Combine(Checkout.Top, "seeds")]).Value!.Select(f => f with { Text = f.Text.Replace("2017-06-30T16:00:00Z", "2017-06-30T23:30:00Z", StringComparison.Ordinal) });
        await ImportAsync(site, [.. files]);
        using var client = site.Client();
        foreach (var (zone, day, other) in (((string, string, string)[])[("Europe/Lisbon", "1 July 2017", "30 June 2017"), ("Etc/UTC", "30 June 2017", "1 July 2017"), ("Asia/Tokyo", "1 July 2017", "30 June 2017"), ("America/New_York", "30 June 2017", "1 July 2017")]))
        {
            await ImportAsync(site, new ImportFile("newsroom.yaml", $"name: Lantern\nzone: {zone}\n"));
            foreach (var address in (string[])["/news", Release])
            {
                var page = await client.GetStringAsync(address);
                Assert.Contains($"<time datetime=\"2017-06-30T23:30:00Z\">{day}</time>", page, StringComparison.Ordinal);
                Assert.DoesNotContain($">{other}</time>", page, StringComparison.Ordinal);
            }
            Assert.Contains("2017-06-30T23:30:00Z", await client.GetStringAsync("/feed.atom"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_desk_and_a_retraction_say_the_newsrooms_day_too()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("Comms");
        var comms = await site.ActorAsync("Comms");
        var release = (await site.Get<PressQueries>().ListAsync(comms, null, default)).Rows.Single(r => $"/news/{r.Slug}" == Release);
        Assert.Null((await site.Get<PressWorkflow>().RetractAsync(release.Id, "It was wrong.", comms, default)).Refusal);
        var at = (await site.Get<PublishedQueries>().RetractionAsync(release.Slug, default))!.At;
        // 25 hours apart: they never share a day.
        foreach (var zone in (string[])["Pacific/Kiritimati", "Pacific/Pago_Pago"])
        {
            await ImportAsync(site, new ImportFile("newsroom.yaml", $"name: Lantern\nzone: {zone}\n"));
            using var notice = await client.GetAsync($"/news/{release.Slug}");
            Assert.Contains($">{LetterFields.InWords(Zones.DayOf(at, zone), "en")}</time>", await notice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains($">{LetterFields.InWords(Zones.DayOf(release.PublishedAt!.Value, zone), "en")}</time>", await (await TestSite.OpenAsync(client, $"/desk/releases/{release.Id}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.NotEqual(Zones.DayOf(at, "Pacific/Kiritimati"), Zones.DayOf(at, "Pacific/Pago_Pago"));
    }

    private static async Task ImportAsync(TestSite site, params ImportFile[] files)
    {
        Assert.Null((await site.Get<Seeder>().ImportAsync(ImportReader.Read(files).Value!, "the tests", demo: false, default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
    }
}
