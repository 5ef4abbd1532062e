using AdvocacyTracker.Demands;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>The remarks that a Word copy of a text brings, each on its passage, and what could not be placed.</summary>
public sealed record WordProposal(IReadOnlyList<BroughtRemark> Remarks, IReadOnlyList<NotBroughtIn> Left)
{
    // A file takes the processor for a while, and much memory: whoever comes third waits.
    internal static SemaphoreSlim Room { get; } = new(2, 2);

    /// <summary>Reads a Word copy and places what it holds, beside the caller's thread; at most two at once.</summary>
    public static async Task<Result<WordProposal>> OfAsync(byte[] file, IReadOnlyList<RemarkedText> texts, MarkdownRenderer renderer, RenderContext context, CancellationToken ct)
    {
        await Room.WaitAsync(ct);
        try
        {
            return await Task.Run<Result<WordProposal>>(() =>
            {
                var copy = WordCopy.Read(file);
                if (!copy.IsDone) return copy.Refusal;
                return Of(copy.Value, texts, renderer, context);
            }, ct);
        }
        finally
        {
            Room.Release();
        }
    }

    /// <summary>Places what a Word copy holds in a body and the demands printed in it, as they stand now.</summary>
    public static WordProposal Of(WordCopy copy, IReadOnlyList<RemarkedText> texts, MarkdownRenderer renderer, RenderContext context) =>
        new WordPlacing(copy, texts, renderer, context).Place();
}
