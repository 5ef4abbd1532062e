using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Recipients;

internal sealed class RecipientMap :
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Office>, IEntityTypeConfiguration<Tenure>, IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("Persons");
        person.HasIndex(p => p.Name);
    }

    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("Organisations");
        organisation.HasIndex(o => o.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Office> office)
    {
        office.ToTable("Offices");
        office.HasIndex(o => new { o.OrganisationId, o.Title }).IsUnique();
        office.HasOne<Organisation>().WithMany().HasForeignKey(o => o.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Tenure> tenure)
    {
        tenure.ToTable("Tenures");
        tenure.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        tenure.HasOne<Office>().WithMany().HasForeignKey(t => t.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Recipient> recipient)
    {
        recipient.ToTable("Recipients");
        recipient.Property(r => r.Languages).AsJson();
        recipient.HasOne<Tenure>().WithMany().HasForeignKey(r => r.TenureId).OnDelete(DeleteBehavior.Restrict);
    }
}
