using AdvocacyTracker.Audit;
using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Mailing;
using AdvocacyTracker.Notices;
using AdvocacyTracker.Press;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Search;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Jobs;
using AdvocacyTracker.Web.Letters;
using AdvocacyTracker.Web.Mail;
using AdvocacyTracker.Web.Mailing;
using AdvocacyTracker.Web.Newsroom;
using AdvocacyTracker.Web.Notices;
using AdvocacyTracker.Web.Press;
using AdvocacyTracker.Web.Security;
using AdvocacyTracker.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;

namespace AdvocacyTracker.Web.Shell;

/// <summary>Puts the site together: the desk, the newsroom and what guards both.</summary>
public static class Site
{
    /// <summary>Builds the site, ready to be prepared and run.</summary>
    /// <param name="clock">Another clock than the machine’s, for tests of what happens at an instant.</param>
    public static WebApplication Build(string[] args, bool isDemo, TimeProvider? clock = null)
    {
        var builder = Builder(args);
        var options = SiteOptions.Read(builder.Configuration, isDemo);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls(FrontDoor.Address);
        if (isDemo) Loopback.Demand(builder.Configuration);
        var door = new FrontDoor(builder.Configuration, options, clock ?? TimeProvider.System);
        AddLibrary(builder.Services, options);
        AddWeb(builder.Services, options, door);
        if (clock is not null) builder.Services.AddSingleton(clock);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    /// <summary>Adds the rules, the storage and the text: what commands need too.</summary>
    public static void AddLibrary(IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        if (options.UsesPostgres) services.AddPostgres(options.Connection);
        else services.AddSqlite(options.File);
        services.AddSingleton<MarkdownRenderer>().AddSingleton<Deeds>().AddSingleton<Seeder>();
        services.AddSingleton<TeamWorkflow>().AddSingleton<TeamQueries>().AddSingleton<AuditQueries>();
        services.AddSingleton<IConsequence, LapsedApprovals>().AddSingleton<IConsequence, LinksOfWhoeverLeaves>().AddSingleton<IConsequence, PreviewsOfWhoeverLeaves>().AddSingleton<IConsequence, LapsedReleaseApprovals>().AddSingleton<IConsequence, ScheduledReleases>().AddSingleton<IConsequence, ListedReleases>().AddSingleton<IConsequence, ListedDemands>().AddSingleton<IConsequence, ConfirmationsOfRecalled>().AddSingleton<IConsequence, OfficeHolders>().AddSingleton<IConsequence, SearchedWords>();
        // After those that take a release back to draft.
        services.AddSingleton<IConsequence, WaitingMails>().AddSingleton<IConsequence, NewsIssues>();
        // After all that move the epoch.
        services.AddSingleton<IConsequence, LapsedPages>();
        // After those that tell somebody, since it looks at whom they told.
        services.AddSingleton(options.Mail).AddSingleton<IConsequence, NoticeMails>().AddSingleton<IConsequence, InvitationMails>().AddSingleton<MailWorkflow>().AddSingleton<MailQueries>();
        services.AddSingleton<INoticeSight, LetterSight>().AddSingleton<INoticeSight, ReleaseSight>().AddSingleton<NoticeWorkflow>().AddSingleton<NoticeQueries>();
        services.AddSingleton<RecipientWorkflow>().AddSingleton<RecipientQueries>();
        services.AddSingleton<LetterWorkflow>().AddSingleton<LetterQueries>().AddSingleton<HistoryQueries>()
            .AddSingleton<PersonConcernedWorkflow>().AddSingleton<PersonConcernedQueries>().AddSingleton<SignatoryConsentWorkflow>().AddSingleton<SignatoryConsentQueries>().AddSingleton<HandOverWorkflow>().AddSingleton<NewsroomWorkflow>();
        services.AddSingleton<DemandWorkflow>().AddSingleton<DemandQueries>().AddSingleton<PolicyWorkflow>().AddSingleton<PolicyQueries>();
        services.AddSingleton<IRemarkDoor, LetterRemarkDoor>().AddSingleton<IRemarkDoor, ReleaseRemarkDoor>().AddSingleton<RemarkWorkflow>().AddSingleton<RemarkQueries>()
            .AddSingleton<OutsideWorkflow>().AddSingleton<OutsideQueries>();
        services.AddSingleton<SendingWorkflow>().AddSingleton<SendingQueries>();
        services.AddSingleton<PressWorkflow>().AddSingleton<WordingWorkflow>().AddSingleton<PictureWorkflow>().AddSingleton<TranslationWorkflow>().AddSingleton<PressQueries>().AddSingleton<PublishedQueries>().AddSingleton<PublishedLists>()
            .AddSingleton<PreviewWorkflow>().AddSingleton<PreviewQueries>().AddSingleton<TakedownWorkflow>().AddSingleton<TakedownQueries>();
        services.AddSingleton<PressListWorkflow>().AddSingleton<PressListQueries>().AddSingleton<MailingWorkflow>().AddSingleton<MailingQueries>().AddSingleton<IMailSight, ReleaseMailSight>()
            .AddSingleton<SubscriptionWorkflow>().AddSingleton<SubscriptionQueries>().AddSingleton<NewsMailWorkflow>().AddSingleton<IMailSight, ReaderMailSight>();
        services.AddSingleton<FollowUpWorkflow>().AddSingleton<FollowUpQueries>().AddSingleton<PublishedFollowUps>().AddSingleton<PublishedDemands>().AddSingleton<PublishedHolders>();
        services.AddSingleton<SearchWorkflow>().AddSingleton<PublishedSearch>();
    }

    /// <summary>A builder that finds its settings and files beside the program, whatever folder it is started from.</summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Site).Assembly.GetName().Name });
        // Run from the build's own output, wwwroot is still in the sources; the build's manifest knows where.
        if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"))) builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    private static void AddWeb(IServiceCollection services, SiteOptions options, FrontDoor door)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 512 * 1024);
        // What a request leaves out is its sender's mistake (400), never a null that fails later.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        services.AddCascadingAuthenticationState();
        var protection = services.AddDataProtection().SetApplicationName("AdvocacyTracker");
        // What a demo protects lives no longer than the demo.
        if (options.IsDemo) protection.UseEphemeralDataProtectionProvider();
        else protection.PersistKeysToDbContext<AppDb>();
        services.AddSignIn().AddSignInLimit(options);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "advocacytracker.form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHealthChecks().AddCheck<ReadinessCheck>("ready");
        services.AddSingleton<Warmth>().AddSingleton(door.Origins).AddSingleton<ComponentHtml>();
        services.AddSingleton<TeamWatch>().AddHostedService(p => p.GetRequiredService<TeamWatch>());
        services.AddSingleton<IMailSender, SmtpMailSender>().AddSingleton<MailPost>().AddHostedService<MailJob>().AddHostedService<NewsMailJob>();
        services.AddCascadingValue(_ => new Offered(options.Mail.IsOn));
        services.AddSingleton<DeadlineWorkflow>().AddHostedService<DeadlineJob>().AddSingleton<OpeningWorkflow>().AddHostedService<OpeningJob>();
        services.AddSingleton<BodyStream>().AddSingleton<NoticeStream>().AddSingleton<PreviewShelf>();
        services.AddSingleton<LetterPaper>().AddSingleton<PublicStyle>().AddSingleton<PageMaker>().AddHostedService<EpochWatch>();
        services.AddSingleton<IServer>(_ => door).AddSingleton(p => door.Pages.MadeBy(p.GetRequiredService<PageMaker>(), p.GetRequiredService<PublishedLists>()));
    }

    private static void Use(WebApplication app)
    {
        // What comes before is at the door (FrontDoor).
        app.UseExceptionHandler(trouble => trouble.Run(TroubleHandler.AnswerAsync));
        app.UseMiddleware<PreviewMiddleware>();
        app.UseMiddleware<NewsByMailMiddleware>();
        app.UseMiddleware<NewsroomMiddleware>();
        // Said here, or the framework puts routing before everything above.
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    private static void Map(WebApplication app)
    {
        app.MapStaticAssets();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapSignOut();
        app.MapLetterBodies();
        app.MapReleaseBodies();
        app.MapNewsroom();
        app.MapNotices();
        app.MapMails();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null).WithStaticAssets();
    }
}
