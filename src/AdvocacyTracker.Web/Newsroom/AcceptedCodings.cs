using Microsoft.Extensions.Primitives;

namespace AdvocacyTracker.Web.Newsroom;

/// <summary>How much a reader likes each coding, in thousandths; 0 is not at all (RFC 9110, 12.5.3 and 12.4.2).</summary>
internal readonly record struct AcceptedCodings(int Brotli, int Gzip, int Identity)
{
    private const int Full = 1_000, Unsaid = -1;

    /// <summary>Reads an <c>Accept-Encoding</c> header, without making anything of it.</summary>
    public static AcceptedCodings Of(StringValues header)
    {
        var (brotli, gzip, identity, others) = (Unsaid, Unsaid, Unsaid, Unsaid);
        foreach (var line in header)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var coding = line.AsSpan()[range];
                var end = coding.IndexOf(';');
                var name = (end < 0 ? coding : coding[..end]).Trim();
                var weight = end < 0 ? Full : Weight(coding[(end + 1)..].Trim());
                if (Is(name, "br")) brotli = weight;
                else if (Is(name, "gzip") || Is(name, "x-gzip")) gzip = weight;
                else if (Is(name, "identity")) identity = weight;
                else if (name is "*") others = weight;
            }
        }
        // Unsaid, a coding is not wanted, and the plain page is what remains.
        return new(Said(brotli, others, 0), Said(gzip, others, 0), Said(identity, others, 1));
    }

    private static int Said(int weight, int others, int unsaid) => weight != Unsaid ? weight : others != Unsaid ? others : unsaid;

    private static bool Is(ReadOnlySpan<char> name, string coding) => name.Equals(coding, StringComparison.OrdinalIgnoreCase);

    // "q=" and a number from 0 to 1 with at most three places; whatever else stands there is no wish.
    private static int Weight(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("q=", StringComparison.OrdinalIgnoreCase)) return Full;
        var number = text[2..];
        if (number.Length is 0 or > 5 || number[0] is not ('0' or '1') || (number.Length > 1 && number[1] != '.')) return 0;
        var weight = (number[0] - '0') * Full;
        var place = Full;
        foreach (var digit in number.Length > 2 ? number[2..] : [])
        {
            if (!char.IsAsciiDigit(digit)) return 0;
            weight += (digit - '0') * (place /= 10);
        }
        return Math.Min(weight, Full);
    }
}
