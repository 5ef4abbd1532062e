using AdvocacyTracker.Data.Postgres;
using AdvocacyTracker.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AdvocacyTracker.Data;

/// <summary>What <c>dotnet ef</c> builds its context from: <c>dotnet ef migrations add NAME --context SqliteAppDb --output-dir Data/Sqlite/Migrations</c>, and the same for PostgreSQL.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteAppDb>, IDesignTimeDbContextFactory<PostgresAppDb>
{
    SqliteAppDb IDesignTimeDbContextFactory<SqliteAppDb>.CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteAppDb>)Storage.UseSqliteFile(new DbContextOptionsBuilder<SqliteAppDb>(), "design.db").Options);

    PostgresAppDb IDesignTimeDbContextFactory<PostgresAppDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql("Host=localhost").Options);
}
