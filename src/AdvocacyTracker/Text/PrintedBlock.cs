namespace AdvocacyTracker.Text;

/// <summary>A paragraph, heading or cell as a reader sees it.</summary>
/// <param name="Text">Its words, line breaks as line feeds.</param>
/// <param name="Signs">For each UTF-16 unit of <paramref name="Text"/>, where it stands in the source.</param>
/// <param name="Start">Where its source begins, without the marker of a list, quotation or heading.</param>
/// <param name="End">Where its source ends.</param>
/// <param name="IsItem">Whether it begins an item of a list.</param>
internal sealed record PrintedBlock(string Text, IReadOnlyList<PrintedSign> Signs, IReadOnlyList<PrintedStretch> Stretches, int Start, int End, bool IsItem);

/// <summary>Where one unit of what is printed stands in the source.</summary>
/// <param name="Depth">How many stretches of emphasis, links and the like it is in.</param>
/// <param name="IsFixed">Whether the source is no such letter: the value of a field, the title of a demand, an address.</param>
internal readonly record struct PrintedSign(int Start, int End, int Depth, bool IsFixed);

/// <summary>Emphasis, a link or the like: the units of the text it is about, and its source with its marks.</summary>
internal sealed record PrintedStretch(int First, int Last, int Start, int End);
