namespace AdvocacyTracker.Pictures;

/// <summary>A rendition as it is stored.</summary>
public sealed class PictureFile
{
    /// <summary>Where the files lie that everybody may see.</summary>
    public const string PublicFolder = "/pictures/";

    private PictureFile()
    {
    }

    internal PictureFile(Guid subjectId, ReadPicture picture, Rendition rendition) =>
        (SubjectId, Hash, Width, Kind, Bytes) = (subjectId, picture.Hash, rendition.Width, picture.Kind, rendition.Bytes);

    /// <summary>Whose picture it is.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Names the picture.</summary>
    public string Hash { get; private set; } = null!;

    /// <summary>In pixels.</summary>
    public int Width { get; private set; }

    /// <summary><c>jpg</c> or <c>png</c>.</summary>
    public string Kind { get; private set; } = null!;

    /// <summary>The file.</summary>
    public byte[] Bytes { get; private set; } = null!;

    /// <summary>The media type of a kind.</summary>
    public static string TypeOf(string kind) => kind == "png" ? "image/png" : "image/jpeg";
}
