using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Sending;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Letters;

/// <summary>A letter as it will be printed, or as it was sent: for the preview and the print page.</summary>
public sealed class LetterPaper(LetterQueries letters, DemandQueries demands, SendingQueries sending, PublishedQueries published, MarkdownRenderer renderer, ComponentHtml html)
{
    /// <summary>The sheet of a letter; null when it isn't there for this person.</summary>
    public async Task<SheetView?> SheetAsync(Guid id, Actor actor, bool isPreview, CancellationToken ct)
    {
        if (await letters.FindAsync(id, actor, ct) is not { } letter) return null;
        return await sending.SentAsync(id, actor, ct) is { } sent
            ? SheetView.Of(sent, renderer)
            : await OfDraftAsync(letter, isPreview, ct);
    }

    /// <summary>The inside of the preview pane; null when the letter isn't there for this person.</summary>
    public async Task<string?> PreviewAsync(Guid id, Actor actor, CancellationToken ct) =>
        await SheetAsync(id, actor, isPreview: true, ct) is { } sheet
            ? await html.RenderAsync<SheetInside>(new() { [nameof(SheetInside.Sheet)] = sheet, [nameof(SheetInside.IsPart)] = true })
            : null;

    /// <summary>
    /// The sheet with two of its bodies laid over each other, both with the letter's present fields and demands, and how many words
    /// differ; null when the letter isn't there for this person, or the bodies can't be compared so.
    /// </summary>
    public async Task<(SheetView Sheet, WordTally Words)?> ComparedAsync(Guid id, string before, string after, Actor actor, CancellationToken ct)
    {
        if (await letters.FindAsync(id, actor, ct) is not { } letter) return null;
        var sent = await sending.SentAsync(id, actor, ct);
        if (renderer.Compare(before, after, sent?.ToRenderContext() ?? await ContextAsync(letter, ct)) is not { } compared) return null;
        return (sent is null
            ? new(letter.Words, letter.Form.LetterDate, compared.Html, (await published.NewsroomAsync(ct)).LetterheadOf(letter.Words.Signatories))
            : new(sent.Letter, sent.LetterDate, compared.Html, sent.Letterhead), compared.Words);
    }

    private async Task<RenderContext> ContextAsync(LetterView letter, CancellationToken ct) => WholeWords.ContextOf(letter.Words,
        (await demands.OfLetterAsync(letter, ct)).Where(d => d.Stage != DemandStage.Withdrawn).Select(d => new DemandInLetter(d.Reference, d.Words)));

    private async Task<SheetView> OfDraftAsync(LetterView letter, bool isPreview, CancellationToken ct)
    {
        var context = await ContextAsync(letter, ct);
        var body = isPreview ? renderer.Preview(letter.Words.Body, context) : renderer.Render(letter.Words.Body, context);
        return new(letter.Words, letter.Form.LetterDate, body, (await published.NewsroomAsync(ct)).LetterheadOf(letter.Words.Signatories));
    }
}

/// <summary>Everything a printed letter shows.</summary>
public sealed record SheetView(LetterWords Words, DateOnly? LetterDate, SafeHtml Body, PrintedLetterhead Letterhead)
{
    /// <summary>The sheet of what went out.</summary>
    public static SheetView Of(WholeWords sent, MarkdownRenderer renderer) => new(sent.Letter, sent.LetterDate, renderer.Render(sent.Letter.Body, sent.ToRenderContext()), sent.Letterhead);
}
