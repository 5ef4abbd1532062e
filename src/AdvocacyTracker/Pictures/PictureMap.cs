using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvocacyTracker.Pictures;

internal sealed class PictureMap : IEntityTypeConfiguration<PictureFile>
{
    public void Configure(EntityTypeBuilder<PictureFile> file)
    {
        file.ToTable("PictureFiles");
        file.HasKey(f => new { f.SubjectId, f.Hash, f.Width });
        file.HasIndex(f => new { f.Hash, f.Width });
    }
}
