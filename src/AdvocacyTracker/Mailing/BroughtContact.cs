using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Mailing;

/// <summary>What becomes, or would become, of a line that is brought into the press list.</summary>
/// <param name="Why">Why it is refused; null otherwise.</param>
public sealed record BroughtContact(PressListLine Line, BroughtState State, Refusal? Why)
{
    /// <summary>What would become of each line now.</summary>
    internal static async Task<BroughtContacts> OfAsync(AppDb db, PressListTable table, CancellationToken ct)
    {
        var known = (await db.Set<PressContact>().AsNoTracking().Select(c => c.AddressKey).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var (brought, room) = (new List<BroughtContact>(), PressContact.Most - known.Count);
        foreach (var line in table.Lines)
        {
            var why = line.Form.WhyNotKeep();
            var isKnown = why is null && !known.Add(PressContact.KeyOf(line.Form.Address));
            if (why is null && !isKnown && room-- <= 0) why = PressContact.Full;
            brought.Add(new(line, why is not null ? BroughtState.Refused : isKnown ? BroughtState.Known : BroughtState.New, why));
        }
        return new(brought);
    }
}

/// <summary>What becomes of a table, line by line.</summary>
public sealed record BroughtContacts(IReadOnlyList<BroughtContact> Lines)
{
    /// <summary>How many lines are so.</summary>
    public int Count(BroughtState state) => Lines.Count(l => l.State == state);
}

/// <summary>What becomes of a line.</summary>
public enum BroughtState
{
    /// <summary>It comes onto the list.</summary>
    New,

    /// <summary>Its address is on the list already, or in an earlier line: what is there stays as it is.</summary>
    Known,

    /// <summary>It can't be kept.</summary>
    Refused,
}
