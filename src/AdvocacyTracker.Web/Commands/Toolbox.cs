using AdvocacyTracker.Data;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Commands;

/// <summary>The library's services for a command, with the same settings as the site.</summary>
internal static class Toolbox
{
    public static ServiceProvider Open(bool makesFile = false)
    {
        var settings = Site.Builder([]).Configuration;
        var options = SiteOptions.Read(settings, isDemo: false);
        if (!options.UsesPostgres && makesFile) Directory.CreateDirectory(Path.GetDirectoryName(options.File)!);
        var services = new ServiceCollection();
        services.AddLogging();
        Site.AddLibrary(services, options);
        return services.BuildServiceProvider();
    }

    /// <summary>Does something with a database that is in shape; fails with one line when it isn't.</summary>
    public static async Task<int> OnReadyDatabaseAsync(Func<IServiceProvider, Task<int>> work, CancellationToken ct)
    {
        await using var services = Open();
        return await services.GetRequiredService<Schema>().WhyNotReadyAsync(ct) is { } refusal ? CommandLine.Fail(refusal.Sentence) : await work(services);
    }
}
