using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Letters;

internal sealed class SignatoryConsentMap : IEntityTypeConfiguration<SignatoryConsent>
{
    public void Configure(EntityTypeBuilder<SignatoryConsent> consent)
    {
        consent.ToTable("SignatoryConsents");
        consent.HasOne<Letter>().WithMany().HasForeignKey(c => c.LetterId).OnDelete(DeleteBehavior.Restrict);
    }
}
