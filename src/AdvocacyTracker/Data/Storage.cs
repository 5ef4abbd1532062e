using AdvocacyTracker.Data.Postgres;
using AdvocacyTracker.Data.Sqlite;
using AdvocacyTracker.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdvocacyTracker.Data;

/// <summary>Puts the chosen database behind <see cref="AppDb"/>: SQLite unless asked otherwise.</summary>
public static class Storage
{
    /// <summary>Adds an SQLite file as the database.</summary>
    /// <param name="busyTimeout">How long a deed waits for another program's, in seconds.</param>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string file, int busyTimeout = 15)
    {
        services.AddDbContextFactory<SqliteAppDb>(options => UseSqliteFile(options, file, busyTimeout));
        services.AddSingleton<IDbContextFactory<AppDb>>(p => new Factory<SqliteAppDb>(p.GetRequiredService<IDbContextFactory<SqliteAppDb>>()));
        services.AddSingleton<IWriteLane, SqliteLane>().AddSingleton<IBell, Bell>().AddSingleton(_ => PlainDatabase.Sqlite(file));
        return AddTheRest(services);
    }

    /// <summary>Adds PostgreSQL as the database.</summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services, string connection)
    {
        services.AddDbContextFactory<PostgresAppDb>(options => options.UseNpgsql(connection));
        services.AddSingleton<IDbContextFactory<AppDb>>(p => new Factory<PostgresAppDb>(p.GetRequiredService<IDbContextFactory<PostgresAppDb>>()));
        services.AddSingleton<IWriteLane, PostgresLane>().AddSingleton(_ => PlainDatabase.Postgres(connection));
        services.AddSingleton<IBell>(p => new PostgresBell(connection, p.GetRequiredService<ILogger<PostgresBell>>()));
        return AddTheRest(services);
    }

    internal static DbContextOptionsBuilder UseSqliteFile(DbContextOptionsBuilder options, string file, int busyTimeout = 15)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = busyTimeout }.ToString();
        return options.UseSqlite(connection).AddInterceptors(new SqlitePragmas());
    }

    private static IServiceCollection AddTheRest(IServiceCollection services)
    {
        // Identity's stores want a context of their own scope; whatever else runs asks the factory, once an operation.
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());
        services.AddSingleton<IPasswordHasher<Member>, PasswordHasher<Member>>();
        services.AddSingleton<Schema>();
        return services;
    }

    private sealed class Factory<T>(IDbContextFactory<T> inner) : IDbContextFactory<AppDb> where T : AppDb
    {
        public AppDb CreateDbContext() => inner.CreateDbContext();

        public async Task<AppDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await inner.CreateDbContextAsync(cancellationToken);
    }
}
