using System.Text.RegularExpressions;

namespace AdvocacyTracker.Import;

/// <summary>The words a file may use where it has a choice.</summary>
internal static partial class Words
{
    /// <summary>The enum's value that the word names; its capitals are spaces, <c>in review</c> for <c>InReview</c>.</summary>
    public static T Choose<T>(ImportSet set, SourceLine at, string key, string word, T otherwise) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Spaced(value) == Field.KeyOf(word)) return value;
        }

        set.Refuse(at, $"{key} “{Excerpt.Of(word)}” is not known: use one of {string.Join(", ", Enum.GetValues<T>().Select(Spaced))}.");
        return otherwise;
    }

    /// <summary>Whether a word can be a key or a slug: small letters, digits and hyphens.</summary>
    public static bool IsSlug(string word) => word.Length <= 80 && Slug().IsMatch(word);

    /// <summary>Whether it is a letter's reference, such as <c>2017-003</c>.</summary>
    public static bool IsLetterReference(string word) => word.Length <= 20 && Reference().IsMatch(word);

    /// <summary>Whether it has the shape of a language tag (RFC 5646), such as <c>ar</c> or <c>pt-BR</c>.</summary>
    public static bool IsLanguage(string word) => word.Length <= 35 && LanguageTag().IsMatch(word);

    private static string Spaced<T>(T value) where T : struct, Enum => Capital().Replace(value.ToString(), " $1").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{3,}\z")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguageTag();
}
