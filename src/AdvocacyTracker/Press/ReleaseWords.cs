using System.Text.Json.Serialization;
using AdvocacyTracker.Sending;

namespace AdvocacyTracker.Press;

/// <summary>What the approval of a headline is of.</summary>
public sealed record HeadlineWords(string Headline, string Subhead, string Language);

/// <summary>What the approval of a release's text is of: the body, word for word the demands it prints, and what the house says of itself under it.</summary>
/// <param name="CallOutTitle">Title of the call-out box; empty without one.</param>
/// <param name="CallOutText">Its text, in Markdown.</param>
/// <param name="Pictures">Its pictures and what is said of them, the first above the text; null when there are none, and then not among the words that are approved.</param>
/// <param name="Wordings">The release's own words of some of the demands, which are printed in the place of the letter's; null when there are none, and then not among the words that are approved.</param>
public sealed record ReleaseWords(
    string Language, string Dateline, string Body, string Contacts, bool WithCallOut, IReadOnlyList<DemandInLetter> Demands, IReadOnlyList<Letters.FilledField> Fields,
    string Boilerplate, string CallOutTitle, string CallOutText, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReleaseWording>? Wordings = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReleasePicture>? Pictures = null)
{
    /// <summary>The release's own words of a demand; null where it prints the letter's.</summary>
    public ReleaseWording? WordingOf(string reference) => Wordings?.FirstOrDefault(w => w.DemandReference == reference);

    /// <summary>A demand as the release prints it: title and text in its own words and language where it has any. What exactly is asked stays the letter's.</summary>
    internal DemandInLetter AsPrinted(DemandInLetter demand) => WordingOf(demand.Reference) is { } own ? new(demand.Reference, demand.Words with { Title = own.Title, Text = own.Text }) : demand;

    /// <summary>All of it as plain lines, for comparing two revisions word by word: whatever the approval is of can be seen to change.</summary>
    public string InLines() => string.Join('\n',
    [
        $"Dateline: {Dateline}", "", Body, "",
        .. Demands.Select(d => $"{d.Reference}{(d.Language is { } language ? $" ({language})" : "")}: {d.Words.InLines()}\n"),
        .. (Wordings ?? []).Select(w => $"{w.DemandReference} in the release’s own words: {w.InLines()}\n"),
        .. (Pictures ?? []).Select(p => $"Picture {p.Hash[..8]}: {p.InLines()}\n"),
        .. Fields.Select(f => $"{{{{{f.Name}}}}}: {f.Value.Replace('\n', ' ')}"),
        $"Contacts: {Contacts}", $"About us: {Boilerplate}",
        WithCallOut ? $"Call-out: {CallOutTitle}. {CallOutText}" : "Without a call-out box",
        $"Language: {Language}",
    ]);
}

/// <summary>A release as it was published: everything its page is made of.</summary>
/// <param name="Letters">References of its letters.</param>
/// <param name="TranslatesQuotations">Whether it quotes its letters in another language than theirs; left out of what is stored where it doesn't.</param>
public sealed record PublishedWords(
    HeadlineWords Headline, ReleaseWords Text, IReadOnlyList<string> Letters, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool TranslatesQuotations = false);
