using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Letters;

/// <summary>The newsroom's settings as one form.</summary>
/// <param name="FurtherLanguages">BCP 47 tags of the other languages it publishes in, by commas.</param>
/// <param name="Accent">The house's colour on light screens (<see cref="HouseColour"/>); empty for the one that everybody begins with.</param>
/// <param name="DarkAccent">The same on dark screens.</param>
/// <param name="Dateline">How its releases begin.</param>
/// <param name="Contacts">Whom journalists call, a line each: proposed for every new release.</param>
/// <param name="HasOfficeHolders">Whether the public finds a page for each office holder.</param>
public sealed record NewsroomForm(
    string Name, string Tagline, string Language, string FurtherLanguages, string Zone, string Letterhead, string Accent, string DarkAccent, DatelineStyle Dateline,
    string Boilerplate, string Contacts, string CallOutTitle, string CallOutText, bool HasOfficeHolders = false)
{
    /// <summary>The form of the settings as they stand.</summary>
    public static NewsroomForm Of(NewsroomSettings house) => new(
        house.Name, house.Tagline, house.Language, house.FurtherLanguages, house.Zone, house.Letterhead, house.Accent, house.DarkAccent, house.Dateline,
        house.Boilerplate, house.Contacts, house.CallOutTitle, house.CallOutText, house.HasOfficeHolders);

    /// <summary>The further languages, each once.</summary>
    public IReadOnlyList<string> FurtherTags => [.. FurtherLanguages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Why these fields can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        TextRules.WhyNotLine("The newsroom’s name", Name, required: true)
        ?? TextRules.WhyNotLine("The tagline", Tagline)
        ?? FurtherTags.Prepend(Language).Where(tag => !Languages.IsTag(tag)).Select(tag => new Refusal($"“{tag}” is no language tag: write it like en, ar or pt-BR.")).FirstOrDefault()
        ?? TextRules.WhyNotLine("The list of further languages", FurtherLanguages)
        ?? Zones.WhyNot(Zone)
        ?? TextRules.WhyNotPassage("The letterhead", Letterhead, limit: 2_000)
        ?? HouseColour.WhyNot("The accent", Accent, isDark: false)
        ?? HouseColour.WhyNot("The accent for dark screens", DarkAccent, isDark: true)
        ?? TextRules.WhyNotPassage("What the house says of itself", Boilerplate)
        ?? TextRules.WhyNotPassage("The list of press contacts", Contacts, limit: 2_000)
        ?? WhyNotCallOut();

    /// <summary>What a person changed against what they saw, laid over what stands now.</summary>
    public static Merged<NewsroomForm> Merge(NewsroomForm seen, NewsroomForm mine, NewsroomForm now)
    {
        var merge = new Merge();
        return merge.Of(new NewsroomForm(
            merge.Pick("The name", seen.Name, mine.Name, now.Name),
            merge.Pick("The tagline", seen.Tagline, mine.Tagline, now.Tagline),
            merge.Pick("The language", seen.Language, mine.Language, now.Language),
            merge.Pick("The list of further languages", seen.FurtherLanguages, mine.FurtherLanguages, now.FurtherLanguages),
            merge.Pick("The time zone", seen.Zone, mine.Zone, now.Zone),
            merge.Pick("The letterhead", seen.Letterhead, mine.Letterhead, now.Letterhead),
            merge.Pick("The accent", seen.Accent, mine.Accent, now.Accent),
            merge.Pick("The accent for dark screens", seen.DarkAccent, mine.DarkAccent, now.DarkAccent),
            merge.Pick("The style of datelines", seen.Dateline, mine.Dateline, now.Dateline),
            merge.Pick("What the house says of itself", seen.Boilerplate, mine.Boilerplate, now.Boilerplate),
            merge.Pick("The list of press contacts", seen.Contacts, mine.Contacts, now.Contacts),
            merge.Pick("The title of the call-out box", seen.CallOutTitle, mine.CallOutTitle, now.CallOutTitle),
            merge.Pick("The text of the call-out box", seen.CallOutText, mine.CallOutText, now.CallOutText),
            merge.Pick("The choice about pages of office holders", seen.HasOfficeHolders, mine.HasOfficeHolders, now.HasOfficeHolders)));
    }

    /// <summary>As it is stored: nothing hangs over at either end, and a list reads alike however it was typed.</summary>
    internal NewsroomForm Tidy() => this with
    {
        Name = Name.Trim(), Tagline = Tagline.Trim(), Language = Language.Trim(), FurtherLanguages = string.Join(", ", FurtherTags), Zone = Zone.Trim(), Letterhead = Letterhead.Trim(),
        Accent = Accent.Trim().ToLowerInvariant(), DarkAccent = DarkAccent.Trim().ToLowerInvariant(),
        Boilerplate = Boilerplate.Trim(), Contacts = Contacts.Trim(), CallOutTitle = CallOutTitle.Trim(), CallOutText = CallOutText.Trim(),
    };

    /// <summary>The names of the fields that read otherwise in another form, for the trail.</summary>
    internal IEnumerable<string> Differing(NewsroomForm other) => Named().Zip(other.Named()).Where(pair => !Equals(pair.First.Value, pair.Second.Value)).Select(pair => pair.First.Name);

    private IEnumerable<(string Name, object Value)> Named() =>
    [
        ("name", Name), ("tagline", Tagline), ("language", Language), ("languages", FurtherLanguages), ("zone", Zone), ("letterhead", Letterhead), ("accent", Accent), ("dark accent", DarkAccent),
        ("dateline", Dateline), ("boilerplate", Boilerplate), ("contacts", Contacts), ("call-out title", CallOutTitle), ("call-out text", CallOutText), ("pages of office holders", HasOfficeHolders),
    ];

    // It is printed at the foot of releases as it stands: nothing fills a field or a block there.
    private Refusal? WhyNotCallOut() =>
        TextRules.WhyNotLine("The title of the call-out box", CallOutTitle)
        ?? TextRules.WhyNotPassage("The text of the call-out box", CallOutText)
        ?? (TextRules.IsBlank(CallOutTitle) && !TextRules.IsBlank(CallOutText) ? new Refusal("The call-out box has a text but no title: write one, or empty the text.") : null)
        ?? (CallOutText.Contains("{{", StringComparison.Ordinal) || CallOutText.Split('\n').Any(line => line.TrimStart().StartsWith(":::", StringComparison.Ordinal))
            ? new Refusal("The call-out box can’t hold {{fields}} or ::: blocks: write the words themselves.") : null);
}
