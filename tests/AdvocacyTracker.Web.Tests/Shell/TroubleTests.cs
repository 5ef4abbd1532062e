using System.Net;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.Data.Sqlite;

namespace AdvocacyTracker.Web.Tests.Shell;

/// <summary>When the database can't be read, everybody is told so in one sentence, and what is in memory is still served.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData("garbage", "can&#x2019;t be read|can&#x27;t be read|can't be read")]
    [InlineData("gone", "can&#x27;t be opened|can't be opened|can&#x27;t be read|can't be read")]
    public async Task A_broken_database_is_one_sentence_on_the_screen(string how, string words)
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("Drafter");
        using var anybody = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/news")).StatusCode);
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["-wal", "-shm"]) File.Delete(site.File + suffix);
        if (how == "garbage") await File.WriteAllTextAsync(site.File, new string('x', 8192));
        else
        {
            File.Delete(site.File);
            Directory.CreateDirectory(site.File);
        }

        var answer = await TestSite.OpenAsync(client, "/desk/letters");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Matches(words, page);
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", string.Concat(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/news")).StatusCode);
        if (how == "gone") Directory.Delete(site.File);
    }
}
