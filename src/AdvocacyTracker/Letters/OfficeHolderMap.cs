using AdvocacyTracker.Recipients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Letters;

internal sealed class OfficeHolderMap : IEntityTypeConfiguration<OfficeHolder>, IEntityTypeConfiguration<HolderName>
{
    public void Configure(EntityTypeBuilder<OfficeHolder> holder)
    {
        holder.ToTable("OfficeHolders");
        holder.Property(h => h.Id).ValueGeneratedNever();
        holder.HasIndex(h => h.Slug).IsUnique();
        holder.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HolderName> name)
    {
        name.ToTable("HolderNames");
        name.HasKey(n => new { n.RecipientId, n.EnvelopeName });
        name.HasOne<Recipient>().WithMany().HasForeignKey(n => n.RecipientId).OnDelete(DeleteBehavior.Restrict);
        name.HasOne<OfficeHolder>().WithMany().HasForeignKey(n => n.HolderId).OnDelete(DeleteBehavior.Restrict);
    }
}
