using System.Diagnostics;
using System.Text.Json;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Web.Tests.Letters;

/// <summary>The browser's own code writes, sends, hears, loses answers and reloads, in orders drawn by chance; the server's code reads what came of it.</summary>
public sealed class RealWriterTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public async Task Whatever_the_order_all_writers_end_with_the_text_of_the_log_and_no_word_is_lost_or_doubled(int seed)
    {
        var stories = 0;
        await foreach (var story in TellAsync(seed, 2_000))
        {
            var text = "";
            foreach (var changes in story.Log)
            {
                var parsed = ChangeSet.Parse(changes.GetRawText());
                Assert.Null(parsed.Refusal);
                var changed = parsed.Value!.Apply(text);
                Assert.Null(changed.Refusal);
                text = changed.Value!;
            }
            Assert.All(story.Texts, written => Assert.Equal(text, written));
            Assert.Equal("", story.Lost);
            Assert.Equal("", story.Doubled);
            Assert.Equal("", story.Misplaced);
            stories++;
        }
        Assert.Equal(2_000, stories);
    }

    private static async IAsyncEnumerable<Story> TellAsync(int seed, int stories)
    {
        var top = Top();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (string[])[Path.Combine(top, "tests/AdvocacyTracker.Web.Tests/Letters/interleave.mjs"), Path.Combine(top, "src/AdvocacyTracker.Web/Editor"), $"{seed}", $"{stories}"]) start.ArgumentList.Add(arg);
        using var node = Process.Start(start)!;
        var complaints = node.StandardError.ReadToEndAsync();
        while (await node.StandardOutput.ReadLineAsync() is { } line) yield return JsonSerializer.Deserialize<Story>(line, JsonSerializerOptions.Web)!;
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await complaints);
    }

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AdvocacyTracker.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    private sealed record Story(IReadOnlyList<JsonElement> Log, IReadOnlyList<string> Texts, string Lost, string Doubled, string Misplaced);
}
