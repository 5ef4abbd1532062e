using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Demands;

internal sealed class ToldDeadlineMap : IEntityTypeConfiguration<ToldDeadline>
{
    public void Configure(EntityTypeBuilder<ToldDeadline> told)
    {
        told.ToTable("ToldDeadlines");
        told.HasKey(t => new { t.SubjectId, t.Kind, t.Due });
    }
}
