using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Press;

internal sealed class PressMap : IEntityTypeConfiguration<PressRelease>, IEntityTypeConfiguration<NewsroomSettings>
{
    public void Configure(EntityTypeBuilder<PressRelease> release)
    {
        release.ToTable("PressReleases");
        release.HasIndex(r => r.Slug).IsUnique();
        release.HasIndex(r => new { r.Stage, r.PublishedAt });
        release.Property(r => r.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<NewsroomSettings> newsroom)
    {
        newsroom.ToTable("Newsroom");
        newsroom.Property(n => n.Id).ValueGeneratedNever();
        newsroom.Property(n => n.Epoch).IsConcurrencyToken();
    }
}
