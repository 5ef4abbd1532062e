using System.Net;
using System.Text;
using System.Text.Json;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.Data.Sqlite;

namespace AdvocacyTracker.Web.Tests.Shell;

/// <summary>The machine fails while the site runs: a sentence or the trouble page, nothing lost, and all is well again when the machine is.</summary>
public sealed class BrokenMachineTests : IAsyncLifetime
{
    private const string Policy = "default-src 'none'";

    private TestSite _site = null!;
    private HttpClient _drafter = null!, _anybody = null!;
    private Guid _letter;

    private string File => _site.Get<SiteOptions>().File;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _drafter = await _site.SignedInAsync("Drafter");
        _anybody = _site.Client();
        _letter = (await _site.Get<LetterWorkflow>().DraftAsync("A letter", "en", await _site.ActorAsync("Drafter"), default)).Value;
    }

    public async ValueTask DisposeAsync()
    {
        _drafter.Dispose();
        _anybody.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task While_another_program_holds_the_database_a_change_is_refused_with_a_sentence_and_readers_notice_nothing()
    {
        await using (var other = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(System.Data.IsolationLevel.Serializable, deferred: false);
            var refused = AppendAsync(0, "Lost?");
            Assert.Equal(HttpStatusCode.NotFound, (await _anybody.GetAsync("/news/never-asked-before")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await TestSite.OpenAsync(_drafter, $"/desk/letters/{_letter}")).StatusCode);
            var answer = await refused;
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Equal("The database is busy with another program's work: nothing was stored; try again in a moment.", await RefusalOf(answer));
        }
        Assert.Equal(HttpStatusCode.OK, (await AppendAsync(0, "Kept.")).StatusCode);
        Assert.Contains("Kept.", await _drafter.PreviewAsync($"/desk/letters/{_letter}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_database_file_is_away_every_address_shows_trouble_and_none_looks_inside()
    {
        Assert.Equal(HttpStatusCode.OK, (await AppendAsync(0, "Before.")).StatusCode);
        var known = await _anybody.GetAsync("/news");
        Move(File, File + ".away");
        Directory.CreateDirectory(File);

        const string away = "The database file can&#x27;t be opened: nothing was stored; ask whoever runs this machine whether it was moved.";
        await ShowsTroubleAsync(await TestSite.OpenAsync(_drafter, "/desk/letters"), HttpStatusCode.ServiceUnavailable, away);
        await ShowsTroubleAsync(await TestSite.OpenAsync(_drafter, $"/desk/letters/{_letter}"), HttpStatusCode.ServiceUnavailable, away);
        await ShowsTroubleAsync(await AppendAsync(1, "During."), HttpStatusCode.ServiceUnavailable, away);
        await ShowsTroubleAsync(await TestSite.OpenAsync(_anybody, "/news/never-asked-before"), HttpStatusCode.ServiceUnavailable, away);
        await ShowsTroubleAsync(await TestSite.OpenAsync(_anybody, "/invite/guessed"), HttpStatusCode.ServiceUnavailable, away);
        var page = await _anybody.GetAsync("/news");
        Assert.Equal((HttpStatusCode.OK, known.Headers.ETag), (page.StatusCode, page.Headers.ETag));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _anybody.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _anybody.GetAsync("/health/live")).StatusCode);

        Directory.Delete(File);
        Move(File + ".away", File);
        Assert.Equal(HttpStatusCode.OK, (await _anybody.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AppendAsync(1, "After.")).StatusCode);
        Assert.Contains("After.Before.", await _drafter.PreviewAsync($"/desk/letters/{_letter}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_turned_read_only_is_read_on_and_a_change_is_refused_with_a_sentence()
    {
        await WriteFormatAsync(3);
        Assert.Equal(HttpStatusCode.OK, (await TestSite.OpenAsync(_drafter, $"/desk/letters/{_letter}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _anybody.GetAsync("/news/never-asked-before")).StatusCode);
        var answer = await AppendAsync(0, "Lost?");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("The database is read-only: nothing was stored; ask whoever runs this machine to make it writable.", await RefusalOf(answer));

        await WriteFormatAsync(2);
        Assert.Equal(HttpStatusCode.OK, (await AppendAsync(0, "Kept.")).StatusCode);
    }

    [Fact]
    public async Task A_failure_nobody_foresaw_shows_trouble_stores_nothing_and_stops_nothing_else()
    {
        await ExecuteAsync("CREATE TRIGGER unforeseen BEFORE INSERT ON TextChanges BEGIN SELECT RAISE(ABORT, 'unforeseen'); END");
        await ShowsTroubleAsync(await AppendAsync(0, "Lost?"), HttpStatusCode.InternalServerError, "This could not be done, and nothing was changed by it");
        Assert.Null((await _site.Get<LetterWorkflow>().DraftAsync("Another letter", "en", await _site.ActorAsync("Drafter"), default)).Refusal);

        await ExecuteAsync("DROP TRIGGER unforeseen");
        Assert.Equal(HttpStatusCode.OK, (await AppendAsync(0, "Kept.")).StatusCode);
        Assert.DoesNotContain("Lost?", await _drafter.PreviewAsync($"/desk/letters/{_letter}"), StringComparison.Ordinal);
    }

    private static async Task ShowsTroubleAsync(HttpResponseMessage answer, HttpStatusCode status, string sentence)
    {
        var where = answer.RequestMessage!.RequestUri!.AbsolutePath;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{where} answered {answer.StatusCode}.");
        Assert.True(text.Contains(sentence, StringComparison.Ordinal), $"{where} said: {text}");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", text, StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Headers.TryGetValues("Content-Security-Policy", out var policy) && policy.Single().StartsWith(Policy, StringComparison.Ordinal), $"{where} has no policy.");
        Assert.Contains("no-store", string.Join(", ", answer.Headers.GetValues("Cache-Control")), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AppendAsync(int baseVersion, string text)
    {
        var changes = baseVersion == 0 ? $"[[0,\"{text}\"]]" : $"[[0,\"{text}\"],7]";
        using var content = new StringContent($$"""{"baseVersion":{{baseVersion}},"changes":{{changes}}}""", Encoding.UTF8, "application/json");
        return await _drafter.PostAsync($"/desk/letters/{_letter}/body", content);
    }

    private static async Task<string?> RefusalOf(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("refusal").GetString();

    private async Task ExecuteAsync(string sql)
    {
        await using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    // A file says at byte 18 how it may be written; a version SQLite doesn't know makes it read-only
    // (https://www.sqlite.org/fileformat2.html#file_format_version_numbers), for the machine's superuser too.
    private async Task WriteFormatAsync(byte version)
    {
        if (version > 2) await ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await using (var file = new FileStream(File, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            file.Position = 18;
            file.WriteByte(version);
        }
        SqliteConnection.ClearAllPools();
    }

    // The pools hold the old file open; a restart of the machine's disk would not.
    private static void Move(string from, string to)
    {
        SqliteConnection.ClearAllPools();
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (System.IO.File.Exists(from + part)) System.IO.File.Move(from + part, to + part);
        }
    }
}
