using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Commands;

/// <summary><c>render</c>: JSON lines <c>{"id","markdown"}</c> in, <c>{"id","html"}</c> out, through the one pipeline.</summary>
internal static class RenderCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var command = new Command("render", """Render Markdown: JSON lines {"id","markdown"} in, {"id","html"} out.""");
        command.SetAction((_, ct) => RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), ct));
        return command;
    }

    internal static async Task<int> RunAsync(Stream input, Stream output, CancellationToken ct)
    {
        using var renderer = new MarkdownRenderer();
        using var reader = new StreamReader(input);
        await using var writer = new StreamWriter(output) { NewLine = "\n" };
        for (var number = 1; await reader.ReadLineAsync(ct) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Answer(line, renderer) is not { } answer)
            {
                await writer.FlushAsync(ct);
                return CommandLine.Fail($$"""Line {{number}} is not a JSON object like {"id":"1","markdown":"text"}: correct it and start again.""");
            }
            await writer.WriteLineAsync(answer);
        }
        return 0;
    }

    private static string? Answer(string line, MarkdownRenderer renderer)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(line, Json) is { Markdown: { } markdown } document
                ? JsonSerializer.Serialize(new { id = document.Id, html = renderer.Render(markdown, RenderContext.Empty).Value }, Json)
                : null;
        }
        // Half a character in the id is found only when it is written back.
        catch (JsonException)
        {
            return null;
        }
    }

    // The id comes back as it was given: text, number or nothing.
    private sealed record Document(JsonElement? Id, string? Markdown);
}
