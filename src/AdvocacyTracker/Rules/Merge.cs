namespace AdvocacyTracker.Rules;

/// <summary>Lays one person's changes over another's, field by field. Where both changed the same field otherwise, it keeps what stands and says so with both texts.</summary>
public sealed class Merge
{
    private readonly List<(string Name, string Theirs, string Mine)> _conflicts = [];

    /// <summary>Every field both changed otherwise, with both texts, in one sentence; null when all went together.</summary>
    public Refusal? Conflict => _conflicts switch
    {
        [] => null,
        [var (name, theirs, mine)] => new($"{name} was changed by somebody else while you wrote: theirs is “{theirs}”, yours is “{mine}”; take over what you need and save again."),
        _ => new($"Somebody else changed the same fields while you wrote: {string.Join("; ", _conflicts.Select(c => $"{c.Name} (theirs “{c.Theirs}”, yours “{c.Mine}”)"))}; take over what you need and save again."),
    };

    /// <summary>Keeps mine where both changed a field, instead of what stands: for a form that stays open after its writer was told of the conflict.</summary>
    public bool PrefersMine { get; init; }

    /// <summary>The field's value: mine if I changed it, else what stands now.</summary>
    public T Pick<T>(string name, T seen, T mine, T now)
    {
        var same = EqualityComparer<T>.Default;
        if (same.Equals(mine, seen) || same.Equals(mine, now)) return now;
        if (same.Equals(now, seen)) return mine;
        _conflicts.Add((name, $"{now}", $"{mine}"));
        return PrefersMine ? mine : now;
    }
}
