using System.Globalization;
using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>The program is killed while somebody types and started again: nothing that was typed is lost. <c>ADVOCACYTRACKER_KILLS</c> says how often, once unless told.</summary>
public sealed class KilledTests(Chrome chrome) : IClassFixture<Chrome>
{
    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("ADVOCACYTRACKER_KILLS") ?? "1", CultureInfo.InvariantCulture);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_program_killed_while_somebody_types_loses_nothing(string provider)
    {
        var file = Path.Combine(Path.GetTempPath(), $"killed-{Guid.NewGuid():N}.db");
        var environment = new Dictionary<string, string> { ["Database__Provider"] = provider, ["Database__File"] = file };
        if (provider == "postgres") environment["ConnectionStrings__Default"] = $"{Server};Database=killed_{Guid.NewGuid():N}";
        await RunningSite.RunAsync(["migrate"], environment);
        var site = await RunningSite.StartAsync([], environment);
        try
        {
            var writer = await chrome.ReaderAsync(site, 1280, ColorScheme.Light);
            var link = await RunningSite.RunAsync(["user", "add", "dora@example.org", "Dora", "--role", "Drafter"], environment);
            await writer.Page.GotoAsync(new Uri(link).AbsolutePath);
            await writer.FillAsync("Password", "four words are enough");
            await writer.PressAsync("Set the password and sign in");
            await writer.OpenAsync("/desk/letters/new");
            await writer.FillAsync("Subject", "A letter in a storm");
            await writer.PressAsync("Draft the letter");
            await writer.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
            writer.Page.Dialog += (_, dialog) => dialog.AcceptAsync();

            var typed = "";
            for (var n = 1; n <= Times; n++)
            {
                await writer.SettleAsync();
                await writer.HasWrittenAsync(typed);
                await writer.Text.PressAsync("Control+End");
                var killed = KillAfterAsync(site, 300 + n * 137 % 900);
                for (var word = 0; word < 25; word++) await writer.Page.Keyboard.TypeAsync($"{n}.{word} ", new() { Delay = 12 });
                await killed;
                // What reached the text is what was typed: the page tells of the lost connection and may take the keys.
                typed = await writer.WrittenAsync();
                Assert.StartsWith($"{n}.0 ", typed[typed.IndexOf($"{n}.0 ", StringComparison.Ordinal)..], StringComparison.Ordinal);
                site = await RunningSite.StartAsync([], environment, site.Address);
                // Half of the times the page is left as it is, half of them it is loaded anew before it could send.
                if (n % 2 == 0) await writer.IsSavedAsync();
                await writer.Page.ReloadAsync();
                await writer.HasWrittenAsync(typed);
                await writer.IsStoredAsync();
            }
            await writer.Page.EvaluateAsync("sessionStorage.clear()");
            await writer.Page.ReloadAsync();
            await writer.HasWrittenAsync(typed);
            for (var n = 1; n <= Times; n++) Assert.Single(System.Text.RegularExpressions.Regex.Matches(typed, $@"(?<![0-9]){n}\.0 "));
        }
        finally
        {
            await site.DisposeAsync();
            foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(file + suffix);
        }
    }

    private static string Server => Environment.GetEnvironmentVariable("ADVOCACYTRACKER_TEST_POSTGRES") ?? throw new InvalidOperationException("ADVOCACYTRACKER_TEST_POSTGRES names no server: start the tests with tests/run.");

    private static async Task KillAfterAsync(RunningSite site, int milliseconds)
    {
        await Task.Delay(milliseconds);
        await site.DisposeAsync();
    }
}
