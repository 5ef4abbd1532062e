using AdvocacyTracker.Text;

namespace AdvocacyTracker.Press;

/// <summary>A published release as plain text, with its address at the end: for a mail. Its pictures are named with their addresses, a line each, which is why there is no copy of anything that is not public.</summary>
public static class PlainCopy
{
    /// <summary>The copy of published words.</summary>
    public static string Of(PublishedWords words, Uri address, MarkdownRenderer renderer)
    {
        var (headline, text) = (words.Headline, words.Text);
        var body = renderer.PlainText(text.Body, ReadinessReader.ContextOf(text)).Trim();
        return string.Join("\n\n", new[]
        {
            headline.Headline, headline.Subhead, text.Dateline.Length > 0 ? $"{text.Dateline} — {body}" : body, string.Join('\n', (text.Pictures ?? []).Select(p => p.InOneLine(address))),
            PublicWords.TranslatedIn(words), "###", text.Contacts, text.Boilerplate, address.ToString(),
        }.Where(p => p.Length > 0));
    }
}
