using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Mail;

internal sealed class MailMap : IEntityTypeConfiguration<OutgoingMail>, IEntityTypeConfiguration<MailChoice>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("OutgoingMails");
        mail.HasIndex(m => new { m.State, m.NextTryAt });
        mail.HasIndex(m => m.LeaveHash).IsUnique();
        mail.HasIndex(m => m.ReaderId);
        mail.HasIndex(m => m.SubjectId);
        mail.Property(m => m.LeaveHash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<MailChoice> choice)
    {
        choice.ToTable("MailChoices");
        choice.HasKey(c => c.MemberId);
        choice.Property(c => c.MemberId).ValueGeneratedNever();
        choice.Property(c => c.Kinds).AsJson();
    }
}
