using System.Globalization;

namespace AdvocacyTracker.Rules;

/// <summary>A place in a list that goes by the last change: the instant of a row, and the key that orders rows of the same instant. Written in a page's address.</summary>
public sealed record Place(DateTimeOffset At, string Key)
{
    /// <summary>The place that an address names, or null: anybody can write one.</summary>
    public static Place? Read(string? written)
    {
        var parts = written?.Split('.') ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var at) && at is > 0 and < 253_402_300_799_999 && parts[1].All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(at), parts[1])
            : null;
    }

    /// <summary>The same for a list whose key is an id.</summary>
    public static (DateTimeOffset At, Guid Id)? ReadId(string? written) => Read(written) is { } place && Guid.TryParse(place.Key, out var id) ? (place.At, id) : null;

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => $"{At.ToUnixTimeMilliseconds()}.{Key}";
}
