using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>Reads <c>newsroom.yaml</c>: the house that speaks.</summary>
internal static class NewsroomFile
{
    public static ProposedNewsroom Read(ImportSet set, Fields fields)
    {
        var newsroom = new ProposedNewsroom(
            fields.Line("name", required: true),
            fields.Line("tagline"),
            Language(set, fields),
            FurtherLanguages(set, fields),
            Zone(set, fields),
            fields.Passage("letterhead"),
            Accent(set, fields, "accent", isDark: false),
            Accent(set, fields, "dark accent", isDark: true),
            fields.Choice("dateline", DatelineStyle.Place),
            fields.Passage("boilerplate"),
            fields.Passage("contacts", limit: 2_000),
            fields.Line("call-out title"),
            fields.Passage("call-out text"));
        fields.NothingElse();
        return newsroom;
    }

    /// <summary>The language a thing is written in; English when it does not say.</summary>
    public static string Language(ImportSet set, Fields fields)
    {
        if (!fields.Has("language")) return "en";
        var language = fields.Line("language");
        if (!Words.IsLanguage(language)) set.Refuse(fields.At("language"), $"language “{Excerpt.Of(language)}” is not a language tag: write one like en, ar or pt-BR.");
        return language;
    }

    private static IReadOnlyList<string> FurtherLanguages(ImportSet set, Fields fields)
    {
        var languages = fields.Lines("languages");
        if (languages.FirstOrDefault(l => !Words.IsLanguage(l)) is { } odd) set.Refuse(fields.At("languages"), $"languages hold “{Excerpt.Of(odd)}”, which is not a language tag: write one like en, ar or pt-BR.");
        return languages;
    }

    private static string Accent(ImportSet set, Fields fields, string key, bool isDark)
    {
        var colour = fields.Line(key).ToLowerInvariant();
        if (HouseColour.WhyNot(key, colour, isDark) is { } refusal) set.Refuse(fields.At(key), refusal.Sentence);
        return colour;
    }

    private static string Zone(ImportSet set, Fields fields)
    {
        if (!fields.Has("zone")) return Zones.Utc;
        var zone = fields.Line("zone");
        if (!Zones.IsZone(zone)) set.Refuse(fields.At("zone"), $"zone “{Excerpt.Of(zone)}” is not a time zone that is known here: write one like Europe/Lisbon or America/Sao_Paulo.");
        return zone;
    }
}
