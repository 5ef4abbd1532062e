using System.Text.Json;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Web.Shell;

/// <summary>What goes over HTTP between a body's editor and the server: alike for letters and releases.</summary>
internal static class Bodies
{
    /// <summary>The most one request may hold, in bytes: a body pasted whole, as JSON.</summary>
    public const long MostBytes = 2 * 1024 * 1024;

    /// <summary>The answer to an appended change: what became of it, or why it was refused (409).</summary>
    public static IResult Answer(Result<Appended> appended) => appended.IsDone
        ? Results.Json(new BodyAnswer(appended.Value.Taken, appended.Value.Version, Read(appended.Value.Newer)))
        : Refused(appended.Refusal);

    /// <summary>What is newer than the version the editor has.</summary>
    public static IResult Newer(NewerBody? newer, int since) => newer is null
        ? Results.NotFound()
        : Results.Json(new BodyAnswer(false, newer.Changes.Count == 0 ? since : newer.Changes[^1].Version, Read(newer.Changes)));

    /// <summary>A refusal, as the editor shows it.</summary>
    public static IResult Refused(Refusal refusal) => Results.Json(new { refusal = refusal.Sentence }, statusCode: StatusCodes.Status409Conflict);

    /// <summary>A deed's answer without a value of its own.</summary>
    public static IResult Answer(Result result) => result.IsDone ? Results.NoContent() : Refused(result.Refusal);

    /// <summary>Changes as the editor reads them.</summary>
    public static IReadOnlyList<BodyNews> Read(IReadOnlyList<NewerChange> newer) => [.. newer.Select(n => new BodyNews(n.Version, JsonDocument.Parse(n.Changes).RootElement, n.Page))];
}

/// <summary>A change as the editor sends it.</summary>
internal sealed record BodyRequest(int BaseVersion, JsonElement Changes, string? Page = null)
{
    public BodyChange ToChange() => new(BaseVersion, Changes.GetRawText(), Page ?? "");
}

/// <summary>A text that lost a conflict, to be kept.</summary>
internal sealed record KeptRequest(string Text);

/// <summary>What became of a change: taken, or the newer changes that must come first. For a look, these alone.</summary>
internal sealed record BodyAnswer(bool Taken, int Version, IReadOnlyList<BodyNews> Newer);

/// <summary>A change that was stored, and the open page it came from.</summary>
internal sealed record BodyNews(int Version, JsonElement Changes, string Page);

/// <summary>Where somebody is in a text: an open page, and places in the text at a version, or -1 for whoever only reads.</summary>
internal sealed record HereRequest(string Page, int Version, int Anchor, int Head);
