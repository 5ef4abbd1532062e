using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AdvocacyTracker.Data;
using AdvocacyTracker.Import;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Commands;
using AdvocacyTracker.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Bed;

/// <summary>The real site on a port and a file of its own, filled from the seeds, with one member a role who signs in by password.</summary>
public sealed partial class TestSite : IAsyncDisposable
{
    public const string Password = "four words are enough";

    private readonly WebApplication _app;
    private readonly string _folder;

    private TestSite(WebApplication app, Uri address, string folder) => (_app, Address, _folder) = (app, address, folder);

    public Uri Address { get; }

    /// <summary>Starts the site; with seeds unless told otherwise.</summary>
    public static Task<TestSite> StartAsync(bool withSeeds = true, params string[] settings) => StartAsync(null, withSeeds, settings);

    /// <summary>Starts the site by a clock of the test’s own.</summary>
    public static async Task<TestSite> StartAsync(TimeProvider? clock, bool withSeeds, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("advocacytracker-web-").FullName;
        var address = new Uri($"http://localhost:{FreePort()}");
        var app = Site.Build(["--urls", address.ToString().TrimEnd('/'), $"--Database:File={Path.Combine(folder, "test.db")}", "--Logging:LogLevel:Default=None", "--SignIn:TriesPerMinute=1000", .. settings.Select(s => s.Replace("{address}", address.ToString(), StringComparison.Ordinal))], isDemo: false, clock);
        Assert.Null(await ServeCommand.PrepareAsync(app, default));
        var site = new TestSite(app, address, folder);
        if (withSeeds) await site.FillAsync();
        foreach (var role in (Roles[])[Roles.Admin, Roles.Drafter, Roles.Reviewer, Roles.Comms]) await site.JoinAsync(role.ToString(), role);
        await app.StartAsync();
        await ServeCommand.WarmAsync(app, default);
        return site;
    }

    /// <summary>The settings of a site that sends mails by a server on this port; its links begin with the address at which it is reached.</summary>
    public static string[] WithMail(int port) => ["--Newsroom:BaseUrl={address}", "--Mail:Host=127.0.0.1", $"--Mail:Port={port}", "--Mail:From=newsroom@example.org", "--Mail:UseTls=false"];

    /// <summary>The site's database file.</summary>
    public string File => Path.Combine(_folder, "test.db");

    /// <summary>Somebody of the site.</summary>
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Lets somebody join; their address is name@example.org.</summary>
    public async Task<Actor> JoinAsync(string name, Roles roles)
    {
        var team = Get<TeamWorkflow>();
        var token = (await team.InviteAsync(name, AddressOf(name), roles, Deeds.TheProgram, default)).Value!;
        var id = (await team.AcceptAsync(token, "", "", Password, default)).Value;
        return (await Get<TeamQueries>().ActorAsync(id, default))!;
    }

    /// <summary>The member with this role, as the database knows them.</summary>
    public async Task<Actor> ActorAsync(string name)
    {
        var row = (await Get<TeamQueries>().AllAsync(default)).Single(m => m.Email == AddressOf(name));
        return (await Get<TeamQueries>().ActorAsync(row.Id, default))!;
    }

    /// <summary>A client that keeps cookies and follows nothing.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A client that has signed in through the form.</summary>
    public async Task<HttpClient> SignedInAsync(string name)
    {
        var client = Client();
        var answer = await SignInAsync(client, AddressOf(name), Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Sends the sign-in form.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password, string query = "")
    {
        var page = await client.GetStringAsync(new Uri($"/sign-in{query}", UriKind.Relative));
        return await client.PostAsync(new Uri($"/sign-in{query}", UriKind.Relative), Form(page, ("_handler", "sign-in"), ("Email", email), ("Password", password)));
    }

    /// <summary>A form's fields with the page's antiforgery token.</summary>
    public static FormUrlEncodedContent Form(string page, params (string Name, string Value)[] fields) => new(
        fields.Append(("__RequestVerificationToken", Token().Match(page).Groups[1].Value)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    public static string AddressOf(string name) => $"{name.ToLowerInvariant()}@example.org";

    /// <summary>A GET as a browser sends it for a page.</summary>
    public static async Task<HttpResponseMessage> OpenAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await client.SendAsync(request);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync()
    {
        var proposal = ImportReader.Read(ImportFolder.Read([Path.Combine(Checkout.Top, "seeds")]).Value!).Value!;
        Assert.Null((await Get<Seeder>().ImportAsync(proposal, "the tests", demo: false, default)).Refusal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
