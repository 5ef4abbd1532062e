using System.Text;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using SkiaSharp;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>Pictures, made here, that carry what a camera writes into them.</summary>
internal static class Photo
{
    /// <summary>What a camera wrote beside the pixels.</summary>
    public const string Secret = "38.7223N 9.1393W, Ana’s camera";

    /// <summary>A JPEG, held so that its first column is the top (orientation 6), with a secret in its EXIF.</summary>
    public static byte[] Jpeg(int width = 800, int height = 600)
    {
        var jpeg = Encode(width, height, SKEncodedImageFormat.Jpeg);
        var secret = Encoding.UTF8.GetBytes(Secret);
        // One directory of one entry: tag 0x0112 (orientation), type 3 (short), one value, 6.
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\b"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. secret];
        var length = exif.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }

    /// <summary>A PNG that lets something through.</summary>
    public static byte[] Png(int width = 300, int height = 200) => Encode(width, height, SKEncodedImageFormat.Png, alpha: 128);

    /// <summary>A picture as it was read.</summary>
    public static async Task<ReadPicture> ReadAsync(int width = 800) => (await PictureReader.ReadAsync(Encode(width, 600, SKEncodedImageFormat.Jpeg), default)).Value!;

    /// <summary>What is said of it.</summary>
    public static ReleasePicture Words(ReadPicture file) => ReleasePicture.Of(file) with { Alt = "A crowd before a ministry", Caption = "In the square", Credit = "Ana Sousa", Licence = "CC BY 4.0" };

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format, byte alpha = 255)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(200, 120, 40, alpha));
        using var paint = new SKPaint { Color = new SKColor(20, 60, 160, alpha) };
        canvas.DrawCircle(width / 3f, height / 3f, height / 4f, paint);
        using var image = SKImage.FromBitmap(bitmap);
        using var bytes = image.Encode(format, 90);
        return bytes.ToArray();
    }
}
