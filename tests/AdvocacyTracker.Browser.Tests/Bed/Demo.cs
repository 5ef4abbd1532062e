namespace AdvocacyTracker.Browser.Tests.Bed;

/// <summary>One running demo and one browser for all tests of a class that leave no traces for one another.</summary>
public sealed class Demo : IAsyncLifetime
{
    private readonly Chrome _chrome = new();
    private readonly List<Reader> _readers = [];

    /// <summary>The running demo.</summary>
    public RunningSite Site { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _chrome.InitializeAsync();
        Site = await RunningSite.DemoAsync();
    }

    /// <summary>A reader; signed in when a role is given.</summary>
    public async Task<Reader> ReaderAsync(string? role = null, int width = 1280, Microsoft.Playwright.ColorScheme scheme = Microsoft.Playwright.ColorScheme.Light)
    {
        var reader = await _chrome.ReaderAsync(Site, width, scheme);
        _readers.Add(reader);
        if (role is not null) await reader.SignInAsync(role);
        return reader;
    }

    /// <summary>All readers leave: an open page goes on hearing of its text and telling where it is.</summary>
    public async ValueTask LeaveAsync()
    {
        foreach (var reader in _readers) await reader.Page.Context.CloseAsync();
        _readers.Clear();
    }

    /// <summary>The address of the first thing a list links to.</summary>
    public static async Task<string> FirstAsync(Reader reader, string list, string words)
    {
        await reader.Page.GotoAsync(list);
        return (await reader.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = words }).First.GetAttributeAsync("href"))!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Site is not null) await Site.DisposeAsync();
        await _chrome.DisposeAsync();
    }
}
