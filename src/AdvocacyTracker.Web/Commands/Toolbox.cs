using AdvocacyTracker.Data;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Commands;

/// <summary>The library's services for a command, with the same settings as the site.</summary>
internal static class Toolbox
{
    public static ServiceProvider Open(IReadOnlyList<string> settings, bool makesFile = false)
    {
        DemandSettings(settings);
        var options = SiteOptions.Read(Site.Builder([.. settings]).Configuration, isDemo: false);
        if (!options.UsesPostgres && makesFile) DatabaseFile.Make(options.File);
        var services = new ServiceCollection();
        services.AddLogging();
        Site.AddLibrary(services, options);
        return services.BuildServiceProvider();
    }

    /// <summary>What a command doesn't know must be a setting; anything else is wrong usage.</summary>
    public static void DemandSettings(IReadOnlyList<string> settings)
    {
        if (settings.FirstOrDefault(s => !s.StartsWith("--", StringComparison.Ordinal) || !s.Contains('=', StringComparison.Ordinal)) is { } stray)
            throw new UsageException($"“{stray}” is neither an option nor a setting: write a setting like --Database:File=FILE, or look at --help.");
    }

    /// <summary>Does something with a database that is in shape; fails with one line when it isn't.</summary>
    public static async Task<int> OnReadyDatabaseAsync(IReadOnlyList<string> settings, Func<IServiceProvider, Task<int>> work, CancellationToken ct)
    {
        await using var services = Open(settings);
        return await services.GetRequiredService<Schema>().WhyNotReadyAsync(ct) is { } refusal ? CommandLine.Fail(refusal.Sentence) : await work(services);
    }
}
