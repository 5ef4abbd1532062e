using AdvocacyTracker.Demands;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>
/// Reads what a demand rests on in law, written
/// <c>treaty: International Covenant on Civil and Political Rights; article 21; as printed “the Covenant”</c>.
/// </summary>
internal static class LegalBases
{
    private const string Article = "article ";
    private const string AsPrinted = "as printed ";

    public static IReadOnlyList<LegalBasis> Read(ImportSet set, Fields fields) =>
        [.. fields.Texts("legal bases", limit: 3 * TextRules.LineLimit).Select(written => Read(set, fields.At("legal bases") with { Line = written.Line }, written.Text))];

    private static LegalBasis Read(ImportSet set, SourceLine at, string written)
    {
        var colon = written.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
        {
            set.Refuse(at, $"“{Excerpt.Of(written)}” does not say what kind of text it is: write it like “treaty: its name; article 21”.");
            return new(BasisKind.Treaty, "");
        }

        var kind = Words.Choose(set, at, "kind of text", written[..colon], BasisKind.Treaty);
        var parts = written[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries);
        var basis = new LegalBasis(kind, parts[0]);
        foreach (var part in parts[1..]) basis = With(set, at, basis, part);
        set.Refuse(TextRules.WhyNotLine($"{at}: the name of the legal basis", basis.Identifier, required: true));
        set.Refuse(TextRules.WhyNotLine($"{at}: the article", basis.Article));
        set.Refuse(TextRules.WhyNotLine($"{at}: the printed form", basis.AsPrinted));
        return basis;
    }

    private static LegalBasis With(ImportSet set, SourceLine at, LegalBasis basis, string part)
    {
        if (part.StartsWith(Article, StringComparison.OrdinalIgnoreCase)) return basis with { Article = part[Article.Length..].Trim() };
        if (part.StartsWith(AsPrinted, StringComparison.OrdinalIgnoreCase)) return basis with { AsPrinted = part[AsPrinted.Length..].Trim().Trim('“', '”', '"') };
        set.Refuse(at, $"“{Excerpt.Of(part)}” is not understood after a legal basis: write “article …” or “as printed “…””, with semicolons between.");
        return basis;
    }
}
