using AdvocacyTracker.Data;
using AdvocacyTracker.Import;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Shell;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;

namespace AdvocacyTracker.Web.Commands;

/// <summary>Without a command: serves the site, with its database in shape before the first request.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args, bool isDemo, CancellationToken ct)
    {
        await using var app = Site.Build(args, isDemo);
        try
        {
            if (await PrepareAsync(app, ct) is { } refusal) return CommandLine.Fail(refusal);
            await app.StartAsync(ct);
            await AnnounceAsync(app, ct);
            await WarmAsync(app, ct);
            await app.WaitForShutdownAsync(ct);
            return 0;
        }
        finally
        {
            if (isDemo) Forget(app.Services.GetRequiredService<SiteOptions>());
        }
    }

    /// <summary>Brings the database into shape, and fills the demo's; gives the sentence that stands in the way.</summary>
    internal static async Task<string?> PrepareAsync(WebApplication app, CancellationToken ct)
    {
        var options = app.Services.GetRequiredService<SiteOptions>();
        var schema = app.Services.GetRequiredService<Schema>();
        // Several nodes may share a PostgreSQL, so there it is a command of its own.
        if (options.UsesPostgres) return (await schema.WhyNotReadyAsync(ct))?.Sentence;
        DatabaseFile.Make(options.File);
        var migrated = await schema.MigrateAsync(ct);
        if (!migrated.IsDone) return migrated.Refusal.Sentence;
        return options.IsDemo ? await FillAsync(app, ct) : null;
    }

    /// <summary>Renders once what the first reader would wait for, and says that the site is ready.</summary>
    internal static async Task WarmAsync(WebApplication app, CancellationToken ct)
    {
        app.Services.GetRequiredService<MarkdownRenderer>().Render("**warm** [a](https://example.org)", RenderContext.Empty);
        await app.Services.GetRequiredService<PublicPages>().FindAsync("/", ct);
        app.Services.GetRequiredService<Warmth>().Reached();
    }

    private static async Task<string?> FillAsync(WebApplication app, CancellationToken ct)
    {
        var files = ImportFolder.Read([Path.Combine(AppContext.BaseDirectory, "seeds")]);
        if (!files.IsDone) return files.Refusal.Sentence;
        var proposal = ImportReader.Read(files.Value);
        if (!proposal.IsDone) return proposal.Refusal.Sentence;
        return (await app.Services.GetRequiredService<Seeder>().ImportAsync(proposal.Value, "the demo", demo: true, ct)).Refusal?.Sentence;
    }

    private static async Task AnnounceAsync(WebApplication app, CancellationToken ct)
    {
        var options = app.Services.GetRequiredService<SiteOptions>();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.FirstOrDefault() ?? "http://localhost:5080";
        Console.WriteLine(options.UsesPostgres ? "Database: PostgreSQL" : options.IsDemo ? "Database: a throw-away file, gone when this stops" : $"Database: {options.File}");
        Console.WriteLine($"Desk:     {new Uri(new Uri(address), "/desk")}");
        Console.WriteLine($"Newsroom: {address}");
        if (options.IsDemo || await app.Services.GetRequiredService<TeamQueries>().HasAdministratorAsync(ct)) return;
        var link = await app.Services.GetRequiredService<TeamWorkflow>().InviteFirstAsync(ct);
        if (link.IsDone) Console.WriteLine($"Nobody can sign in as an administrator yet. Make the first one, with this link, once: {new Uri(options.BaseUrl ?? new Uri(address), $"/invite/{link.Value}")}");
    }

    private static void Forget(SiteOptions options)
    {
        SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(Path.GetDirectoryName(options.File)!, recursive: true);
        }
        catch (IOException)
        {
            // A handle is still closing; the system empties its temporary folder.
        }
    }
}
