using AdvocacyTracker.Data;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Replies;

internal sealed class FollowUpMap : IEntityTypeConfiguration<Reply>, IEntityTypeConfiguration<Outcome>
{
    public void Configure(EntityTypeBuilder<Reply> reply)
    {
        reply.ToTable("Replies");
        reply.Property(r => r.Answers).AsJson();
        reply.HasOne<LetterRecipient>().WithMany().HasForeignKey(r => r.LetterRecipientId).OnDelete(DeleteBehavior.Restrict);
        ConfigureEntry(reply);
    }

    public void Configure(EntityTypeBuilder<Outcome> outcome)
    {
        outcome.ToTable("Outcomes");
        outcome.HasOne<Demand>().WithMany().HasForeignKey(o => o.DemandId).OnDelete(DeleteBehavior.Restrict);
        ConfigureEntry(outcome);
    }

    private static void ConfigureEntry<T>(EntityTypeBuilder<T> entry) where T : FollowUpEntry
    {
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasIndex(e => new { e.LoggedAt, e.Id });
        entry.HasIndex(e => e.LetterId);
        entry.HasOne<Letter>().WithMany().HasForeignKey(e => e.LetterId).OnDelete(DeleteBehavior.Restrict);
    }
}
