using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace AdvocacyTracker.Web.Shell;

/// <summary>The previews that open editors show now, so that only what changed in one goes down to them.</summary>
internal sealed class PreviewShelf : IDisposable
{
    private const int MostCharacters = 32 * 1024 * 1024;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _shown = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    /// <summary>What turns the preview somebody has into the present one: all of it when theirs isn't known here any more.</summary>
    /// <param name="have">The tag of the preview they have; null or unknown for none.</param>
    public PreviewAnswer Answer(Guid id, string html, string? have)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)))[..16];
        _shown.Set((id, tag), html, new MemoryCacheEntryOptions { Size = html.Length + 1, SlidingExpiration = KeptFor });
        if (have is null || _shown.Get<string>((id, have)) is not { } old) return new(tag, null, null, html);
        var from = old.AsSpan().CommonPrefixLength(html);
        if (from > 0 && char.IsHighSurrogate(html[from - 1])) from--;
        var same = 0;
        while (same < Math.Min(old.Length, html.Length) - from && old[^(same + 1)] == html[^(same + 1)]) same++;
        if (same > 0 && char.IsLowSurrogate(html[^same])) same--;
        return new(tag, from, old.Length - same, html[from..^same]);
    }

    /// <inheritdoc/>
    public void Dispose() => _shown.Dispose();
}

/// <summary>A preview's tag, and what takes the place of a stretch of the one that was shown before; without places it is the whole.</summary>
internal sealed record PreviewAnswer(string Tag, int? From, int? To, string Html);
