using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AdvocacyTracker.Browser.Tests.Bed;

/// <summary>The real program, started as a user would, on a port of its own.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringWriter _output = new();

    private RunningSite(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => { lock (_output) _output.WriteLine(line.Data); };
        process.ErrorDataReceived += (_, line) => { lock (_output) _output.WriteLine(line.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>The process it runs in.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Starts the demo.</summary>
    public static Task<RunningSite> DemoAsync() => StartAsync(["--demo"], new Dictionary<string, string>());

    /// <summary>Starts the program with these arguments and environment variables, and waits until it is ready.</summary>
    public static async Task<RunningSite> StartAsync(string[] args, IReadOnlyDictionary<string, string> environment, Uri? address = null)
    {
        address ??= new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var arg in (string[])[Repository.WebProgram, .. args, "--urls", address.ToString().TrimEnd('/')]) start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var site = new RunningSite(Process.Start(start)!, address);
        await site.WaitUntilReadyAsync();
        return site;
    }

    /// <summary>Runs a command of the program beside the running one, and gives what it printed.</summary>
    public static async Task<string> RunAsync(string[] args, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var arg in (string[])[Repository.WebProgram, .. args]) start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"The command ended with {process.ExitCode}:\n{output}{await errors}");
    }

    /// <summary>Ends the program as a power cut would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The program ended before it was ready:\n{Output}");
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"The program was not ready within a minute:\n{Output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
