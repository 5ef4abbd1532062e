using AdvocacyTracker.Letters;

namespace AdvocacyTracker.Web.Letters;

/// <summary>A letter's fields while somebody types in them.</summary>
public sealed class LetterInput
{
    /// <summary>The input of a form.</summary>
    public LetterInput(LetterForm form) => Take(form);

    /// <summary>Subject.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Kind.</summary>
    public LetterKind Kind { get; set; }

    /// <summary>Language tag.</summary>
    public string Language { get; set; } = "";

    /// <summary>Date of the letter.</summary>
    public DateOnly? LetterDate { get; set; }

    /// <summary>Place.</summary>
    public string Place { get; set; } = "";

    /// <summary>Occasion.</summary>
    public string OccasionName { get; set; } = "";

    /// <summary>Its place.</summary>
    public string OccasionPlace { get; set; } = "";

    /// <summary>Its date.</summary>
    public DateOnly? OccasionDate { get; set; }

    /// <summary>When an answer is due.</summary>
    public DateOnly? ReplyDue { get; set; }

    /// <summary>Greeting.</summary>
    public string Salutation { get; set; } = "";

    /// <summary>Closing.</summary>
    public string Closing { get; set; } = "";

    /// <summary>Whose conduct must change.</summary>
    public string Targets { get; set; } = "";

    /// <summary>Who signs.</summary>
    public string Signatories { get; set; } = "";

    /// <summary>The form as typed. A browser sends CRLF in some fields; the record knows LF only.</summary>
    public LetterForm ToForm() => new(
        Subject, Kind, Language.Trim(), LetterDate, Place, OccasionName, OccasionPlace, OccasionDate, ReplyDue,
        Lines(Salutation), Lines(Closing), Lines(Targets), Lines(Signatories));

    /// <summary>Shows another form.</summary>
    public void Take(LetterForm form)
    {
        (Subject, Kind, Language, LetterDate, Place) = (form.Subject, form.Kind, form.Language, form.LetterDate, form.Place);
        (OccasionName, OccasionPlace, OccasionDate, ReplyDue) = (form.OccasionName, form.OccasionPlace, form.OccasionDate, form.ReplyDue);
        (Salutation, Closing, Targets, Signatories) = (form.Salutation, form.Closing, form.Targets, form.Signatories);
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
