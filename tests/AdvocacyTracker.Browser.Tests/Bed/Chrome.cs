using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests.Bed;

/// <summary>Debian's Chromium, driven by Playwright; one for all tests of a class.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("ADVOCACYTRACKER_TEST_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        if (!File.Exists(path)) throw new FileNotFoundException($"These tests need Chromium at {path}: run tests/run, which installs it.");
        // Two cores, several sites and browsers at once: what must be fast says so where it is asserted.
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A reader with a window and cookies of their own; whatever their pages complain of is remembered.</summary>
    public async Task<Reader> ReaderAsync(RunningSite site, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = site.Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, Locale = "en-GB" });
        context.SetDefaultTimeout(15_000);
        return new Reader(await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
