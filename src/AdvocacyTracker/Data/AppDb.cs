using AdvocacyTracker.Team;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Data;

/// <summary>The database. It finds each feature's map by scanning and names none; features ask for <c>Set&lt;T&gt;()</c>. One instance an operation.</summary>
public abstract class AppDb(DbContextOptions options) : IdentityUserContext<Member, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>Keys that protect cookies and tokens.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Holds a row until the transaction ends, so that deeds on one thing follow one another.</summary>
    public abstract Task LockRowAsync<T>(Guid id, CancellationToken ct) where T : class;

    /// <summary>Keeps a row as it is until the transaction ends; several deeds may at once, and whoever holds it waits for them.</summary>
    public abstract Task KeepRowAsync<T>(Guid id, CancellationToken ct) where T : class;

    /// <summary>Holds a name, such as that of a series of numbers, until the transaction ends.</summary>
    public abstract Task LockNameAsync(string name, CancellationToken ct);

    /// <summary>Keys, the highest first, of what is found under all of these words, or under longer ones that begin with them where they have more than one letter.</summary>
    /// <param name="words">Folded words (<see cref="Text.FoldedWords"/>), which hold letters and digits alone.</param>
    /// <param name="before">Below which key.</param>
    public abstract Task<IReadOnlyList<long>> FindWordsAsync(IReadOnlyList<string> words, long before, int most, CancellationToken ct);

    /// <summary>Sets what belongs to the database itself and not to its shape, before it is shaped.</summary>
    public abstract Task PrepareAsync(CancellationToken ct);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
    }
}
