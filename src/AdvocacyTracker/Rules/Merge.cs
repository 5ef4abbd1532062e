namespace AdvocacyTracker.Rules;

/// <summary>Lays one person's changes over another's, field by field. Where both changed the same field otherwise, it keeps what stands and says so with both texts.</summary>
public sealed class Merge
{
    /// <summary>The first field both changed, with both texts; null when all went together.</summary>
    public Refusal? Conflict { get; private set; }

    /// <summary>Keeps mine where both changed a field, instead of what stands: for a form that stays open after it was told of a conflict.</summary>
    public bool PrefersMine { get; init; }

    /// <summary>The field's value: mine if I changed it, else what stands now.</summary>
    public T Pick<T>(string name, T seen, T mine, T now)
    {
        var same = EqualityComparer<T>.Default;
        if (same.Equals(mine, seen) || same.Equals(mine, now)) return now;
        if (same.Equals(now, seen)) return mine;
        Conflict ??= new Refusal($"{name} was changed by somebody else while you wrote: theirs is “{now}”, yours is “{mine}”; take over what you need and save again.");
        return PrefersMine ? mine : now;
    }
}
