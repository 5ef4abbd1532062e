using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Demands;

/// <summary>Somebody outside the house who reviews one letter by a secret link: a lawyer, a partner, a relative. The link belongs to the first browser that gives a name; its secrets are stored as hashes only.</summary>
public sealed class OutsideReviewer
{
    /// <summary>The most links of a letter that may be open at once.</summary>
    public const int MostOpen = 20;

    /// <summary>The most that one link may be used to say: verdicts and remarks together.</summary>
    public const int MostAnswers = 200;

    /// <summary>For how many days a link works unless somebody says otherwise.</summary>
    public const int UsualDays = 7;

    /// <summary>For how many days a link works at most.</summary>
    public const int MostDays = 30;

    private static readonly TimeSpan BetweenVisits = TimeSpan.FromMinutes(15);

    private OutsideReviewer()
    {
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The letter it opens.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>For whom it was made; only the desk reads this.</summary>
    public string MadeFor { get; private set; } = null!;

    /// <summary>SHA-256 of the link's token.</summary>
    public string TokenHash { get; private set; } = null!;

    /// <summary>SHA-256 of the secret in the browser it belongs to; null before.</summary>
    public string? BrowserHash { get; private set; }

    /// <summary>The name they gave; empty before.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>From when on it no longer works.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was taken back; null otherwise.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When they gave their name; null before.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When they last came, to the quarter of an hour.</summary>
    public DateTimeOffset? LastOpenedAt { get; private set; }

    /// <summary>Said of an address that is no link.</summary>
    public static Refusal NoSuchLink { get; } = new("There is no such link: its address may be cut off, so open it again from the message it came in.");

    internal static (OutsideReviewer Link, string Token) Make(Guid letterId, string madeFor, int days, DateTimeOffset now)
    {
        var token = Secret.Make();
        return (new() { Id = Guid.CreateVersion7(), LetterId = letterId, MadeFor = madeFor.Trim(), TokenHash = Secret.HashOf(token), MadeAt = now, ExpiresAt = now.AddDays(days) }, token);
    }

    /// <summary>Why no link to a letter at this stage can be made, or null. Who makes one is another question (<see cref="Letter.WhyNotConfide"/>).</summary>
    public static Refusal? WhyNotMake(LetterStage stage) => HasGoneOut(stage) ? new("This letter has gone out: there is nothing left to review.") : null;

    /// <summary>Why nobody can use it any more, or null.</summary>
    public Refusal? WhyShut(LetterStage stage, DateTimeOffset now) =>
        RevokedAt is not null ? new("This link was taken back: ask whoever sent it to you for a new one.")
        : now >= ExpiresAt ? new("This link has expired: ask whoever sent it to you for a new one.")
        : HasGoneOut(stage) ? new("The letter has gone out, and nothing more is needed of you.")
        : null;

    /// <summary>Why this browser can't use it, or null: it belongs to the one in which a name was given.</summary>
    public Refusal? WhyNotIn(string? browser) =>
        BrowserHash is null || (browser is not null && Secret.HashOf(browser) == BrowserHash) ? null
        : new("This link is in use in another browser: open it there, or ask whoever sent it to you for a new one.");

    /// <summary>Why nothing can be decided now on words at these stages, or null. Their verdict is advice, and asked for with the reviewers’.</summary>
    public static Refusal? WhyNotDecide(LetterStage letter, DemandStage text) => (letter, text) switch
    {
        (LetterStage.InReview, DemandStage.Submitted) => null,
        (LetterStage.InReview, _) => new("These words are not with the reviewers yet: remark on them, and decide once they are."),
        (LetterStage.Draft, _) => new("The letter is still being written: remark on it, and decide once it is in review."),
        _ => new("The letter is signed off, and its words are settled: there is nothing left to decide."),
    };

    /// <summary>Said when the words moved on between reading and deciding: the page shows them as they stand, without a comparison.</summary>
    public static Refusal WordsHaveChanged { get; } = new("These words were changed while you were reading: read them again as they stand here, and decide on those.");

    /// <summary>The most open remarks by one link on one text, so that colleagues have room for theirs.</summary>
    public const int MostOpenRemarks = 20;

    /// <summary>What the trail calls all of them: it never forgets, and a name may say which letter it is, or be in danger itself. The link's number leads to it.</summary>
    internal const string TrailName = "Somebody outside";

    /// <summary>Whether a name was marked so.</summary>
    internal static bool IsMarked(string name) => name.EndsWith(" (outside)", StringComparison.Ordinal);

    /// <summary>The name as the house reads it, so that nobody takes them for a member.</summary>
    internal static string Marked(string name) => $"{name.Trim()} (outside)";

    internal void Open(string name, string browser, DateTimeOffset now) =>
        (Name, BrowserHash, OpenedAt, LastOpenedAt) = (name.Trim(), Secret.HashOf(browser), now, now);

    /// <summary>Whether a visit now is another one than the last.</summary>
    internal bool ComesAgain(DateTimeOffset now) => now - LastOpenedAt >= BetweenVisits;

    internal void ComeBack(DateTimeOffset now) => LastOpenedAt = now;

    internal void Revoke(DateTimeOffset now) => RevokedAt = now;

    private static bool HasGoneOut(LetterStage stage) => stage is LetterStage.Sent or LetterStage.Recalled;
}

/// <summary>What a browser brings to a link: the token in its address, and the secret that the browser keeps, if it keeps one.</summary>
public sealed record OutsideKey(string Token, string? Browser);
