using System.Globalization;
using AdvocacyTracker.Browser.Tests.Bed;
using Microsoft.Playwright;

namespace AdvocacyTracker.Browser.Tests;

/// <summary>Measures the editor when ADVOCACYTRACKER_FIGURES names a file to write to; a run without it measures nothing and asserts only that the way works.</summary>
public sealed class FiguresTests(Demo demo) : IClassFixture<Demo>, IAsyncDisposable
{
    private const string Sentence = "A sentence of some length about the rights of people in a place.\n\n";

    public ValueTask DisposeAsync() => demo.LeaveAsync();

    [Theory, InlineData(2), InlineData(20), InlineData(100)]
    public async Task A_key_is_shown_and_a_pause_reaches_the_others(int kilobytes)
    {
        var file = Environment.GetEnvironmentVariable("ADVOCACYTRACKER_FIGURES");
        var times = file is null ? 2 : 40;
        var (one, two) = (await demo.ReaderAsync("Drafter"), await demo.ReaderAsync("Drafter"));
        await one.OpenAsync("/desk/letters/new");
        await one.FillAsync("Subject", $"A letter of {kilobytes} KB");
        await one.PressAsync("Draft the letter");
        await one.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/desk/letters/[0-9a-f-]{36}$"));
        await one.SettleAsync();
        var text = string.Concat(Enumerable.Repeat(Sentence, kilobytes * 1000 / Sentence.Length));
        await one.WriteAsync(text);
        await one.IsSavedAsync();
        await two.OpenAsync(one.Page.Url);
        await two.HasWrittenAsync(text);
        await one.Page.EvaluateAsync(KeyToGlyph);
        await two.Page.EvaluateAsync(Arrivals);

        var (up, down, answer) = (new List<double>(), new List<double>(), new List<double>());
        one.Page.RequestFinished += async (_, request) =>
        {
            var isBody = request.Url.EndsWith("/body", StringComparison.Ordinal);
            if (!isBody && !request.Url.Contains("/preview", StringComparison.Ordinal)) return;
            var size = (await (await request.ResponseAsync())!.BodyAsync()).Length;
            lock (up)
            {
                if (isBody) up.Add(request.PostDataBuffer?.Length ?? 0);
                if (isBody) answer.Add(request.Timing.ResponseEnd - request.Timing.RequestStart);
                down.Add(size);
            }
        };
        await one.Text.PressAsync("Control+Home");
        var sent = new List<double>();
        for (var n = 0; n < times; n++)
        {
            await one.Page.Keyboard.TypeAsync($"Word{n} ", new() { Delay = 40 });
            sent.Add(await one.Page.EvaluateAsync<double>("performance.timeOrigin + performance.now()"));
            await one.Page.WaitForTimeoutAsync(700);
        }
        await two.Page.WaitForFunctionAsync($"() => document.querySelector('body-editor').surface.view.state.doc.toString().startsWith('{string.Concat(Enumerable.Range(0, times).Select(n => $"Word{n} "))}')");
        await two.Page.WaitForTimeoutAsync(200);   // the page has seen it, and its observer a moment later
        var seen = await two.Page.EvaluateAsync<Dictionary<string, double>>("arrivals");
        var glyphs = await one.Page.EvaluateAsync<double[]>("keyToGlyph");
        var reached = sent.Select((at, n) => seen[$"Word{n} "] - at).ToList();
        Assert.Equal(times, reached.Count);
        if (file is null) return;
        await File.AppendAllTextAsync(file, string.Create(CultureInfo.InvariantCulture,
            $"{kilobytes} KB: key to glyph p50 {Part(glyphs, 50):0.0} p95 {Part(glyphs, 95):0.0} ms of {glyphs.Length}; last key to the other's screen p50 {Part(reached, 50):0} p95 {Part(reached, 95):0} ms; answer to a batch p50 {Part(answer, 50):0.0} p99 {Part(answer, 99):0.0} ms; up p50 {Part(up, 50):0} max {up.Max():0} bytes; down p50 {Part(down, 50):0} max {down.Max():0} bytes\n"));
    }

    private static double Part(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }

    // From the key's event to the first moment after the frame that shows it.
    private const string KeyToGlyph = """
        () => {
          globalThis.keyToGlyph = [];
          document.addEventListener("keydown", event => {
            const at = performance.now();
            requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => keyToGlyph.push(performance.now() - at); port2.postMessage(0); });
          }, true);
        }
        """;

    private const string Arrivals = """
        () => {
          globalThis.arrivals = {};
          const { view } = document.querySelector("body-editor").surface;
          new MutationObserver(() => {
            for (const [word] of view.state.sliceDoc(0, 2000).matchAll(/Word\d+ /g)) arrivals[word] ??= performance.timeOrigin + performance.now();
          }).observe(view.contentDOM, { childList: true, characterData: true, subtree: true });
        }
        """;
}
