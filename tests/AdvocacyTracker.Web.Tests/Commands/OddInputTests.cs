using System.Text;
using System.Text.Json;
using AdvocacyTracker.Web.Commands;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.Data.Sqlite;

namespace AdvocacyTracker.Web.Tests.Commands;

/// <summary>What commands make of input and databases that are not as they should be.</summary>
public sealed class OddInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("advocacytracker-odd-").FullName;

    [Theory]
    [InlineData("""{"id":"a\u0041","markdown":"x"}""", "\"aA\"")]
    [InlineData("""{"id":null,"markdown":"x"}""", "null")]
    [InlineData("""{"markdown":"x"}""", "null")]
    [InlineData("""{"id":{"a":[1.50,"b"]},"markdown":""}""", """{"a":[1.50,"b"]}""")]
    [InlineData("""{"id":12345678901234567890123,"markdown":"x"}""", "12345678901234567890123")]
    public async Task An_id_comes_back_as_it_was_given(string line, string id)
    {
        var (exit, output) = await RenderAsync(line);
        Assert.Equal(0, exit);
        Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(id).RootElement), JsonSerializer.Serialize(JsonDocument.Parse(output).RootElement.GetProperty("id")));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":1,"markdown":7}""")]
    [InlineData("""{"id":1,"markdown":"\ud800"}""")]
    [InlineData("""{"id":"\ud800","markdown":"x"}""")]
    [InlineData("""{"id":1,"markdown":"x"} {"id":2,"markdown":"y"}""")]
    [InlineData("""{"id":1,"markdown":"x""")]
    public async Task A_line_that_is_no_document_ends_with_1_after_what_came_before(string line)
    {
        var (exit, output) = await RenderAsync($$"""{"id":"first","markdown":"*kept*"}{{"\n"}}{{line}}{{"\n"}}{"id":"last","markdown":"x"}""");
        Assert.Equal(1, exit);
        Assert.Equal("first", JsonDocument.Parse(Assert.Single(output.Trim().Split('\n'))).RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_database_that_a_newer_program_shaped_is_left_alone()
    {
        Dictionary<string, string> settings = new() { ["Database__File"] = Path.Combine(_folder, "test.db") };
        Assert.Equal(0, (await Program.RunAsync(["migrate"], settings)).Exit);
        await using (var newer = new SqliteConnection($"Data Source={settings["Database__File"]};Pooling=False"))
        {
            await newer.OpenAsync();
            await using var command = newer.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')";
            await command.ExecuteNonQueryAsync();
        }
        foreach (var args in (string[][])[["migrate"], ["import", "seeds"], ["--urls", "http://127.0.0.1:0"]])
        {
            var (exit, output, error) = await Program.RunAsync(args, settings);
            Assert.True(exit == 1, $"{string.Join(' ', args)} ended with {exit}: {output}{error}");
            Assert.Equal("The database was shaped by a newer version of this program: start that version, or restore a backup made by this one.\n", error);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<(int Exit, string Output)> RenderAsync(string input)
    {
        using var output = new MemoryStream();
        var exit = await RenderCommand.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, default);
        return (exit, Encoding.UTF8.GetString(output.ToArray()));
    }
}
