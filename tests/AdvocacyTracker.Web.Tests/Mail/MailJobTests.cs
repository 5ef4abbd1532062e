using System.Net;
using System.Net.Sockets;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Commands;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Mail;

/// <summary>The real site and its outbox: what one process stored another sends, once, and a mail's link stops mails without signing in.</summary>
public sealed class MailJobTests : IDisposable
{
    private readonly MailServer _server = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("advocacytracker-mail-").FullName;
    private readonly Uri _address = new($"http://localhost:{FreePort()}");

    public void Dispose()
    {
        _server.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_process_stored_before_it_ended_the_next_one_sends_once_and_its_link_stops_more()
    {
        // Never started, so that it ends between storing and sending.
        await using (var first = await BuildAsync())
        {
            var (drafter, _) = (await JoinAsync(first, "Dora", Roles.Drafter), await JoinAsync(first, "Rosa", Roles.Reviewer));
            await MentionAsync(first, drafter);
        }
        Assert.Empty(_server.Mails);

        await using var second = await BuildAsync();
        await second.StartAsync();
        await ServeCommand.WarmAsync(second, default);
        await UntilAsync(1);
        // Longer than the job waits between two looks.
        await Task.Delay(TimeSpan.FromSeconds(6));
        var mail = Assert.Single(_server.Mails);

        using var reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _address };
        var leave = new Uri(mail.Replace("\r\n ", " ", StringComparison.Ordinal).Split("List-Unsubscribe: <")[1].Split('>')[0]);
        var page = await reader.GetAsync(leave);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (page.StatusCode, page.Headers.CacheControl!.ToString()));
        Assert.Contains("No more mails", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var rosa = (await second.Services.GetRequiredService<TeamQueries>().AllAsync(default)).Single(m => m.Name == "Rosa");
        var actor = (await second.Services.GetRequiredService<TeamQueries>().ActorAsync(rosa.Id, default))!;
        Assert.NotEmpty(await second.Services.GetRequiredService<MailQueries>().ChoiceAsync(actor, default));

        // As a mail program does it (RFC 8058): no cookie, no Origin, no token of a form.
        using var oneClick = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await reader.PostAsync(leave, oneClick)).StatusCode);
        Assert.Empty(await second.Services.GetRequiredService<MailQueries>().ChoiceAsync(actor, default));
        using var guessed = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync(new Uri(_address, $"/notices/leave/{new string('x', 43)}"), guessed)).StatusCode);
    }

    private async Task<WebApplication> BuildAsync()
    {
        var app = Site.Build(
        [
            "--urls", _address.ToString().TrimEnd('/'), $"--Newsroom:BaseUrl={_address}", $"--Database:File={Path.Combine(_folder, "test.db")}", "--Logging:LogLevel:Default=None",
            "--Mail:Host=127.0.0.1", $"--Mail:Port={_server.Port}", "--Mail:From=newsroom@example.org", "--Mail:UseTls=false",
        ], isDemo: false);
        Assert.Null(await ServeCommand.PrepareAsync(app, default));
        return app;
    }

    private static async Task<Actor> JoinAsync(WebApplication app, string name, Roles roles)
    {
        var team = app.Services.GetRequiredService<TeamWorkflow>();
        var token = (await team.InviteAsync(name, TestSite.AddressOf(name), roles, Deeds.TheProgram, default)).Value!;
        return (await app.Services.GetRequiredService<TeamQueries>().ActorAsync((await team.AcceptAsync(token, "", "", TestSite.Password, default)).Value, default))!;
    }

    private static async Task MentionAsync(WebApplication app, Actor drafter)
    {
        var letters = app.Services.GetRequiredService<LetterWorkflow>();
        var letter = (await letters.DraftAsync("A letter", "en", drafter, default)).Value;
        Assert.Null((await letters.AppendAsync(letter, new(0, ChangeSet.Between("", "Some words.").ToJson()), drafter, default)).Refusal);
        Assert.Null((await app.Services.GetRequiredService<RemarkWorkflow>().AddAsync(Part.LetterText, letter, new(new(0, 4, 1, "Some"), "@Rosa, why?"), drafter, default)).Refusal);
    }

    private async Task UntilAsync(int mails)
    {
        for (var n = 0; n < 200 && _server.Mails.Count < mails; n++) await Task.Delay(100);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
