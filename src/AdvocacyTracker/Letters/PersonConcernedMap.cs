using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Letters;

internal sealed class PersonConcernedMap : IEntityTypeConfiguration<PersonConcerned>
{
    public void Configure(EntityTypeBuilder<PersonConcerned> person)
    {
        person.ToTable("PeopleConcerned");
        person.Property(p => p.OtherNames).AsJson();
        person.HasOne<Letter>().WithMany().HasForeignKey(p => p.LetterId).OnDelete(DeleteBehavior.Restrict);
    }
}
