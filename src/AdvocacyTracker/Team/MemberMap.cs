using AdvocacyTracker.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Team;

internal sealed class MemberMap : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("Members");
        member.Property(m => m.Name).HasMaxLength(200);
        member.Property(m => m.Groups).AsJson();
        member.Property(m => m.Languages).AsJson();
        member.Ignore(m => m.MaySignIn).Ignore(m => m.CanSignIn);
    }

    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("Invitations");
        invitation.Ignore(i => i.TokenToMail);
        invitation.Property(i => i.TokenHash).HasMaxLength(64);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
    }
}
