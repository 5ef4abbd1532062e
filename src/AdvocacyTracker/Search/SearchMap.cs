using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Search;

internal sealed class SearchMap : IEntityTypeConfiguration<SearchEntry>
{
    // The index over its words is the database's own: migrations make it, and AppDb.FindWordsAsync asks it.
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.ToTable("SearchEntries");
        entry.HasKey(e => e.Key);
        entry.Property(e => e.Key).ValueGeneratedNever();
        entry.HasIndex(e => new { e.Kind, e.SubjectId }).IsUnique();
    }
}
