using System.Text.Json;
using AdvocacyTracker.Demands;
using AdvocacyTracker.Import;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;
using AdvocacyTracker.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace AdvocacyTracker.Web.Demands;

/// <summary>A page of the desk on whose texts remarks are made.</summary>
public abstract class RemarksDeskPage : DeskPage
{
    private RenderContext _context = RenderContext.Empty;

    /// <summary>What remarks are made on here.</summary>
    protected IReadOnlyList<RemarkedText> Texts { get; private set; } = [];

    /// <summary>The remarks on these texts.</summary>
    protected IReadOnlyList<RemarkView> Remarks { get; private set; } = [];

    /// <summary>The passage last chosen in one of them.</summary>
    protected ChosenPassage? Chosen { get; private set; }

    /// <summary>What the panel does with remarks.</summary>
    protected RemarkDeeds RemarkDeeds => new(
        (text, form) => TellAsync(async ct => (await Workflow.AddAsync(text.Part, text.Id, form, Actor, ct)).Refusal is { } refusal ? refusal : Result.Done, "The remark is made."),
        (remark, words) => TellAsync(ct => Workflow.ReplyAsync(remark.Id, words, Actor, ct), "Your reply is there."),
        remark => TellAsync(ct => Workflow.ResolveAsync(remark.Id, Actor, ct), "The remark is resolved."),
        remark => TellAsync(ct => Workflow.ReopenAsync(remark.Id, Actor, ct), "The remark is open again."),
        remark => TellAsync(ct => Workflow.AcceptAsync(remark.Id, Actor, ct), "Accepted: the suggested words stand in the text."),
        remark => TellAsync(ct => Workflow.DeclineAsync(remark.Id, Actor, ct), "Declined: the words stay as they are."),
        BringInAsync);

    [Inject]
    private RemarkQueries RemarkList { get; set; } = null!;

    [Inject]
    private RemarkWorkflow Workflow { get; set; } = null!;

    [Inject]
    private MarkdownRenderer Printer { get; set; } = null!;

    /// <summary>Reads the remarks on these texts: a body first, then the demands in it.</summary>
    /// <param name="context">What the body is printed with.</param>
    protected async Task ReadRemarksAsync(RenderContext context, params IReadOnlyList<RemarkedText> texts)
    {
        (_context, Texts, Remarks) = (context, texts, await RemarkList.OfAsync(texts, Actor, Closed));
        foreach (var (part, id) in Remarks.Where(r => r.IsFarBehind).Select(r => (r.Part, r.SubjectId)).Distinct()) await Workflow.KeepPlacesAsync(part, id, Actor, Closed);
    }

    /// <summary>Where the remarks on a body are, as the editor's script reads it; those on all of it are nowhere in particular.</summary>
    protected string PassagesOf(RemarkedText text) => JsonSerializer.Serialize(Remarks.Where(r => r.SubjectId == text.Id && !r.IsOnWhole).Select(r =>
        new { id = r.Id, start = r.Start, end = r.End, version = r.Version, open = r.IsOpen, blocking = r.IsBlocking }));

    /// <summary>Takes the words chosen in a text to a new remark: its form opens, unless they were only selected while writing.</summary>
    protected void ChoosePassage(RemarkedText text, PassageChosenEventArgs chosen, bool isSelected = false) =>
        Chosen = new(text.Part, text.Id, string.IsNullOrEmpty(chosen.Quote) ? null : new Passage(chosen.Start, chosen.End, chosen.Version, chosen.Quote), isSelected);

    // The page stays alive while the file is read and placed, and the deed follows what is written meanwhile.
    private async Task<Result<BroughtIn>> BringInAsync(byte[] file)
    {
        var texts = Texts;
        var proposal = await WordProposal.OfAsync(file, texts, Printer, _context, Closed);
        if (!proposal.IsDone) return proposal.Refusal;
        BroughtIn? brought = null;
        var refusal = await TellAsync(async ct =>
        {
            var result = await Workflow.BringInAsync(texts[0].Part, texts[0].Id, proposal.Value.Remarks, Actor, ct);
            brought = result.Value;
            return result.Refusal is { } r ? r : Result.Done;
        }, null);
        if (refusal is not null) return refusal;
        return brought! with { Left = [.. proposal.Value.Left, .. brought.Left] };
    }

    // A refusal is told beside the remark it is about, not at the head of the page.
    private async Task<Refusal?> TellAsync(Func<CancellationToken, Task<Result>> deed, string? done)
    {
        // Not done and not refused would close a form over words that are still on their way.
        if (IsBusy) return new Refusal("The last deed is still under way: wait a moment.");
        if (await DoAsync(deed, done)) return null;
        var refusal = Refusal;
        Refusal = null;
        return refusal;
    }
}

/// <summary>A passage somebody chose, or the text alone when they chose no words in it.</summary>
/// <param name="IsSelected">Whether it is only selected in the editor: that may be to write on, so nothing opens and nothing takes the focus.</param>
public sealed record ChosenPassage(AdvocacyTracker.Letters.Part Part, Guid SubjectId, Passage? Passage, bool IsSelected = false);

/// <summary>What is done with remarks. Each gives the refusal, or null when it was done.</summary>
public sealed record RemarkDeeds(
    Func<RemarkedText, RemarkForm, Task<Refusal?>> Add, Func<RemarkView, string, Task<Refusal?>> Reply, Func<RemarkView, Task<Refusal?>> Resolve,
    Func<RemarkView, Task<Refusal?>> Reopen, Func<RemarkView, Task<Refusal?>> Accept, Func<RemarkView, Task<Refusal?>> Decline,
    Func<byte[], Task<Result<BroughtIn>>> BringIn);
