namespace AdvocacyTracker.Mailing;

/// <summary>What the press list is narrowed down to; empty for all.</summary>
public sealed record PressListFilter(string Outlet = "", string Language = "", string Zone = "")
{
    /// <summary>Everybody.</summary>
    public static PressListFilter None { get; } = new();

    /// <summary>Whether a contact is among those.</summary>
    public bool Holds(string outlet, string language, string zone) => IsLike(Outlet, outlet) && IsLike(Language, language) && IsLike(Zone, zone);

    internal IQueryable<PressContact> Over(IQueryable<PressContact> contacts)
    {
        if (Outlet.Length > 0) contacts = contacts.Where(c => c.Outlet == Outlet);
        if (Language.Length > 0) contacts = contacts.Where(c => c.Language == Language);
        return Zone.Length > 0 ? contacts.Where(c => c.Zone == Zone) : contacts;
    }

    private static bool IsLike(string wanted, string value) => wanted.Length == 0 || wanted == value;
}

/// <summary>What the press list can be narrowed down to, because somebody stands under it.</summary>
public sealed record PressListChoices(IReadOnlyList<string> Outlets, IReadOnlyList<string> Languages, IReadOnlyList<string> Zones)
{
    /// <summary>Those of some contacts.</summary>
    public static PressListChoices Of(IEnumerable<(string Outlet, string Language, string Zone)> contacts)
    {
        var all = contacts.ToList();
        return new(Sorted(all.Select(c => c.Outlet)), Sorted(all.Select(c => c.Language)), Sorted(all.Select(c => c.Zone)));
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> values) => [.. values.Where(v => v.Length > 0).Distinct().Order(StringComparer.OrdinalIgnoreCase)];
}
