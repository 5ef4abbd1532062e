using System.Net;
using AdvocacyTracker.Web.Commands;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.Tests.Bed;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Shell;

/// <summary>What whoever watches the site is told.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task The_site_lives_at_once_and_is_ready_when_its_database_is_in_shape_and_it_is_warm()
    {
        var folder = Directory.CreateTempSubdirectory("advocacytracker-health-").FullName;
        await using (var app = Site.Build(["--urls", "http://127.0.0.1:0", $"--Database:File={Path.Combine(folder, "test.db")}", "--Logging:LogLevel:Default=None"], isDemo: false))
        {
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
            app.Services.GetRequiredService<Warmth>().Reached();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
            Assert.Null(await ServeCommand.PrepareAsync(app, default));
            await ServeCommand.WarmAsync(app, default);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
