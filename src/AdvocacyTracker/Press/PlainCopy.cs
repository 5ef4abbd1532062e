using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A published release as plain text, with its address at the end: for a mail.</summary>
public static class PlainCopy
{
    /// <summary>The copy of published words.</summary>
    public static string Of(PublishedWords words, Uri address, MarkdownRenderer renderer) => Of(words.Headline, words.Text, renderer.PlainText(words.Text.Body, ReadinessReader.ContextOf(words.Text)), address);

    /// <summary>The same where the body is plain text already.</summary>
    public static string Of(HeadlineWords headline, ReleaseWords text, string body, Uri address) => string.Join("\n\n", new[]
    {
        headline.Headline, headline.Subhead, text.Dateline.Length > 0 ? $"{text.Dateline} — {body.Trim()}" : body.Trim(), "###", text.Contacts, text.Boilerplate, address.ToString(),
    }.Where(p => p.Length > 0));
}
