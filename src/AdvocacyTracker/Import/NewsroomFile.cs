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
            Zone(set, fields),
            fields.Passage("letterhead"),
            fields.Passage("boilerplate"),
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

    private static string Zone(ImportSet set, Fields fields)
    {
        if (!fields.Has("zone")) return Zones.Utc;
        var zone = fields.Line("zone");
        if (!Zones.IsZone(zone)) set.Refuse(fields.At("zone"), $"zone “{Excerpt.Of(zone)}” is not a time zone that is known here: write one like Europe/Lisbon or America/Sao_Paulo.");
        return zone;
    }
}
