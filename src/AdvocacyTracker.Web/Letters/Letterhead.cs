using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Letters;

/// <summary>What stands at the head of a letter: the house's own, or the name of the organisation that signs when that is another.</summary>
public sealed record Letterhead(string Name, IReadOnlyList<string> Lines)
{
    /// <summary>The letterhead of a letter in this house.</summary>
    public static Letterhead Of(LetterWords words, NewsroomSettings house)
    {
        var organisations = words.Signatories.Select(s => s.Organisation).Where(o => o.Length > 0).Distinct().ToList();
        if (organisations.Count > 0 && !organisations.Contains(house.Name)) return new(string.Join(" · ", organisations), []);
        var lines = house.Letterhead.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(house.Name, [.. lines.SkipWhile(l => l == house.Name)]);
    }
}
