using System.Globalization;

namespace AdvocacyTracker.Letters;

/// <summary>The <c>{{fields}}</c> a body may use, filled from the letter. What the letter doesn't know stays unfilled, and is seen.</summary>
public static class LetterFields
{
    /// <summary>Every field there is, in the order of their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["addressee", "letter-date", "occasion", "occasion-date", "occasion-place", "office", "organisation", "place", "reference", "reply-due", "salutation", "subject"];

    /// <summary>Name and value of each field that can be filled, in the order of their names.</summary>
    public static IReadOnlyList<FilledField> Fill(Letter letter)
    {
        var addressee = letter.Recipients.OrderBy(r => r.Position).FirstOrDefault(r => r.Role == RecipientRole.Addressee);
        FilledField[] all =
        [
            new("addressee", addressee?.EnvelopeName ?? ""),
            new("letter-date", InWords(letter.LetterDate, letter.Language)),
            new("occasion", letter.Occasion.Name),
            new("occasion-date", InWords(letter.Occasion.Date, letter.Language)),
            new("occasion-place", letter.Occasion.Place),
            new("office", addressee?.Office ?? ""),
            new("organisation", addressee?.Organisation ?? ""),
            new("place", letter.Place),
            new("reference", letter.Reference),
            new("reply-due", InWords(letter.ReplyDue, letter.Language)),
            new("salutation", letter.Salutation),
            new("subject", letter.Subject),
        ];
        return [.. all.Where(f => f.Value.Length > 0)];
    }

    /// <summary>A date as the letter's language writes it; empty when unknown.</summary>
    public static string InWords(DateOnly? date, string language)
    {
        if (date is not { } day) return "";
        try
        {
            var culture = CultureInfo.GetCultureInfo(language);
            // Some cultures count their years otherwise; a letter's date is Gregorian everywhere.
            return day.ToDateTime(TimeOnly.MinValue).ToString("d MMMM yyyy", culture.Calendar is GregorianCalendar ? culture : Gregorian(culture));
        }
        catch (CultureNotFoundException)
        {
            return day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        }
    }

    private static CultureInfo Gregorian(CultureInfo culture)
    {
        var copy = (CultureInfo)culture.Clone();
        copy.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() ?? CultureInfo.InvariantCulture.Calendar;
        return copy;
    }
}
