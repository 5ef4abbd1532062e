using AdvocacyTracker.Data;
using AdvocacyTracker.Press;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace AdvocacyTracker.Web.Shell;

/// <summary>Kestrel, and at its door what every request passes first: the headers, the guard, and the newsroom's pages that are in memory. Everything else goes on to the site behind it. It may open before that site is built: then it answers with pages that an earlier run kept, and whoever asks for something else waits.</summary>
internal sealed class FrontDoor : IServer, IHttpApplication<FrontDoor.Visit>
{
    /// <summary>Where the site listens unless told otherwise.</summary>
    public const string Address = "http://localhost:5080";

    private readonly SiteOptions _options;
    private readonly WebApplication _server;
    private readonly IServer _kestrel;
    private readonly RequestDelegate _pipeline;
    private readonly TaskCompletionSource<Func<IFeatureCollection, Task>> _site = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<bool> _opening;

    /// <summary>Begins to open, if there is something to show already.</summary>
    public FrontDoor(IConfiguration settings, SiteOptions options, TimeProvider clock)
    {
        _options = options;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddConfiguration(settings);
        builder.Logging.AddConfiguration(settings.GetSection("Logging")).AddConsole();
        builder.WebHost.UseKestrel((_, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure(settings.GetSection("Kestrel"), reloadOnChange: true);
        });
        _server = builder.Build();
        _kestrel = _server.Services.GetRequiredService<IServer>();
        Pages = new(new(options.UsesPostgres ? PlainDatabase.Postgres(options.Connection) : PlainDatabase.Sqlite(options.File), clock), clock, ProgramOf(options));
        Origins = new(options);
        var pipeline = new ApplicationBuilder(_server.Services);
        pipeline.Use(next => new PublicAddress(next, options).InvokeAsync);
        pipeline.Use(next => new SecurityHeaders(next).InvokeAsync);
        pipeline.Use(next => new OriginGuard(next, Origins, options).InvokeAsync);
        pipeline.Use(next => new EarlyPages(next, Pages, () => _site.Task.IsCompleted).InvokeAsync);
        pipeline.Run(HandOverAsync);
        _pipeline = pipeline.Build();
        _opening = Task.Run(() => OpenEarlyAsync(settings));
    }

    /// <summary>The newsroom's pages.</summary>
    public PublicPages Pages { get; }

    /// <summary>Where requests may come from.</summary>
    public Origins Origins { get; }

    /// <inheritdoc/>
    public IFeatureCollection Features => _kestrel.Features;

    /// <summary>The site is there: what waits goes on to it.</summary>
    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        var isOpen = await _opening;
        // From here on nobody asks the database at each request.
        if (isOpen) await Pages.RefreshAsync(cancellationToken);
        _site.SetResult(features => ServeAsync(application, features));
        if (!isOpen) await _kestrel.StartAsync(this, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _kestrel.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)_server).Dispose();

    Visit IHttpApplication<Visit>.CreateContext(IFeatureCollection contextFeatures)
    {
        // Kestrel keeps one for as long as a connection lasts.
        var visit = contextFeatures is IHostContextContainer<Visit> connection ? connection.HostContext ??= new() : new();
        visit.Http.Initialize(contextFeatures);
        return visit;
    }

    Task IHttpApplication<Visit>.ProcessRequestAsync(Visit context) => FindAtOnce(context.Http) is { } page ? AnswerAsync(context.Http, page) : _pipeline(context.Http);

    void IHttpApplication<Visit>.DisposeContext(Visit context, Exception? exception)
    {
        context.Http.Features.Get<Stay>()?.End(exception);
        context.Http.Uninitialize();
    }

    // What most readers ask for goes no further than this; it passes what the pipeline would ask of it, and no more.
    private PublicPage? FindAtOnce(HttpContext context) =>
        _site.Task.IsCompleted && EarlyPages.PathOf(context.Request) is { } path && Pages.Find(path) is { } page && OriginGuard.Passes(context.Request, Origins, _options) ? page : null;

    private Task AnswerAsync(HttpContext context, PublicPage page)
    {
        PublicAddress.Apply(context.Request, _options);
        context.Response.Headers.ContentSecurityPolicy = page.Policy;
        SecurityHeaders.Write(context);
        return NewsroomMiddleware.AnswerAsync(context, page);
    }

    // Whatever else a page is made of than what was published, a change of it is another fingerprint.
    private static string ProgramOf(SiteOptions options) => string.Join(' ',
        typeof(FrontDoor).Module.ModuleVersionId, typeof(Edition).Module.ModuleVersionId, options.BaseUrl, options.SecurityContact, options.Mail.IsOn);

    private async Task<bool> OpenEarlyAsync(IConfiguration settings)
    {
        if (!await HasPagesAsync()) return false;
        var addresses = Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        foreach (var address in AddressesIn(settings)) addresses.Add(address);
        await _kestrel.StartAsync(this, CancellationToken.None);
        return true;
    }

    // A database that isn't there, or isn't in shape, has none.
    private async Task<bool> HasPagesAsync()
    {
        try
        {
            return await Pages.FindKeptAsync("/", CancellationToken.None) is not null;
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }

    // As the host reads them.
    private static IEnumerable<string> AddressesIn(IConfiguration settings)
    {
        if (settings["urls"] is { Length: > 0 } urls) return urls.Split(';', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> At(string scheme) => (settings[$"{scheme}_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"{scheme}://*:{port}");
        var ports = At("http").Concat(At("https")).ToList();
        return ports.Count > 0 ? ports : [Address];
    }

    private Task HandOverAsync(HttpContext context) => _site.Task.IsCompletedSuccessfully ? _site.Task.Result(context.Features) : WaitAsync(context);

    private async Task WaitAsync(HttpContext context)
    {
        // Whoever watches over the site is told at once.
        if (context.Request.Path.StartsWithSegments("/health")) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else await (await _site.Task.WaitAsync(context.RequestAborted))(context.Features);
    }

    private static async Task ServeAsync<T>(IHttpApplication<T> application, IFeatureCollection features) where T : notnull
    {
        var context = application.CreateContext(features);
        // It stays until the answer has left: what is said as it leaves may need it.
        features.Set(new Stay(failure => application.DisposeContext(context, failure)));
        await application.ProcessRequestAsync(context);
    }

    /// <summary>One request at the door.</summary>
    internal sealed class Visit
    {
        public DefaultHttpContext Http { get; } = new();
    }

    // A request inside the site, until its answer has left.
    private sealed record Stay(Action<Exception?> End);
}
