using AdvocacyTracker.Text.Fences;
using Markdig.Parsers;
using Markdig.Syntax;

namespace AdvocacyTracker.Text.Quotes;

/// <summary>The words of a named speaker, from <c>:::quote</c> to <c>:::</c>.</summary>
internal sealed class SpeakerQuote(BlockParser parser, Fence fence) : ContainerBlock(parser)
{
    public const string Name = "quote";

    public string Source => fence.Source;

    /// <summary>Who spoke and how; null when the line does not say it in the form we know.</summary>
    public QuoteAttributes? Attributes { get; } = QuoteAttributes.Read(fence.Arguments);

    /// <summary>Whether its closing <c>:::</c> was found.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Whether it may be printed as a quotation.</summary>
    public bool IsComplete => IsEnded && Attributes is not null;
}
