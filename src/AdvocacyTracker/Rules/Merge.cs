namespace AdvocacyTracker.Rules;

/// <summary>Lays one person's changes over another's, field by field. Where both changed the same field otherwise, it takes mine and says so with both texts: whoever uses it decides.</summary>
public sealed class Merge
{
    private readonly List<MetField> _met = [];

    /// <summary>Every field both changed otherwise.</summary>
    public IReadOnlyList<MetField> Met => _met;

    /// <summary>The field's value: mine if I changed it, else what stands now.</summary>
    public T Pick<T>(string name, T seen, T mine, T now)
    {
        var same = EqualityComparer<T>.Default;
        if (same.Equals(mine, seen) || same.Equals(mine, now)) return now;
        if (!same.Equals(now, seen)) _met.Add(new(name, $"{now}", $"{mine}"));
        return mine;
    }

    /// <summary>What became of a form.</summary>
    public Merged<T> Of<T>(T form) => new(form, Met);
}

/// <summary>A form with one person's changes laid over another's.</summary>
/// <param name="Form">Others' changes are in, and mine stay.</param>
/// <param name="Met">The fields both changed otherwise; empty when all went together.</param>
public sealed record Merged<T>(T Form, IReadOnlyList<MetField> Met)
{
    /// <summary>Why this can't be saved as it is, or null.</summary>
    public Refusal? WhyNotSave => MetField.WhyNotSave(Met);
}

/// <summary>A field that two people changed at once, with both texts.</summary>
/// <param name="Field">As a sentence begins with it, such as "The subject".</param>
public sealed record MetField(string Field, string Theirs, string Mine)
{
    /// <summary>Why fields that met can't be saved before somebody has looked at them, or null when none did.</summary>
    public static Refusal? WhyNotSave(IReadOnlyList<MetField> met) => met switch
    {
        [] => null,
        [var one] => new($"{one.Field} was changed by somebody else while you wrote: look at both texts, and save the one you want."),
        _ => new($"Somebody else changed the same fields while you wrote ({string.Join("; ", met.Select(m => m.Field))}): look at both texts of each, and save those you want."),
    };
}
