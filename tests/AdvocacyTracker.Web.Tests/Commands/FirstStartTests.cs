using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Commands;

/// <summary>A new house: the program is started, and people come in by the links it prints.</summary>
public sealed partial class FirstStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("advocacytracker-first-").FullName;

    private Dictionary<string, string> Settings => new() { ["Database__File"] = Path.Combine(_folder, "deep", "er", "test.db") };

    [Fact]
    public async Task The_first_administrator_and_whom_the_command_adds_come_in_by_their_links_once()
    {
        await using (var first = Start())
        {
            var link = await first.LineAsync("Make the first one");
            using var client = Client();
            await AcceptAsync(client, first.Address, link, ("Name", "Petra"), ("Email", "petra@example.org"));
            Assert.Contains("Petra", await client.GetStringAsync(new Uri(first.Address, "/desk")), StringComparison.Ordinal);

            var added = await Program.RunAsync(["user", "add", "nora@example.org", "Nora", "--role", "Drafter", "--role", "Comms", $"--Database:File={Settings["Database__File"]}"], []);
            Assert.Equal((0, ""), (added.Exit, added.Error));
            using var nora = Client();
            await AcceptAsync(nora, first.Address, added.Out);
            Assert.Contains("Nora", await nora.GetStringAsync(new Uri(first.Address, "/desk")), StringComparison.Ordinal);

            var reset = await Program.RunAsync(["user", "reset", "nora@example.org", $"--Database:File={Settings["Database__File"]}"], []);
            using var again = Client();
            await AcceptAsync(again, first.Address, reset.Out);
            foreach (var used in (string[])[link, added.Out, reset.Out]) Assert.Contains("This link does not work any more", await again.GetStringAsync(AddressOf(first.Address, used)), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Unauthorized, (await nora.GetAsync(new Uri(first.Address, "/desk"))).StatusCode);
        }
        await using var second = Start();
        await second.LineAsync("Newsroom:");
        using var anybody = Client();
        await second.ReadyAsync(anybody);
        Assert.DoesNotContain("/invite/", second.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task AcceptAsync(HttpClient client, Uri site, string link, params (string Name, string Value)[] fields)
    {
        var address = AddressOf(site, link);
        var page = await client.GetStringAsync(address);
        using var form = TestSite.Form(page, [("_handler", "invite"), ("Password", TestSite.Password), .. fields]);
        using var answer = await client.PostAsync(address, form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static Uri AddressOf(Uri site, string link) => new(site, InviteLink().Match(link).Value);

    private static HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false });

    private Running Start() => new(Settings);

    [GeneratedRegex("/invite/[A-Za-z0-9_-]+")]
    private static partial Regex InviteLink();

    // The program, serving, until it is told to stop.
    private sealed partial class Running : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly List<string> _lines = [];

        public Running(Dictionary<string, string> settings)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
            foreach (var arg in (string[])[Checkout.WebProgram, "--urls", "http://127.0.0.1:0"]) start.ArgumentList.Add(arg);
            foreach (var (name, value) in settings) start.Environment[name] = value;
            _process = Process.Start(start)!;
            _process.OutputDataReceived += Hear;
            _process.ErrorDataReceived += Hear;
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public string Output
        {
            get { lock (_lines) return string.Join('\n', _lines); }
        }

        public Uri Address => new(NewsroomLine().Match(Output).Groups[1].Value);

        public async Task<string> LineAsync(string holding)
        {
            for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
            {
                lock (_lines)
                {
                    if (_lines.Find(l => l.Contains(holding, StringComparison.Ordinal)) is { } line) return line;
                }
                Assert.False(_process.HasExited, Output);
            }
            throw new TimeoutException(Output);
        }

        public async Task ReadyAsync(HttpClient client)
        {
            for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
            {
                if ((await client.GetAsync(new Uri(Address, "/health/ready"))).StatusCode == HttpStatusCode.OK) return;
            }
            throw new TimeoutException(Output);
        }

        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        private void Hear(object sender, DataReceivedEventArgs heard)
        {
            lock (_lines) _lines.Add(heard.Data ?? "");
        }

        [GeneratedRegex("Newsroom: (http://[^\\s]+)")]
        private static partial Regex NewsroomLine();
    }
}
