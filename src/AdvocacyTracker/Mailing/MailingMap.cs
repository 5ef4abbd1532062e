using AdvocacyTracker.Press;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Mailing;

internal sealed class MailingMap : IEntityTypeConfiguration<PressContact>, IEntityTypeConfiguration<MailedRelease>, IEntityTypeConfiguration<Subscription>, IEntityTypeConfiguration<NewsIssue>
{
    public void Configure(EntityTypeBuilder<PressContact> contact)
    {
        contact.ToTable("PressContacts");
        contact.HasIndex(c => c.AddressKey).IsUnique();
        contact.HasIndex(c => new { c.UpdatedAt, c.Id });
    }

    public void Configure(EntityTypeBuilder<MailedRelease> mailed)
    {
        mailed.ToTable("MailedReleases");
        mailed.HasIndex(m => m.MailId).IsUnique();
        mailed.HasIndex(m => m.ContactId);
        mailed.HasOne<PressRelease>().WithMany().HasForeignKey(m => m.ReleaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Subscription> reader)
    {
        reader.ToTable("Subscriptions");
        reader.HasIndex(s => s.AddressKey).IsUnique();
        reader.HasIndex(s => s.ConfirmHash).IsUnique();
        reader.HasIndex(s => s.AskedAt);
        reader.Property(s => s.ConfirmHash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<NewsIssue> issue)
    {
        issue.ToTable("NewsIssues");
        issue.HasKey(i => i.ReleaseId);
        issue.Property(i => i.ReleaseId).ValueGeneratedNever();
        issue.HasIndex(i => i.IsDone);
        issue.HasOne<PressRelease>().WithMany().HasForeignKey(i => i.ReleaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
