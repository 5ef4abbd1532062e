using AdvocacyTracker.Letters;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A line of a public list: under this value of a filter stands this release or demand, in the place of this instant. Written with whatever made the thing public, so that a list of a hundred thousand is read a page at a time.</summary>
public sealed class Listing
{
    private Listing()
    {
    }

    internal Listing(PublicList list, Facet facet, string value, DateTimeOffset at, Guid subjectId) => (List, Facet, Value, At, SubjectId) = (list, facet, value, at, subjectId);

    /// <summary>The list.</summary>
    public PublicList List { get; private set; }

    /// <summary>The filter.</summary>
    public Facet Facet { get; private set; }

    /// <summary>Its value, as addresses say it; empty under <see cref="Facet.All"/>.</summary>
    public string Value { get; private set; } = "";

    /// <summary>From which instant the public sees it. It may still be to come: every reading asks the clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The release or demand.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>How addresses say a theme, a place, a language or a standing. Where a slug would leave letters out, the start of the label's hash tells it apart: what is still to come must not lend its label to what is public.</summary>
    public static string ValueOf(Facet facet, string label) =>
        facet is Facet.Language or Facet.Standing ? label : label.Length == 0 ? "" : Slug.Apart(label, Fingerprint.Of(TextRules.Normalize(label))[..12]);
}

/// <summary>A value by which a public list is filtered, and how people read it.</summary>
public sealed class ListedValue
{
    private ListedValue()
    {
    }

    internal ListedValue(PublicList list, Facet facet, string value, string label) => (List, Facet, Value, Label) = (list, facet, value, label);

    /// <summary>The list.</summary>
    public PublicList List { get; private set; }

    /// <summary>The filter.</summary>
    public Facet Facet { get; private set; }

    /// <summary>As addresses say it.</summary>
    public string Value { get; private set; } = "";

    /// <summary>As people read it.</summary>
    public string Label { get; private set; } = "";

    /// <summary>How many lines stand under it, those still to come among them: it decides which filter is read along, and nobody is shown it.</summary>
    public int Lines { get; private set; }

    internal void Count(int more) => Lines += more;
}

/// <summary>The public lists.</summary>
public enum PublicList
{
    /// <summary>Press releases.</summary>
    Releases,

    /// <summary>Demands.</summary>
    Demands,
}

/// <summary>By what a public list is filtered.</summary>
public enum Facet
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>What a demand is about.</summary>
    Theme,

    /// <summary>Where.</summary>
    Country,

    /// <summary>BCP 47 tag of the words.</summary>
    Language,

    /// <summary>What became of a demand.</summary>
    Standing,
}
