using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AdvocacyTracker.Press;
using Microsoft.Extensions.Primitives;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>A public page as bytes, plain and packed, with a strong ETag each: made once an epoch, then only handed out.</summary>
internal sealed class PublicPage
{
    private volatile CodedBytes? _brotli;

    private PublicPage(int status, string contentType, byte[] bytes, byte[]? gzip)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        (Status, ContentType, Tags) = (status, contentType, [$"\"{hash}\"", $"\"{hash}-gz\"", $"\"{hash}-br\""]);
        Plain = new(bytes, null, Tags[0]);
        Gzip = gzip is null ? null : Smaller(gzip, "gzip", Tags[1]);
    }

    public int Status { get; }

    public StringValues ContentType { get; }

    /// <summary>Its content security policy, which allows the one style that is inside it.</summary>
    public StringValues Policy { get; private set; }

    public CodedBytes Plain { get; }

    public CodedBytes? Gzip { get; }

    /// <summary>How many bytes it takes in memory, roughly: packing it later adds a little.</summary>
    public long Size => Plain.Bytes.Length + (Gzip?.Bytes.Length ?? 0) * 2;

    /// <summary>The ETags of the page in every coding, whether it is packed that way yet or not.</summary>
    public string[] Tags { get; }

    /// <summary>A page of this text.</summary>
    public static PublicPage Of(int status, string contentType, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new(status, contentType, bytes, Zip(bytes));
    }

    /// <summary>A picture, which no coding makes smaller.</summary>
    public static PublicPage Of(string contentType, byte[] file) => new(StatusCodes.Status200OK, contentType, file, null);

    /// <summary>A page as an earlier run kept it.</summary>
    public static PublicPage Of(KeptPage kept)
    {
        var page = new PublicPage(kept.Status, kept.ContentType, kept.Plain, kept.Gzip) { Policy = kept.Policy };
        page._brotli = kept.Brotli is { } packed ? page.Smaller(packed, "br", page.Tags[2]) : null;
        return page;
    }

    /// <summary>The page as it is kept for the next start.</summary>
    public KeptPage Keep(string address, string edition) => new(address, edition, Status, ContentType.ToString(), Policy.ToString(), Plain.Bytes, Gzip?.Bytes, _brotli?.Bytes);

    /// <summary>The same page under a content security policy.</summary>
    public PublicPage Under(string policy)
    {
        var page = (PublicPage)MemberwiseClone();
        page.Policy = policy;
        return page;
    }

    /// <summary>The page as its reader likes it best, of what is packed already.</summary>
    public CodedBytes For(AcceptedCodings accepted)
    {
        var (best, weight) = (Plain, accepted.Identity);
        if (Gzip is { } gzip && accepted.Gzip > 0 && accepted.Gzip >= weight) (best, weight) = (gzip, accepted.Gzip);
        if (_brotli is { } brotli && accepted.Brotli > 0 && accepted.Brotli >= weight) best = brotli;
        return best;
    }

    /// <summary>Packs the page as small as it gets, which takes far longer than making it: until it is done, readers get gzip.</summary>
    public void Pack()
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(Plain.Bytes.Length)];
        if (BrotliEncoder.TryCompress(Plain.Bytes, room, out var length, quality: 11, window: 22)) _brotli = Smaller(room[..length], "br", Tags[2]);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal)) gzip.Write(bytes);
        return buffer.ToArray();
    }

    private CodedBytes? Smaller(byte[] packed, string coding, string tag) => packed.Length < Plain.Bytes.Length ? new(packed, coding, tag) : null;
}

/// <summary>A page in one coding; without one it is plain.</summary>
internal sealed record CodedBytes(byte[] Bytes, string? Coding, string ETag);
