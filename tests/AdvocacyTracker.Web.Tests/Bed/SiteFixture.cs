using AdvocacyTracker.Web.Tests.Newsroom;

namespace AdvocacyTracker.Web.Tests.Bed;

/// <summary>One site for the tests of a class that leave no traces for one another.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync();
        // Every public page that there can be.
        await Site.TurnHoldersAsync(true);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
