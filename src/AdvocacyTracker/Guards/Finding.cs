namespace AdvocacyTracker.Guards;

/// <summary>What a guard found in words that are about to go out.</summary>
/// <param name="Blocks">Whether they can't go out before it is mended; otherwise it warns, and people decide.</param>
/// <param name="Sentence">What is wrong, and what to do.</param>
/// <param name="Place">Where it is mended: the part of the page's own address behind the <c>#</c>.</param>
public sealed record Finding(bool Blocks, string Sentence, string Place)
{
    /// <summary>Keeps the words from going out.</summary>
    public static Finding Blocking(string sentence, string place) => new(true, sentence, place);

    /// <summary>Says something that people should look at.</summary>
    public static Finding Warning(string sentence, string place) => new(false, sentence, place);
}

/// <summary>Places on a letter's and a release's page.</summary>
public static class Places
{
    /// <summary>The running text.</summary>
    public const string Body = "body-editor";

    /// <summary>A release's pictures.</summary>
    public const string Pictures = "pictures";

    /// <summary>The letter's subject.</summary>
    public const string Subject = "f-subject";

    /// <summary>The letter's salutation.</summary>
    public const string Salutation = "f-salutation";

    /// <summary>The letter's closing.</summary>
    public const string Closing = "f-closing";

    /// <summary>The date a letter bears.</summary>
    public const string LetterDate = "f-date";

    /// <summary>Where the letter is written.</summary>
    public const string Place = "f-place";

    /// <summary>What the letter is written for.</summary>
    public const string Occasion = "f-occasion";

    /// <summary>Where that is.</summary>
    public const string OccasionPlace = "f-occasion-place";

    /// <summary>Whose conduct must change.</summary>
    public const string Targets = "f-targets";

    /// <summary>Who signs.</summary>
    public const string Signatories = "f-signatories";

    /// <summary>Whether those who sign agreed to.</summary>
    public const string Consents = "consents-title";

    /// <summary>Who gets the letter.</summary>
    public const string Recipients = "recipients-title";

    /// <summary>The release's headline.</summary>
    public const string Headline = "n-headline";

    /// <summary>The line under it.</summary>
    public const string Subhead = "n-subhead";

    /// <summary>Where the release is dated from.</summary>
    public const string Dateline = "n-dateline";

    /// <summary>Whether the house's call-out box stands at its foot.</summary>
    public const string CallOut = "n-call-out";

    /// <summary>Whom journalists call.</summary>
    public const string Contacts = "n-contacts";

    /// <summary>The release's own words of a demand.</summary>
    public static string Wording(string reference) => $"wording-{reference}";
}
