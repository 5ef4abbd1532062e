using AdvocacyTracker.Browser.Tests.Bed;
using AdvocacyTracker.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>A picture is brought into a release, described, and seen where its reviewers and readers will see it.</summary>
public sealed class ReleasePicturesTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_picture_is_added_and_shown_and_the_form_is_for_everyone(int width, ColorScheme scheme)
    {
        var comms = await demo.ReaderAsync("Comms", width, scheme);
        await comms.OpenAsync(await Demo.FirstAsync(comms, "/desk/releases", "a bill on foreign contributions"));
        var pictures = comms.Page.Locator("#pictures");
        await pictures.GetByText("Add a picture…").ClickAsync();
        Assert.Equal([], await comms.AxeAsync());
        await pictures.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "IMG_0042.jpg", MimeType = "image/jpeg", Buffer = Photo.Jpeg(900 + width, 700) });
        await comms.SeesAsync("Say what it shows, then add it.");
        foreach (var (label, words) in ((string, string)[])[("What it shows", $"A blue disc at {width}"), ("Caption", "In the square"), ("Who made it", "Ana Sousa"), ("How it may be used", "CC BY 4.0")])
            await pictures.GetByLabel(label, new() { Exact = true }).Last.FillAsync(words);
        await pictures.GetByLabel("How it may be used", new() { Exact = true }).Last.BlurAsync();
        await comms.PressAsync("Add this picture");
        await comms.SeesAsync("The picture is in the release");
        await pictures.GetByText($"A blue disc at {width}").First.ClickAsync();
        await comms.Page.WaitForFunctionAsync("alt => [...document.querySelectorAll('figure img')].some(img => img.alt === alt && img.complete && img.naturalWidth > 0)", $"A blue disc at {width}");
        Assert.Equal([], await comms.AxeAsync());
        Assert.False(await comms.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await comms.PressAsync("Take it out…");
        await comms.PressAsync("Take it out for good");
        await comms.SeesAsync("The picture is taken out.");
        Assert.Empty(comms.Complaints);
    }
}
