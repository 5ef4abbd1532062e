using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests.Bed;

/// <summary>Somebody in front of a browser, signed in or not.</summary>
public sealed class Reader
{
    private readonly List<string> _complaints = [];

    /// <summary>A reader in front of this page.</summary>
    public Reader(IPage page)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type is "error" or "warning") _complaints.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>Their page.</summary>
    public IPage Page { get; }

    /// <summary>What the console, a script or the content security policy complained of.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Forgets complaints that a test provoked on purpose.</summary>
    public void ForgetComplaints() => _complaints.Clear();

    /// <summary>Signs in as the demo's person with this role.</summary>
    public async Task SignInAsync(string role)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByRole(AriaRole.Button, new() { Name = role }).ClickAsync();
        await Page.WaitForURLAsync("**/desk");
    }

    /// <summary>Opens an address and waits until its buttons can be pressed.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Presses a button by its name.</summary>
    public Task PressAsync(string button, bool exact = false) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = exact }).First.ClickAsync();

    /// <summary>Fills a field by its label.</summary>
    public Task FillAsync(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).First.FillAsync(value);

    /// <summary>Waits until the page says this.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>What axe finds on the page (WCAG 2.2 AA), in words.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var options = new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };
        var result = await Page.RunAxe(options);
        return [.. result.Violations.Select(v => $"{Page.Url}: {v.Id}: {v.Help}: {string.Join("; ", v.Nodes.Select(n => n.Html).Take(3))}")];
    }
}
