using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Press;

internal sealed class PressMap : IEntityTypeConfiguration<PressRelease>, IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<PressRelease> release)
    {
        release.ToTable("PressReleases");
        release.HasIndex(r => r.Slug).IsUnique();
        release.HasIndex(r => new { r.Stage, r.PublishedAt });
        release.Property(r => r.EmbargoZone).HasDefaultValue(Text.Zones.Utc);
        release.Property(r => r.Wordings).AsJson();
        release.Property(r => r.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.ToTable("Corrections");
        correction.HasIndex(c => new { c.ReleaseId, c.At });
        correction.HasIndex(c => new { c.At, c.Id });
    }
}
