using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Audit;

internal sealed class AuditMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.HasIndex(e => e.SubjectId);
        entry.Property(e => e.Hash).HasMaxLength(64);
        entry.Property(e => e.PreviousHash).HasMaxLength(64);
    }
}
