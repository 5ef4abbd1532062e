using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Notices;

internal sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.HasIndex(n => new { n.MemberId, n.At, n.Id });
        notice.HasIndex(n => new { n.SubjectId, n.Kind, n.MemberId });
    }
}
