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
using AdvocacyTracker.Rules;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>The whole library on a real database of its own, with one person a role. Nothing is mocked but the clock.</summary>
public sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Func<ValueTask> _remove;

    private House(ServiceProvider services, Func<ValueTask> remove) => (_services, _remove) = (services, remove);

    /// <summary>The clock, at a fixed instant until a test moves it.</summary>
    public FakeTimeProvider Clock { get; private init; } = null!;

    public Actor Drafter { get; private set; } = null!;

    public Actor OtherDrafter { get; private set; } = null!;

    public Actor Reviewer { get; private set; } = null!;

    public Actor Comms { get; private set; } = null!;

    public Actor Admin { get; private set; } = null!;

    public LetterWorkflow Letters => Get<LetterWorkflow>();

    public LetterQueries LetterList => Get<LetterQueries>();

    public PersonConcernedWorkflow People => Get<PersonConcernedWorkflow>();

    public PersonConcernedQueries PeopleList => Get<PersonConcernedQueries>();

    public SignatoryConsentWorkflow Consents => Get<SignatoryConsentWorkflow>();

    public SignatoryConsentQueries ConsentList => Get<SignatoryConsentQueries>();

    public HandOverWorkflow HandOvers => Get<HandOverWorkflow>();

    public NewsroomWorkflow Newsroom => Get<NewsroomWorkflow>();

    public HistoryQueries Histories => Get<HistoryQueries>();

    public DemandWorkflow Demands => Get<DemandWorkflow>();

    public DemandQueries DemandList => Get<DemandQueries>();

    public PolicyWorkflow Policies => Get<PolicyWorkflow>();

    public RemarkWorkflow RemarkDeeds => Get<RemarkWorkflow>();

    public RemarkQueries RemarkList => Get<RemarkQueries>();

    public OutsideWorkflow Outside => Get<OutsideWorkflow>();

    public OutsideQueries OutsideList => Get<OutsideQueries>();

    public SendingWorkflow Sending => Get<SendingWorkflow>();

    public SendingQueries SendingList => Get<SendingQueries>();

    public PressWorkflow Press => Get<PressWorkflow>();

    public WordingWorkflow Wordings => Get<WordingWorkflow>();

    public PressQueries PressList => Get<PressQueries>();

    public PublishedQueries Published => Get<PublishedQueries>();

    public PictureWorkflow Pictures => Get<PictureWorkflow>();

    public KeptPages Kept => Get<KeptPages>();

    /// <summary>The publication epoch.</summary>
    public async Task<long> EpochAsync() => (await Kept.EditionAsync(default)).Epoch;

    /// <summary>When the clock opens the next release.</summary>
    public async Task<DateTimeOffset?> NextOpeningAsync() => (await Kept.EditionAsync(default)).Opens;

    public FollowUpWorkflow FollowUps => Get<FollowUpWorkflow>();

    public FollowUpQueries FollowUpList => Get<FollowUpQueries>();

    public PublishedFollowUps PublishedFollowUps => Get<PublishedFollowUps>();

    public PreviewWorkflow Previews => Get<PreviewWorkflow>();

    public PreviewQueries PreviewList => Get<PreviewQueries>();

    public TakedownWorkflow Takedowns => Get<TakedownWorkflow>();

    public PressListWorkflow PressContacts => Get<PressListWorkflow>();

    public MailingWorkflow Mailings => Get<MailingWorkflow>();

    public SubscriptionWorkflow Readers => Get<SubscriptionWorkflow>();

    public NoticeWorkflow NoticeDeeds => Get<NoticeWorkflow>();

    public NoticeQueries NoticeList => Get<NoticeQueries>();

    public RecipientWorkflow Recipients => Get<RecipientWorkflow>();

    public RecipientQueries RecipientList => Get<RecipientQueries>();

    public TeamWorkflow Team => Get<TeamWorkflow>();

    public TeamQueries TeamList => Get<TeamQueries>();

    /// <summary>Opens a house on a fresh database, with one person a role.</summary>
    public static async Task<House> OpenAsync(Db db, MailSettings? mail = null)
    {
        var house = await OpenEmptyAsync(db, mail);
        house.Drafter = await house.JoinAsync("Dora", Roles.Drafter);
        house.OtherDrafter = await house.JoinAsync("Otto", Roles.Drafter);
        house.Reviewer = await house.JoinAsync("Rosa", Roles.Reviewer);
        house.Comms = await house.JoinAsync("Carl", Roles.Comms);
        house.Admin = await house.JoinAsync("Anna", Roles.Admin);
        return house;
    }

    /// <summary>Opens a house that nobody has joined.</summary>
    public static async Task<House> OpenEmptyAsync(Db db, MailSettings? mail = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock);
        // A password is hashed as always, with fewer rounds: no attacker waits here, and every house has five people.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        var remove = db == Db.Sqlite ? AddSqlite(services) : await AddPostgresAsync(services);
        services.AddSingleton<MarkdownRenderer>().AddSingleton<Deeds>().AddSingleton<Seeder>().AddSingleton<AuditQueries>()
            .AddSingleton<IConsequence, LapsedApprovals>().AddSingleton<IConsequence, LinksOfWhoeverLeaves>().AddSingleton<IConsequence, PreviewsOfWhoeverLeaves>().AddSingleton<IConsequence, LapsedReleaseApprovals>().AddSingleton<IConsequence, ScheduledReleases>().AddSingleton<IConsequence, ListedReleases>().AddSingleton<IConsequence, ListedDemands>().AddSingleton<IConsequence, ConfirmationsOfRecalled>().AddSingleton<IConsequence, OfficeHolders>().AddSingleton<IConsequence, SearchedWords>().AddSingleton<IConsequence, WaitingMails>().AddSingleton<IConsequence, NewsIssues>().AddSingleton<IConsequence, LapsedPages>().AddSingleton<KeptPages>().AddSingleton<OpeningWorkflow>().AddSingleton(mail ?? MailSettings.Off).AddSingleton<IConsequence, NoticeMails>().AddSingleton<IConsequence, InvitationMails>().AddSingleton<MailWorkflow>().AddSingleton<MailQueries>()
            .AddSingleton<INoticeSight, LetterSight>().AddSingleton<INoticeSight, ReleaseSight>().AddSingleton<NoticeWorkflow>().AddSingleton<NoticeQueries>()
            .AddSingleton<TeamWorkflow>().AddSingleton<TeamQueries>().AddSingleton<RecipientWorkflow>().AddSingleton<RecipientQueries>()
            .AddSingleton<LetterWorkflow>().AddSingleton<LetterQueries>().AddSingleton<HistoryQueries>().AddSingleton<PersonConcernedWorkflow>().AddSingleton<PersonConcernedQueries>().AddSingleton<SignatoryConsentWorkflow>().AddSingleton<SignatoryConsentQueries>().AddSingleton<HandOverWorkflow>().AddSingleton<NewsroomWorkflow>().AddSingleton<PolicyWorkflow>().AddSingleton<PolicyQueries>().AddSingleton<DemandWorkflow>().AddSingleton<DemandQueries>()
            .AddSingleton<DeadlineWorkflow>().AddSingleton<IRemarkDoor, LetterRemarkDoor>().AddSingleton<IRemarkDoor, ReleaseRemarkDoor>().AddSingleton<RemarkWorkflow>().AddSingleton<RemarkQueries>().AddSingleton<OutsideWorkflow>().AddSingleton<OutsideQueries>()
            .AddSingleton<SendingWorkflow>().AddSingleton<SendingQueries>().AddSingleton<PressWorkflow>().AddSingleton<WordingWorkflow>().AddSingleton<PictureWorkflow>().AddSingleton<TranslationWorkflow>().AddSingleton<PressQueries>().AddSingleton<PublishedQueries>().AddSingleton<PublishedLists>()
            .AddSingleton<PreviewWorkflow>().AddSingleton<PreviewQueries>().AddSingleton<TakedownWorkflow>().AddSingleton<TakedownQueries>()
            .AddSingleton<PressListWorkflow>().AddSingleton<PressListQueries>().AddSingleton<MailingWorkflow>().AddSingleton<MailingQueries>().AddSingleton<IMailSight, ReleaseMailSight>()
            .AddSingleton<SubscriptionWorkflow>().AddSingleton<SubscriptionQueries>().AddSingleton<NewsMailWorkflow>().AddSingleton<IMailSight, ReaderMailSight>()
            .AddSingleton<FollowUpWorkflow>().AddSingleton<FollowUpQueries>().AddSingleton<PublishedFollowUps>().AddSingleton<PublishedDemands>().AddSingleton<PublishedHolders>()
            .AddSingleton<SearchWorkflow>().AddSingleton<PublishedSearch>();
        var house = new House(services.BuildServiceProvider(), remove) { Clock = clock };
        Assert.Null((await house.Get<Schema>().MigrateAsync(default)).Refusal);
        return house;
    }

    /// <summary>Somebody of the library.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A context of the house's database, for looking behind the workflows.</summary>
    public AppDb Database() => Get<IDbContextFactory<AppDb>>().CreateDbContext();

    /// <summary>Lets somebody join with these roles.</summary>
    public async Task<Actor> JoinAsync(string name, Roles roles)
    {
        var email = $"{name.ToLowerInvariant()}-{Guid.NewGuid():N}@example.org";
        var token = Value(await Team.InviteAsync(name, email, roles, Deeds.TheProgram, default));
        var id = Value(await Team.AcceptAsync(token, name, email, "four words are enough", default));
        return (await TeamList.ActorAsync(id, default))!;
    }

    /// <summary>The value of a deed that must be done.</summary>
    public static T Value<T>(Result<T> result)
    {
        Assert.Null(result.Refusal);
        return result.Value!;
    }

    /// <summary>A deed must be done.</summary>
    public static void Done(Result result) => Assert.Null(result.Refusal);

    /// <summary>Changed fields must be taken.</summary>
    public static void Done(Result<Revised> result) => Assert.Empty(Value(result).Met);

    /// <summary>A deed must be refused, with one sentence.</summary>
    public static string Refused(Refusal? refusal)
    {
        Assert.NotNull(refusal);
        Assert.Matches(@"^\p{Lu}|^“|^D-", refusal.Sentence);
        Assert.EndsWith(".", refusal.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refusal.Sentence, StringComparison.Ordinal);
        return refusal.Sentence;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _remove();
    }

    private static Func<ValueTask> AddSqlite(IServiceCollection services)
    {
        var file = Path.Combine(Path.GetTempPath(), $"advocacytracker-test-{Guid.NewGuid():N}.db");
        services.AddSqlite(file);
        return () =>
        {
            SqliteConnection.ClearAllPools();
            foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(file + suffix);
            return ValueTask.CompletedTask;
        };
    }

    private static async Task<Func<ValueTask>> AddPostgresAsync(IServiceCollection services)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {await Template.Value}");
        services.AddPostgres($"{PostgresServer};Database={name};Maximum Pool Size=20");
        return async () =>
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync($"DROP DATABASE {name} WITH (FORCE)");
        };
    }

    /// <summary>The server that tests/run starts.</summary>
    public static string PostgresServer => Environment.GetEnvironmentVariable("ADVOCACYTRACKER_TEST_POSTGRES") is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException("These tests need PostgreSQL: run tests/run, which starts one and sets ADVOCACYTRACKER_TEST_POSTGRES.");

    // The server's databases are copied from one that is shaped once.
    private static Lazy<Task<string>> Template { get; } = new(async () =>
    {
        var name = $"template_{Guid.NewGuid():N}";
        await using var services = new ServiceCollection().AddLogging().AddPostgres($"{PostgresServer};Database={name};Pooling=false").BuildServiceProvider();
        Done(await services.GetRequiredService<Schema>().MigrateAsync(default));
        return name;
    });

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{PostgresServer};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
