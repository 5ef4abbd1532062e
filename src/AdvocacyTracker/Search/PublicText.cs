using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Search;

/// <summary>What a reader sees of something public, as plain text, the running text first: what it is found by, and no word more.</summary>
internal static class PublicText
{
    /// <summary>Of a release.</summary>
    public static IReadOnlyList<string> Of(PublishedWords words, MarkdownRenderer renderer) =>
    [
        renderer.PlainText(words.Text.Body, ReadinessReader.ContextOf(words.Text)), words.Headline.Headline, words.Headline.Subhead, words.Text.Dateline, words.Text.Contacts,
        .. (words.Text.Pictures ?? []).SelectMany(p => (string[])[p.Alt, p.Caption, p.Credit]),
    ];

    /// <summary>Of a demand.</summary>
    public static IReadOnlyList<string> Of(DemandWords words, MarkdownRenderer renderer) =>
        [renderer.PlainText(words.Text, RenderContext.Empty), words.Title, .. words.Asks, words.AddressedTo, .. words.Targets, .. words.Bases.Select(b => $"{b.Identifier} {b.Article}")];

    /// <summary>Of a letter.</summary>
    public static IReadOnlyList<string> Of(WholeWords words, MarkdownRenderer renderer) =>
    [
        renderer.PlainText(words.Letter.Body, words.ToRenderContext()), words.Letter.Reference, words.Letter.Subject, words.Letter.Salutation, words.Letter.Closing,
        .. words.Letter.Recipients.SelectMany(Of), .. words.Letter.Signatories.Select(s => s.ToString()),
    ];

    // Who must act, and who will be spoken to, is the house's own strategy and printed nowhere.
    private static string[] Of(PrintedRecipient recipient) => recipient.Role switch
    {
        RecipientRole.Addressee => [recipient.EnvelopeName, recipient.Office, recipient.Organisation],
        RecipientRole.Cc => [recipient.EnvelopeName, recipient.Office],
        _ => [],
    };
}
