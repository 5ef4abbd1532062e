namespace AdvocacyTracker.Press;

/// <summary>The house that speaks: its name, letterhead and call-out box, and the publication epoch, which every deed that touches anything public moves on.</summary>
public sealed class NewsroomSettings
{
    /// <summary>There is one newsroom.</summary>
    public const int TheOne = 1;

    /// <summary>Always <see cref="TheOne"/>.</summary>
    public int Id { get; private set; } = TheOne;

    /// <summary>The organisation's name.</summary>
    public string Name { get; private set; } = "Newsroom";

    /// <summary>A line under it.</summary>
    public string Tagline { get; private set; } = "";

    /// <summary>BCP 47 tag of its own words.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>What stands at the head of a letter, a line each.</summary>
    public string Letterhead { get; private set; } = "";

    /// <summary>What the organisation says of itself under a release.</summary>
    public string Boilerplate { get; private set; } = "";

    /// <summary>Title of the call-out box; empty for none.</summary>
    public string CallOutTitle { get; private set; } = "";

    /// <summary>Its text, in Markdown.</summary>
    public string CallOutText { get; private set; } = "";

    /// <summary>Counts changes of anything public.</summary>
    public long Epoch { get; private set; } = 1;

    internal void Describe(string name, string tagline, string language, string letterhead, string boilerplate, string callOutTitle, string callOutText)
    {
        (Name, Tagline, Language, Letterhead, Boilerplate, CallOutTitle, CallOutText) = (name, tagline, language, letterhead, boilerplate, callOutTitle, callOutText);
        MoveOn();
    }

    internal void MoveOn() => Epoch++;
}
