namespace AdvocacyTracker.Pictures;

/// <summary>A picture in one width, made anew from its pixels: nothing of the file that somebody brought is left in it, such as where and when it was taken.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Bytes">A JPEG, or a PNG where it lets something through.</param>
public sealed record Rendition(int Width, int Height, byte[] Bytes);

/// <summary>A picture as it was read: in one or several widths, the widest last.</summary>
/// <param name="Hash">Names its pixels.</param>
/// <param name="Kind"><c>jpg</c> or <c>png</c>.</param>
public sealed record ReadPicture(string Hash, string Kind, IReadOnlyList<Rendition> Renditions)
{
    /// <summary>The widest.</summary>
    public Rendition Widest => Renditions[^1];
}
