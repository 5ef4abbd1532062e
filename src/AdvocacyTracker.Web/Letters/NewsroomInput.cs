using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Web.Letters;

/// <summary>The newsroom's settings while somebody types in them.</summary>
public sealed class NewsroomInput
{
    /// <summary>The input of these settings.</summary>
    public NewsroomInput(NewsroomForm form)
    {
        (Name, Tagline, Language, FurtherLanguages, Zone, Letterhead) = (form.Name, form.Tagline, form.Language, form.FurtherLanguages, form.Zone, form.Letterhead);
        (Accent, DarkAccent, Dateline, Boilerplate, Contacts) = (form.Accent, form.DarkAccent, form.Dateline, form.Boilerplate, form.Contacts);
        (CallOutTitle, CallOutText, HasOfficeHolders) = (form.CallOutTitle, form.CallOutText, form.HasOfficeHolders);
    }

    /// <summary>The organisation's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>A line under it.</summary>
    public string Tagline { get; set; } = "";

    /// <summary>Language tag of its own words.</summary>
    public string Language { get; set; } = "";

    /// <summary>Tags of the others, by commas.</summary>
    public string FurtherLanguages { get; set; } = "";

    /// <summary>Time zone.</summary>
    public string Zone { get; set; } = "";

    /// <summary>What stands at the head of a letter.</summary>
    public string Letterhead { get; set; } = "";

    /// <summary>The colour on light screens.</summary>
    public string Accent { get; set; } = "";

    /// <summary>The colour on dark screens.</summary>
    public string DarkAccent { get; set; } = "";

    /// <summary>How releases begin.</summary>
    public DatelineStyle Dateline { get; set; }

    /// <summary>What the house says of itself.</summary>
    public string Boilerplate { get; set; } = "";

    /// <summary>Whom journalists call.</summary>
    public string Contacts { get; set; } = "";

    /// <summary>Title of the call-out box.</summary>
    public string CallOutTitle { get; set; } = "";

    /// <summary>Its text.</summary>
    public string CallOutText { get; set; } = "";

    /// <summary>Whether there is a page for each office holder.</summary>
    public bool HasOfficeHolders { get; set; }

    /// <summary>The settings as typed.</summary>
    public NewsroomForm ToForm() => new(Name, Tagline, Language, FurtherLanguages, Zone, Lines(Letterhead), Accent, DarkAccent, Dateline, Lines(Boilerplate), Lines(Contacts), CallOutTitle, Lines(CallOutText), HasOfficeHolders);

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
