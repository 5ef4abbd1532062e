using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AdvocacyTracker.Web.Tests.Bed;
using Npgsql;

namespace AdvocacyTracker.Web.Tests.Commands;

/// <summary>The commands are a contract: 0 done, 1 refused with one line on stderr, 2 wrong usage.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("advocacytracker-commands-").FullName;

    private Dictionary<string, string> OnFile => new() { ["Database__File"] = Path.Combine(_folder, "new", "test.db") };

    [Fact]
    public async Task A_database_is_migrated_filled_from_the_seeds_beside_the_program_and_given_people()
    {
        Assert.Contains("run the command migrate first", await RefusedAsync(1, "import", "seeds"), StringComparison.Ordinal);
        await DoneAsync("migrate");
        Assert.Contains("would be imported", await DoneAsync("import", "seeds", "--dry-run"), StringComparison.Ordinal);
        var imported = JsonDocument.Parse(await DoneAsync("import", "seeds", "--json")).RootElement;
        Assert.Equal(12, imported.GetProperty("letters").GetInt32());
        Assert.Contains("is here already", await RefusedAsync(1, "import", "seeds"), StringComparison.Ordinal);
        Assert.Matches("^http://localhost:5080/invite/[A-Za-z0-9_-]{43}\n$", await DoneAsync("user", "add", "nora@example.org", "Nora", "--role", "Drafter", "--role", "Comms"));
        Assert.Matches("/invite/", await DoneAsync("user", "reset", "nora@example.org"));
        Assert.Contains("belongs to the team already", await RefusedAsync(1, "user", "add", "nora@example.org", "Nora", "--role", "Admin"), StringComparison.Ordinal);
        Assert.Contains("Nobody in the team", await RefusedAsync(1, "user", "reset", "who@example.org"), StringComparison.Ordinal);
        Assert.Matches("^[0-9]+ lines, unbroken", await DoneAsync("audit", "verify"));
        foreach (var odd in (string[])["King", "None", "none,None", "0"]) Assert.Contains("A role is", await RefusedAsync(2, "user", "add", "ned@example.org", "Ned", "--role", odd), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_ends_with_2_and_one_line()
    {
        await RefusedAsync(2, "fly");
        await RefusedAsync(2, "import");
        await RefusedAsync(2, "user", "add", "nora@example.org");
        Assert.Contains("listens on this machine only", await RefusedAsync(2, "--demo", "--urls", "http://0.0.0.0:5999"), StringComparison.Ordinal);
        Assert.Contains("set it to sqlite or postgres", await RefusedWithAsync(2, new() { ["Database__Provider"] = "oracle" }, "migrate"), StringComparison.Ordinal);
        Assert.Contains("without a path", await RefusedWithAsync(2, new() { ["Newsroom__BaseUrl"] = "news.example.org" }, "migrate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_on_the_command_line_counts_and_the_file_is_its_owners_alone()
    {
        var other = Path.Combine(_folder, "other", "other.db");
        await DoneAsync("migrate", $"--Database:File={other}");
        Assert.True(File.Exists(other));
        Assert.False(File.Exists(OnFile["Database__File"]));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(other));
        Assert.Contains("neither an option nor a setting", await RefusedAsync(2, "migrate", "--nonsense"), StringComparison.Ordinal);
        Assert.Contains("neither an option nor a setting", await RefusedAsync(2, "import", "--nonsense", "seeds"), StringComparison.Ordinal);
        await RefusedAsync(2, "migrate", "now");
    }

    [Fact]
    public async Task A_bad_file_is_refused_with_its_name_and_nothing_is_stored()
    {
        await DoneAsync("migrate");
        var file = Path.Combine(_folder, "bad.md");
        await File.WriteAllTextAsync(file, "---\nletter: 2026-001\nnonsense: yes\n---\nText\n");
        Assert.Contains("bad.md", await RefusedAsync(1, "import", file), StringComparison.Ordinal);
        await RefusedAsync(1, "import", Path.Combine(_folder, "missing.md"));
    }

    [Fact]
    public async Task Render_goes_line_by_line_through_the_one_pipeline()
    {
        var (exit, output, _) = await Program.RunAsync(["render"], OnFile, """
            {"id":"a","markdown":"**bold** [x](javascript:alert(1))"}
            {"id":7,"markdown":"<script>alert(1)</script>"}
            """);
        Assert.Equal(0, exit);
        var lines = output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal("a", lines[0].GetProperty("id").GetString());
        Assert.Contains("<strong>bold</strong>", lines[0].GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", lines[0].GetProperty("html").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(7, lines[1].GetProperty("id").GetInt32());
        Assert.DoesNotContain("<script", lines[1].GetProperty("html").GetString(), StringComparison.OrdinalIgnoreCase);

        var (bad, _, error) = await Program.RunAsync(["render"], OnFile, "not JSON\n");
        Assert.Equal(1, bad);
        Assert.StartsWith("Line 1 is not", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_or_read_is_told_in_one_line()
    {
        var file = Path.Combine(_folder, "not-a-database.db");
        await File.WriteAllTextAsync(file, new string('x', 4096));
        Assert.Contains("can't be read as it should", await RefusedWithAsync(1, new() { ["Database__File"] = file }, "migrate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_is_migrated_filled_and_served()
    {
        var server = Environment.GetEnvironmentVariable("ADVOCACYTRACKER_TEST_POSTGRES");
        Assert.False(string.IsNullOrEmpty(server), "This test needs PostgreSQL: run tests/run, which starts one and sets ADVOCACYTRACKER_TEST_POSTGRES.");
        var name = $"commands_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using (var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection)) await create.ExecuteNonQueryAsync();
        Dictionary<string, string> settings = new() { ["Database__Provider"] = "postgres", ["ConnectionStrings__Default"] = $"{server};Database={name}" };
        try
        {
            var port = FreePort();
            Assert.Contains("run the command migrate first", await RefusedWithAsync(1, settings, "--urls", $"http://localhost:{port}"), StringComparison.Ordinal);
            await DoneWithAsync(settings, "migrate");
            await DoneWithAsync(settings, "import", "seeds");
            await ServesTheFoundingReleaseAsync(settings, port);
        }
        finally
        {
            await using var drop = new NpgsqlCommand($"DROP DATABASE {name} WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task ServesTheFoundingReleaseAsync(Dictionary<string, string> settings, int port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var arg in (string[])[Checkout.WebProgram, "--urls", $"http://localhost:{port}"]) start.ArgumentList.Add(arg);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
            var status = HttpStatusCode.ServiceUnavailable;
            for (var tries = 0; tries < 300 && status != HttpStatusCode.OK; tries++)
            {
                await Task.Delay(100);
                try { status = (await client.GetAsync("/health/ready")).StatusCode; }
                catch (HttpRequestException) { status = HttpStatusCode.ServiceUnavailable; }
            }
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("Trump Should Raise", await client.GetStringAsync("/news"), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private Task<string> DoneAsync(params string[] args) => DoneWithAsync(OnFile, args);

    private static async Task<string> DoneWithAsync(Dictionary<string, string> settings, params string[] args)
    {
        var (exit, output, error) = await Program.RunAsync(args, settings);
        Assert.True(exit == 0, $"{string.Join(' ', args)} ended with {exit}: {error}");
        return output;
    }

    private Task<string> RefusedAsync(int exit, params string[] args) => RefusedWithAsync(exit, OnFile, args);

    private static async Task<string> RefusedWithAsync(int exit, Dictionary<string, string> settings, params string[] args)
    {
        var (ended, _, error) = await Program.RunAsync(args, settings);
        Assert.True(exit == ended, $"{string.Join(' ', args)} ended with {ended}: {error}");
        Assert.Single(error.Trim().Split('\n'));
        return error;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
