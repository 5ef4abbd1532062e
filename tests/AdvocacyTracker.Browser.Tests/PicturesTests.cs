using AdvocacyTracker.Browser.Tests.Bed;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>Takes the README's pictures. They go into docs/pictures when ADVOCACYTRACKER_PICTURES is set, so that a test run changes nothing by itself.</summary>
public sealed class PicturesTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Fact]
    public async Task The_README_has_pictures_of_a_letter_and_of_a_release()
    {
        var staff = await demo.ReaderAsync("Drafter");
        await staff.OpenAsync(await Demo.FirstAsync(staff, "/desk/letters", "Peaceful assembly"));
        await TakeAsync(staff, "letter");
        var anybody = await demo.ReaderAsync();
        await anybody.OpenAsync("/news/trump-should-raise-human-rights-with-putin");
        await TakeAsync(anybody, "release");
        Assert.True(File.Exists(Path.Combine(Repository.Top, "docs", "pictures", "letter.png")));
        Assert.True(File.Exists(Path.Combine(Repository.Top, "docs", "pictures", "release.png")));
    }

    private static async Task TakeAsync(Reader reader, string name)
    {
        var picture = await reader.Page.ScreenshotAsync();
        Assert.True(picture.Length > 20_000, "A picture this small shows an empty page.");
        if (Environment.GetEnvironmentVariable("ADVOCACYTRACKER_PICTURES") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.Combine(Repository.Top, "docs", "pictures"));
            await File.WriteAllBytesAsync(Path.Combine(Repository.Top, "docs", "pictures", $"{name}.png"), picture);
        }
    }
}
