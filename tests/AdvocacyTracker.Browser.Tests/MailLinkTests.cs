using System.Text.RegularExpressions;
using AdvocacyTracker.Browser.Tests.Bed;
using AdvocacyTracker.Tests.Bed;
using Microsoft.Playwright;
using MimeKit;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>A reviewer with a telephone is led by a mail to what changed since they approved, and through all of it with one thumb.</summary>
public sealed class MailLinkTests(Chrome chrome) : IClassFixture<Chrome>, IDisposable
{
    private const int Demands = 6;

    private readonly MailServer _mails = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("mail-link-").FullName;

    public void Dispose()
    {
        _mails.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task News_by_mail_are_asked_for_by_everyone()
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var environment = SettingsOf(address);
        await RunningSite.RunAsync(["migrate"], environment);
        await using var site = await RunningSite.StartAsync([], environment, address);
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(1280, ColorScheme.Light), (390, ColorScheme.Dark)])
        {
            var reader = await chrome.ReaderAsync(site, width, scheme);
            await reader.OpenAsync("/news-by-mail");
            Assert.Equal([], await reader.AxeAsync());
            Assert.False(await reader.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
            await reader.Page.GetByLabel("E-mail address").FillAsync($"reader{width}@example.org");
            await reader.PressAsync("Send me the link");
            await reader.SeesAsync("Look into your mailbox");
            Assert.Equal([], await reader.AxeAsync());
            Assert.Empty(reader.Complaints);
        }
    }

    [Fact]
    public async Task From_the_link_in_a_mail_a_reviewer_approves_six_changed_demands_one_after_the_other()
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var environment = SettingsOf(address);
        await RunningSite.RunAsync(["migrate"], environment);
        await RunningSite.RunAsync(["import", .. WriteFiles()], environment);
        await using var site = await RunningSite.StartAsync([], environment, address);
        var staff = await JoinAsync(site, environment, "dora@example.org", 1280);
        var reviewer = await JoinAsync(site, environment, "rosa@example.org", 390);
        await staff.OpenAsync(await Demo.FirstAsync(staff, "/desk/letters", "Six demands"));
        for (var n = 1; n <= Demands; n++)
        {
            await staff.PressAsync($"Edit demand D-2026-001-{n}");
            await Assertions.Expect(staff.Page.GetByLabel("Title", new() { Exact = true }).First).ToBeFocusedAsync();
            await staff.FillAsync("What is demanded", $"Open the third door of hall {n} to the press.");
            await staff.PressAsync("Save the demand");
            await staff.SeesAsync("The demand is saved.");
            await Assertions.Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Save the demand" })).ToHaveCountAsync(0);
        }

        for (var n = 0; n < 100 && _mails.Mails.IsEmpty; n++) await Task.Delay(100);
        var mail = MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(Assert.Single(_mails.Mails)))).TextBody!;
        Assert.DoesNotContain("hall", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Six demands", mail, StringComparison.Ordinal);
        await reviewer.OpenAsync(Regex.Match(mail, @"http://localhost:\d+(/desk/review/\S+)").Groups[1].Value);

        var progress = reviewer.Page.Locator(".review-progress");
        await Assertions.Expect(progress).ToContainTextAsync("0 of 7 decided by you, 6 changed since an approval");
        Assert.Equal([], await reviewer.AxeAsync());
        for (var n = 1; n <= Demands; n++)
        {
            var next = progress.GetByRole(AriaRole.Link, new() { Name = $"Next Door {n}" });
            await Assertions.Expect(next).ToBeInViewportAsync();
            await next.ClickAsync();
            var demand = reviewer.Page.Locator($"#D-2026-001-{n}");
            await Assertions.Expect(demand.GetByRole(AriaRole.Heading, new() { Name = "What changed since you approved it" })).ToBeInViewportAsync();
            await Assertions.Expect(demand.Locator("del")).ToHaveTextAsync("second");
            await Assertions.Expect(demand.Locator("ins")).ToHaveTextAsync("third");
            var approve = demand.GetByRole(AriaRole.Button, new() { Name = $"Approve D-2026-001-{n}" });
            var box = (await approve.BoundingBoxAsync())!;
            Assert.True(box.Width > 200 && box.Height >= 40, $"{box.Width}×{box.Height} is small for a thumb.");
            await approve.ClickAsync();
            await reviewer.SeesAsync($"D-2026-001-{n}: approved.");
        }
        await Assertions.Expect(progress).ToContainTextAsync("6 of 7 decided by you");
        await progress.GetByRole(AriaRole.Link, new() { Name = "Next the letter’s own text" }).ClickAsync();
        await reviewer.PressAsync("Approve the letter’s own text");
        await reviewer.SeesAsync("You have decided on everything here.");
        await reviewer.Page.EvaluateAsync("scrollTo(0, 0)");
        Assert.True(await reviewer.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(reviewer.Complaints);
        Assert.Empty(staff.Complaints);
    }

    private string[] WriteFiles()
    {
        string Write(string name, string text)
        {
            var file = Path.Combine(_folder, name);
            File.WriteAllText(file, text);
            return file;
        }
        var demands = Enumerable.Range(1, Demands).Select(n => $"## D-2026-001-{n} Door {n}\n\nOpen the second door of hall {n} to the press.\n\nAsks:\n- Open it.\n\nAddressed to: The minister\nApproved by: rosa\n");
        return
        [
            Write("people.yaml", "- key: dora\n  name: Dora\n  e-mail: dora@example.org\n  roles: [drafter]\n\n- key: rosa\n  name: Rosa\n  e-mail: rosa@example.org\n  roles: [reviewer]\n"),
            Write("recipients.yaml", "- key: minister\n  name: Mara Odell\n  honorific: Ms\n  office: Minister of Culture\n  organisation: Ministry of Culture\n  envelope name: Ms Mara Odell\n  salutation: Dear Minister,\n  languages: [en]\n  country: Esterra\n  office since: 2020-01-01\n  source: invented\n"),
            Write("2026-001-doors.md", $"---\nletter: 2026-001\nkind: own\nlanguage: en\nsubject: Six demands\nstage: in review\nowner: dora\naddressee: minister\nsalutation: Dear Minister,\nclosing: Yours sincerely,\n---\nWe ask for this.\n\n:::demands\n:::\n\n# Demands\n\n{string.Join('\n', demands)}"),
        ];
    }

    private async Task<Reader> JoinAsync(RunningSite site, Dictionary<string, string> environment, string email, int width)
    {
        var reader = await chrome.ReaderAsync(site, width);
        await reader.Page.GotoAsync(new Uri(await RunningSite.RunAsync(["user", "reset", email], environment)).AbsolutePath);
        await reader.FillAsync("Password", "four words are enough");
        await reader.PressAsync("Set the password and sign in");
        await reader.Page.WaitForURLAsync("**/desk");
        return reader;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Dictionary<string, string> SettingsOf(Uri address) => new()
    {
        ["Database__File"] = Path.Combine(_folder, "site.db"), ["Newsroom__BaseUrl"] = address.ToString(),
        ["Mail__Host"] = "127.0.0.1", ["Mail__Port"] = $"{_mails.Port}", ["Mail__From"] = "desk@example.org", ["Mail__UseTls"] = "false",
    };
}
