using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests.Bed;

/// <summary>Somebody in front of a browser, signed in or not.</summary>
public sealed class Reader
{
    private readonly List<string> _complaints = [];
    private readonly ConcurrentDictionary<IRequest, bool> _underWay = [];

    /// <summary>A reader in front of this page.</summary>
    public Reader(IPage page)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type is "error" or "warning") _complaints.Add($"{page.Url}: {message.Text}"); };
        // An editor's stream stays open as long as its page: it is not waited for.
        page.Request += (_, request) => { if (!IsStream(request)) _underWay[request] = true; };
        page.RequestFinished += (sender, request) => _underWay.TryRemove(request, out _);
        page.RequestFailed += (sender, request) => _underWay.TryRemove(request, out _);
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>Their page.</summary>
    public IPage Page { get; }

    /// <summary>What the console, a script or the content security policy complained of.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Forgets complaints that a test provoked on purpose, those included that are still on their way.</summary>
    public async Task ForgetComplaintsAsync()
    {
        await SettleAsync();
        _complaints.Clear();
    }

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
        // What the page before was fetching ends with it, and the browser does not always say so.
        _underWay.Clear();
        await Page.GotoAsync(address);
        await SettleAsync();
    }

    /// <summary>Waits until nothing has been fetched for a third of a second, and an editor on the page can be written in.</summary>
    public async Task SettleAsync()
    {
        var quiet = 0;
        for (var n = 0; n < 80 && quiet < 3; n++)
        {
            await Task.Delay(100);
            quiet = _underWay.IsEmpty ? quiet + 1 : 0;
        }
        if (await Page.Locator("saved-fields").CountAsync() > 0) await Assertions.Expect(Page.Locator("saved-fields[data-ready]")).ToHaveCountAsync(1);
        if (await Page.Locator("body-editor").CountAsync() > 0) await Assertions.Expect(Page.Locator("body-editor[data-ready]")).ToHaveCountAsync(1);
    }

    private static bool IsStream(IRequest request) => request.Url.Contains("/stream?", StringComparison.Ordinal);

    /// <summary>The editor's text as a reader of the screen finds it.</summary>
    public ILocator Text => Page.GetByRole(AriaRole.Textbox, new() { Name = "Text", Exact = true });

    /// <summary>Puts a whole text into the editor.</summary>
    public Task WriteAsync(string text) => Page.EvaluateAsync(
        "text => { const { view } = document.querySelector('body-editor').surface; view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input.paste' }); }", text);

    /// <summary>The text in the editor, with its line breaks.</summary>
    public Task<string> WrittenAsync() => Page.EvaluateAsync<string>("document.querySelector('body-editor').surface.view.state.doc.toString()");

    /// <summary>Waits until the editor's text is this.</summary>
    public async Task HasWrittenAsync(string text) => await Page.WaitForFunctionAsync("text => document.querySelector('body-editor')?.surface?.view?.state.doc.toString() === text", text);

    /// <summary>Waits until all that was written is stored.</summary>
    public Task IsSavedAsync() => Page.WaitForFunctionAsync("() => { const { surface } = document.querySelector('body-editor') ?? {}; return surface?.isSaved && surface.host?.querySelector('.saving').textContent.startsWith('Saved'); }");

    /// <summary>Waits until nothing waits to be stored, whatever the page says of it.</summary>
    public Task IsStoredAsync() => Page.WaitForFunctionAsync("() => { const { surface } = document.querySelector('body-editor') ?? {}; return surface?.isSaved; }");

    /// <summary>Waits until every field that saves itself is stored.</summary>
    public Task FieldsAreSavedAsync() => Assertions.Expect(Page.Locator("saved-fields .saving")).ToContainTextAsync("Saved ");

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
