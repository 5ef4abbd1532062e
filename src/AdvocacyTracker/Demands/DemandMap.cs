using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Demands;

internal sealed class DemandMap : IEntityTypeConfiguration<Demand>, IEntityTypeConfiguration<Ask>, IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Demand> demand)
    {
        demand.ToTable("Demands");
        demand.HasIndex(d => d.Reference).IsUnique();
        demand.HasIndex(d => d.LetterId);
        demand.Property(d => d.Targets).AsJson();
        demand.Property(d => d.Places).AsJson();
        demand.Property(d => d.Themes).AsJson();
        demand.Property(d => d.Bases).AsJson();
        demand.Property(d => d.Version).IsConcurrencyToken();
        demand.HasOne<Letter>().WithMany().HasForeignKey(d => d.LetterId).OnDelete(DeleteBehavior.Restrict);
        demand.HasMany(d => d.Asks).WithOne().HasForeignKey(a => a.DemandId);
        demand.Navigation(d => d.Asks).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<Ask> ask)
    {
        ask.ToTable("Asks");
        ask.Property(a => a.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Approval> approval)
    {
        approval.ToTable("Approvals");
        approval.HasIndex(a => new { a.SubjectId, a.Part, a.Hash });
    }
}
