using System.Security.Cryptography;
using AdvocacyTracker.Rules;
using SkiaSharp;

namespace AdvocacyTracker.Pictures;

/// <summary>Reads a picture somebody brought, turns it upright, and makes it anew in the widths in which it is shown.</summary>
public static class PictureReader
{
    /// <summary>How large a file may be, in bytes.</summary>
    public const int MostBytes = 20 << 20;

    // Four bytes each while it is read, twice over. A JPEG is read in a part of its size where that is enough.
    private const int MostPixels = 25_000_000, MostOnASide = 16_000, Least = 64, Quality = 82;

    private static readonly int[] Widths = [480, 960, 1600];

    // A picture takes much memory while it is read.
    private static readonly SemaphoreSlim OneReader = new(1);

    /// <summary>The widths in which a picture of this width is shown, the widest last.</summary>
    public static IReadOnlyList<int> WidthsOf(int width) => [.. Widths.Where(w => w < width).SkipLast(width > Widths[^1] ? 1 : 0), Math.Min(width, Widths[^1])];

    /// <summary>Reads a file.</summary>
    public static async Task<Result<ReadPicture>> ReadAsync(byte[] file, CancellationToken ct)
    {
        if (file.Length > MostBytes) return new Refusal($"This file is larger than {MostBytes >> 20} MB: make the picture smaller first.");
        await OneReader.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Read(file), ct);
        }
        finally
        {
            OneReader.Release();
        }
    }

    private static Result<ReadPicture> Read(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp)) return new Refusal("This file is no picture that can be read here: choose a JPEG, PNG or WebP file.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < Least || height < Least) return new Refusal($"This picture is {width} by {height} pixels: choose one of at least {Least} by {Least}.");
        var size = codec.GetScaledDimensions(Math.Min(1, 2f * Widths[^1] / Math.Min(width, height)));
        if (Math.Max(width, height) > MostOnASide || (long)size.Width * size.Height > MostPixels) return new Refusal($"This picture is {width} by {height} pixels, which is too large to read: make it smaller first.");
        // In the colours that every browser shows.
        var asStored = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using var upright = codec.GetPixels(asStored.Info, asStored.GetPixels()) == SKCodecResult.Success ? Upright(asStored, codec.EncodedOrigin) : null;
        asStored.Dispose();
        if (upright is null) return new Refusal("This picture is damaged or not complete: choose it again, or another copy of it.");
        var isOpaque = codec.Info.AlphaType == SKAlphaType.Opaque || IsOpaque(upright);
        var renditions = WidthsOf(upright.Width).Select(w => Render(upright, w, isOpaque)).ToList();
        return new ReadPicture(Convert.ToHexStringLower(SHA256.HashData(renditions[^1].Bytes).AsSpan(0, 16)), isOpaque ? "jpg" : "png", renditions);
    }

    private static Rendition Render(SKBitmap picture, int width, bool isOpaque)
    {
        var height = Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width));
        using var sized = width == picture.Width ? picture.Copy() : picture.Resize(picture.Info.WithSize(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var image = SKImage.FromBitmap(sized);
        using var bytes = isOpaque ? image.Encode(SKEncodedImageFormat.Jpeg, Quality) : image.Encode(SKEncodedImageFormat.Png, 100);
        return new(width, sized.Height, bytes.ToArray());
    }

    // A camera says how it was held (EXIF, orientation); what is made of it stands upright by itself.
    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (width, height) = (picture.Width, picture.Height);
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var upright = new SKBitmap(picture.Info.WithSize(isTurned ? height : width, isTurned ? width : height));
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(picture, 0, 0);
        return upright;
    }

    private static bool IsOpaque(SKBitmap picture)
    {
        var pixels = picture.GetPixelSpan();
        for (var at = 3; at < pixels.Length; at += 4)
        {
            if (pixels[at] != byte.MaxValue) return false;
        }
        return true;
    }
}
