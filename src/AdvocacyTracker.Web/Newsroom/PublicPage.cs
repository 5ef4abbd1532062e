using System.Security.Cryptography;
using System.Text;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>A public page as bytes, with its ETag: made once an epoch, then only handed out.</summary>
internal sealed record PublicPage(int Status, string ContentType, byte[] Bytes, string ETag)
{
    /// <summary>A page of this text.</summary>
    public static PublicPage Of(int status, string contentType, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new(status, contentType, bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
    }
}
