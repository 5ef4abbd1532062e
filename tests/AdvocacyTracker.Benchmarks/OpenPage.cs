using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Benchmarks;

/// <summary>A page open in a browser, as the server sees it: the page was rendered, its circuit is connected, every render is acknowledged, and its editor listens.</summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private readonly HubConnection _circuit;
    private readonly TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpResponseMessage? _stream;

    private OpenPage(Uri address, string cookies)
    {
        _circuit = Connect(address, cookies);
        _circuit.On<long, byte[]>("JS.RenderBatch", async (batch, _) =>
        {
            await _circuit.SendAsync("OnRenderCompleted", batch, (string?)null);
            _rendered.TrySetResult();
        });
        _circuit.On<long, string, string?, int, long, int>("JS.BeginInvokeJS", async (call, _, _, _, _, _) =>
        {
            if (call != 0) await _circuit.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,null]");
        });
        _circuit.On<string>("JS.Error", error => _rendered.TrySetException(new InvalidOperationException(error)));
    }

    /// <summary>Opens a page, and waits until it stands.</summary>
    public static async Task<OpenPage> OpenAsync(Desk desk, string path)
    {
        var html = await desk.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        var markers = Marker().Matches(html).Select(m => m.Groups[1].Value).Where(m => m.Contains("\"descriptor\"", StringComparison.Ordinal)).ToList();
        var operations = markers.Select((marker, i) => new { type = "add", ssrComponentId = i + 1, marker = JsonDocument.Parse(marker).RootElement });
        var page = new OpenPage(desk.Http.BaseAddress!, desk.Cookies);
        await page._circuit.StartAsync();
        var location = new Uri(desk.Http.BaseAddress!, path).ToString();
        if (await page._circuit.InvokeAsync<string?>("StartCircuit", desk.Http.BaseAddress!.ToString(), location, "[]", "") is null) throw new InvalidOperationException("The circuit was not started.");
        await page._circuit.SendAsync("UpdateRootComponents", JsonSerializer.Serialize(new { batchId = 1, operations }), State().Match(html).Groups[1].Value);
        await page._rendered.Task.WaitAsync(TimeSpan.FromMinutes(1));
        page._stream = await desk.Http.GetAsync(new Uri($"{path}/body/stream?since=0&page={Guid.NewGuid():N}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        _stream?.Dispose();
        await _circuit.DisposeAsync();
    }

    private static HubConnection Connect(Uri address, string cookies)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "/_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Headers["Cookie"] = cookies;
            options.Headers["Origin"] = address.GetLeftPart(UriPartial.Authority);
        });
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        return builder.Build();
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
