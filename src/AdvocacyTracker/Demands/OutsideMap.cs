using AdvocacyTracker.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Demands;

internal sealed class OutsideMap : IEntityTypeConfiguration<OutsideReviewer>, IEntityTypeConfiguration<OutsideVerdict>
{
    public void Configure(EntityTypeBuilder<OutsideReviewer> reviewer)
    {
        reviewer.ToTable("OutsideReviewers");
        reviewer.HasIndex(r => r.TokenHash).IsUnique();
        reviewer.HasOne<Letter>().WithMany().HasForeignKey(r => r.LetterId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OutsideVerdict> verdict)
    {
        verdict.ToTable("OutsideVerdicts");
        verdict.HasOne<OutsideReviewer>().WithMany().HasForeignKey(v => v.ReviewerId).OnDelete(DeleteBehavior.Restrict);
    }
}
