using AdvocacyTracker.Press;

namespace AdvocacyTracker.Web.Press;

/// <summary>A release's fields while somebody types in them.</summary>
public sealed class ReleaseInput
{
    /// <summary>The input of a form.</summary>
    public ReleaseInput(ReleaseForm form) => Take(form);

    /// <summary>Headline.</summary>
    public string Headline { get; set; } = "";

    /// <summary>The line under it.</summary>
    public string Subhead { get; set; } = "";

    /// <summary>Where it is dated from.</summary>
    public string Dateline { get; set; } = "";

    /// <summary>Language tag.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whom journalists call.</summary>
    public string Contacts { get; set; } = "";

    /// <summary>Whether the call-out box stands at its foot.</summary>
    public bool WithCallOut { get; set; }

    /// <summary>The form as typed.</summary>
    public ReleaseForm ToForm() => new(Headline, Subhead, Dateline, Language.Trim(), Contacts.Replace("\r\n", "\n", StringComparison.Ordinal), WithCallOut);

    /// <summary>Shows another form.</summary>
    public void Take(ReleaseForm f) => (Headline, Subhead, Dateline, Language, Contacts, WithCallOut) = (f.Headline, f.Subhead, f.Dateline, f.Language, f.Contacts, f.WithCallOut);
}
