using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Press;

internal sealed class PressMap :
    IEntityTypeConfiguration<PressRelease>, IEntityTypeConfiguration<Correction>, IEntityTypeConfiguration<PreviewLink>,
    IEntityTypeConfiguration<Takedown>, IEntityTypeConfiguration<Blackout>,
    IEntityTypeConfiguration<Listing>, IEntityTypeConfiguration<ListedValue>, IEntityTypeConfiguration<PublishedDemand>, IEntityTypeConfiguration<KeptPage>
{
    public void Configure(EntityTypeBuilder<PressRelease> release)
    {
        release.ToTable("PressReleases");
        release.HasIndex(r => r.Slug).IsUnique();
        release.HasIndex(r => new { r.Stage, r.PublishedAt });
        release.HasIndex(r => r.TranslationOfId);
        release.Ignore(r => r.OriginalId);
        release.Property(r => r.EmbargoZone).HasDefaultValue(Text.Zones.Utc);
        release.Property(r => r.Wordings).AsJson();
        release.Property(r => r.Pictures).AsJson();
        release.Property(r => r.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.ToTable("Corrections");
        correction.HasIndex(c => new { c.ReleaseId, c.At });
        correction.HasIndex(c => new { c.At, c.Id });
    }

    public void Configure(EntityTypeBuilder<Listing> listing)
    {
        listing.ToTable("Listings");
        listing.HasKey(l => new { l.List, l.Facet, l.Value, l.At, l.SubjectId });
        listing.HasIndex(l => new { l.SubjectId, l.List });
    }

    public void Configure(EntityTypeBuilder<ListedValue> value)
    {
        value.ToTable("ListedValues");
        value.HasKey(v => new { v.List, v.Facet, v.Value });
    }

    public void Configure(EntityTypeBuilder<PublishedDemand> demand)
    {
        demand.ToTable("PublishedDemands");
        demand.HasKey(d => new { d.ReleaseId, d.Reference });
        demand.HasIndex(d => new { d.Reference, d.At });
        demand.HasIndex(d => new { d.DemandId, d.At });
        demand.HasIndex(d => d.LetterId);
        demand.HasIndex(d => d.At);
    }

    public void Configure(EntityTypeBuilder<PreviewLink> link)
    {
        link.ToTable("PreviewLinks");
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => l.MakerId);
        link.HasIndex(l => l.ContactId);
        link.HasOne<PressRelease>().WithMany().HasForeignKey(l => l.ReleaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Takedown> takedown)
    {
        takedown.ToTable("Takedowns");
        takedown.HasIndex(t => t.ReleaseId).IsUnique();
        takedown.HasOne<PressRelease>().WithMany().HasForeignKey(t => t.ReleaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Blackout> blackout)
    {
        blackout.ToTable("Blackouts");
        blackout.HasOne<PressRelease>().WithMany().HasForeignKey(b => b.ReleaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<KeptPage> page)
    {
        page.ToTable("KeptPages");
        page.HasKey(p => p.Address);
    }
}
