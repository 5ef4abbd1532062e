using AdvocacyTracker.Data;
using AdvocacyTracker.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Demands;

internal sealed class DemandMap :
    IEntityTypeConfiguration<Demand>, IEntityTypeConfiguration<Ask>, IEntityTypeConfiguration<Approval>, IEntityTypeConfiguration<Remark>, IEntityTypeConfiguration<RemarkReply>,
    IEntityTypeConfiguration<ApprovalRule>
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
        approval.Property(a => a.Groups).AsJson();
    }

    public void Configure(EntityTypeBuilder<ApprovalRule> rule) => rule.ToTable("ApprovalRules");

    public void Configure(EntityTypeBuilder<Remark> remark)
    {
        remark.ToTable("Remarks");
        remark.HasIndex(r => new { r.SubjectId, r.State });
        remark.Ignore(r => r.Place);
        remark.HasMany(r => r.Replies).WithOne().HasForeignKey(r => r.RemarkId);
        remark.Navigation(r => r.Replies).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<RemarkReply> reply)
    {
        reply.ToTable("RemarkReplies");
        reply.Property(r => r.Id).ValueGeneratedNever();
    }
}
