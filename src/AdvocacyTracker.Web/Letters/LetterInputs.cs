using AdvocacyTracker.Letters;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Letters;

/// <summary>A letter's fields by the names of their inputs.</summary>
internal static class LetterInputs
{
    public static readonly FormFields<LetterForm> All = new(
        new("subject", f => f.Subject, (f, text) => f with { Subject = text }),
        new("salutation", f => f.Salutation, (f, text) => f with { Salutation = text }),
        new("letter-date", f => FieldText.Of(f.LetterDate), (f, text) => FieldText.WithDay(text, day => f with { LetterDate = day })),
        new("place", f => f.Place, (f, text) => f with { Place = text }),
        new("occasion", f => f.OccasionName, (f, text) => f with { OccasionName = text }),
        new("occasion-place", f => f.OccasionPlace, (f, text) => f with { OccasionPlace = text }),
        new("occasion-date", f => FieldText.Of(f.OccasionDate), (f, text) => FieldText.WithDay(text, day => f with { OccasionDate = day })),
        new("due", f => FieldText.Of(f.ReplyDue), (f, text) => FieldText.WithDay(text, day => f with { ReplyDue = day })),
        new("targets", f => f.Targets, (f, text) => f with { Targets = text }),
        new("closing", f => f.Closing, (f, text) => f with { Closing = text }),
        new("signatories", f => f.Signatories, (f, text) => f with { Signatories = text }),
        new("kind", f => $"{f.Kind}", (f, text) => Enum.TryParse<LetterKind>(text, out var kind) && Enum.IsDefined(kind) ? f with { Kind = kind } : null),
        new("language", f => f.Language, (f, text) => f with { Language = text.Trim() }));
}
