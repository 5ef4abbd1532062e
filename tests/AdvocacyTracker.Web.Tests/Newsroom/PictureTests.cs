using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Newsroom;

/// <summary>A picture has no public address before its release is public, and none after.</summary>
public sealed class PictureTests
{
    [Fact]
    public async Task A_picture_has_a_public_address_while_its_release_is_public()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var (desk, comms, file) = (await Newsdesk.OfAsync(site), await site.ActorAsync("Comms"), await Photo.ReadAsync());
        var release = await desk.SubmitReleaseAsync("Pictured");
        Assert.Null((await site.Get<PictureWorkflow>().AddAsync(release, file, Photo.Words(file), comms, default)).Refusal);
        await desk.ApproveReleaseAsync(release);
        var (address, desks) = ($"/pictures/{file.Hash}-800.jpg", $"/desk/releases/{release}/pictures/{file.Hash}-800.jpg");
        using var reader = site.Client();
        using var reviewer = await site.SignedInAsync("Reviewer");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), ((await reader.GetAsync(address)).StatusCode, (await reader.GetAsync(desks)).StatusCode));
        using (var seen = await reviewer.GetAsync(desks)) Assert.Equal(("image/jpeg", "no-store"), (seen.Content.Headers.ContentType!.MediaType, seen.Headers.CacheControl!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync($"/desk/releases/{Guid.NewGuid()}/pictures/{file.Hash}-800.jpg")).StatusCode);

        string[] feeds = ["/feed.atom", "/feed.json"];
        foreach (var feed in feeds) Assert.DoesNotContain(file.Hash, await reader.GetStringAsync(feed), StringComparison.Ordinal);

        var slug = (await site.Get<PressWorkflow>().PublishAsync(release, comms, default)).Value;
        await site.Get<PublicPages>().RefreshAsync(default);
        using var shown = await reader.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType));
        Assert.Equal(file.Widest.Bytes, await shown.Content.ReadAsByteArrayAsync());
        using (var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", shown.Headers.ETag!.ToString() } } })
            Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(again)).StatusCode);
        foreach (var none in (string[])[$"/pictures/{file.Hash}-801.jpg", $"/pictures/{file.Hash}-800.png", $"/pictures/{new string('0', 32)}-800.jpg", "/pictures/"])
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(none)).StatusCode);
        var page = await reader.GetStringAsync($"/news/{slug}");
        Assert.Contains($"<img src=\"{address}\"", page, StringComparison.Ordinal);
        Assert.Contains("width=\"800\" height=\"600\" alt=\"A crowd before a ministry\"", page, StringComparison.Ordinal);
        Assert.Contains("Ana Sousa · CC BY 4.0", page, StringComparison.Ordinal);
        Assert.Contains($"og:image\" content=\"http://localhost:5080{address}\" />", page, StringComparison.Ordinal);
        Assert.Contains("\"ImageObject\"", page, StringComparison.Ordinal);
        Assert.Contains(address, await reader.GetStringAsync($"/news/{slug}.json"), StringComparison.Ordinal);
        foreach (var feed in feeds) Assert.Contains($"http://localhost:5080{address}", await reader.GetStringAsync(feed), StringComparison.Ordinal);

        await desk.RetractAsync(release);
        foreach (var feed in feeds) Assert.DoesNotContain(file.Hash, await reader.GetStringAsync(feed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task The_houses_logo_stands_for_its_name_on_its_pages_in_its_feed_and_in_the_preview_of_its_settings()
    {
        await using var site = await TestSite.StartAsync();
        var logo = await Photo.ReadAsync();
        Assert.Null((await site.Get<NewsroomWorkflow>().ShowLogoAsync(logo, await site.ActorAsync("Admin"), default)).Refusal);
        await site.Get<PublicPages>().RefreshAsync(default);
        using var reader = site.Client();
        var image = $"<img src=\"/pictures/{logo.Hash}-480.jpg\" alt=\"Lantern Rights Desk\"";
        foreach (var page in (string[])["/", "/news", "/demands", "/corrections"]) Assert.Contains(image, await reader.GetStringAsync(page), StringComparison.Ordinal);
        var address = SyndicationFeed.Load(XmlReader.Create(await reader.GetStreamAsync("/feed.atom"))).ImageUrl;
        Assert.Equal($"http://localhost:5080/pictures/{logo.Hash}-480.jpg", address.ToString());
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address.AbsolutePath)).StatusCode);
        using var admin = await site.SignedInAsync("Admin");
        // On light screens and on dark ones.
        Assert.Equal(2, (await admin.GetStringAsync("/desk/newsroom")).Split(image).Length - 1);
    }
}
