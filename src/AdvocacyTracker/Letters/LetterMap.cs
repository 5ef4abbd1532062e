using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Letters;

internal sealed class LetterMap :
    IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<LetterRecipient>, IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<TextChange>,
    IEntityTypeConfiguration<TextSnapshot>, IEntityTypeConfiguration<TextPoint>, IEntityTypeConfiguration<NewsroomSettings>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("Letters");
        letter.HasIndex(l => l.Reference).IsUnique();
        letter.HasIndex(l => l.Stage);
        letter.ComplexProperty(l => l.Occasion);
        letter.Property(l => l.Targets).AsJson();
        letter.Property(l => l.Signatories).AsJson();
        letter.Property(l => l.DemandOrder).AsJson();
        letter.Property(l => l.Version).IsConcurrencyToken();
        letter.HasMany(l => l.Recipients).WithOne().HasForeignKey(r => r.LetterId);
        letter.Navigation(l => l.Recipients).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<LetterRecipient> recipient)
    {
        recipient.ToTable("LetterRecipients");
        recipient.Property(r => r.Id).ValueGeneratedNever();
        recipient.HasOne<Recipients.Recipient>().WithMany().HasForeignKey(r => r.RecipientId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("Revisions");
        revision.HasIndex(r => new { r.SubjectId, r.Part, r.Hash }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TextChange> change)
    {
        change.ToTable("TextChanges");
        change.HasKey(c => new { c.TextId, c.Version });
    }

    public void Configure(EntityTypeBuilder<TextSnapshot> snapshot)
    {
        snapshot.ToTable("TextSnapshots");
        snapshot.HasKey(s => new { s.TextId, s.Version });
    }

    public void Configure(EntityTypeBuilder<TextPoint> point)
    {
        point.ToTable("TextPoints");
        point.HasIndex(p => p.TextId);
    }

    public void Configure(EntityTypeBuilder<NewsroomSettings> newsroom)
    {
        newsroom.ToTable("Newsroom");
        newsroom.Property(n => n.Id).ValueGeneratedNever();
        newsroom.Property(n => n.Epoch).IsConcurrencyToken();
        newsroom.Property(n => n.Zone).HasDefaultValue(Text.Zones.Utc);
    }
}
