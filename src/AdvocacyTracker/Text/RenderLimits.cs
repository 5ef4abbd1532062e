using System.Buffers;
using System.Text;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Text;

/// <summary>
/// What is refused before it reaches Markdig or the sanitizer, whose time grows with the square of some inputs and can't be
/// stopped. The figures are far above any real letter, and were set by measuring: what they let through takes well under a second.
/// </summary>
internal ref struct RenderLimits
{
    private const int NestingLimit = 20;

    private const int LineLimit = 10_000;

    private const int FenceLimit = 400;

    private const int SignLimit = 20_000;

    // Lines without a blank one between: the ends of links, emphasis and code are sought within them.
    private const int ParagraphSignLimit = 2_000;

    // A row is filled up to the width of its header, however few of its cells are written.
    private const long CellLimit = 10_000;

    private const int OpenBracketLimit = 50;

    // The dot stands for www. and is counted only there.
    private static readonly SearchValues<char> Signs = SearchValues.Create("[]*_`<&!{:.");

    private int lines;
    private int fences;
    private int signs;
    private int paragraphSigns;
    private int openBrackets;
    private long cells;
    private long columns;
    private long rows;

    public static Refusal? WhyNot(string text, int limitInBytes)
    {
        if (text.Length > limitInBytes || Encoding.UTF8.GetByteCount(text) > limitInBytes)
            return Refused($"is longer than {limitInBytes / 1024} KB", "shorten it");
        var limits = default(RenderLimits);
        // Markdig's lines: EnumerateLines would also end one at a form feed or U+2028, and so see paragraphs that are none.
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').AsSpan();
        foreach (var line in lines.Split('\n'))
        {
            if (limits.WhyNot(lines[line]) is { } refusal) return refusal;
        }
        return null;
    }

    private Refusal? WhyNot(ReadOnlySpan<char> line)
    {
        if (++lines > LineLimit) return Refused($"has more than {LineLimit} lines", "divide it");
        if (NestingOf(line) > NestingLimit) return Refused($"nests lists or quotations more than {NestingLimit} deep", "make it flatter");
        if (line.TrimStart().StartsWith(":::") && ++fences > FenceLimit) return Refused($"has more than {FenceLimit} lines that begin with :::", "remove some");
        if (line.IndexOfAnyExcept(' ', '\t') < 0) EndParagraph();
        Count(line);
        if (openBrackets > OpenBracketLimit) return Refused($"opens more than {OpenBracketLimit} brackets in a paragraph without closing them", "close them");
        if (paragraphSigns > ParagraphSignLimit) return Refused($"has more than {ParagraphSignLimit} brackets, asterisks or the like in one paragraph", "divide the paragraph");
        if (cells + columns * rows > CellLimit) return Refused($"has tables with more than {CellLimit} cells", "put them into an attachment");
        return signs > SignLimit ? Refused($"has more than {SignLimit} brackets, asterisks or the like", "remove some") : null;
    }

    private void EndParagraph()
    {
        cells += columns * rows;
        (paragraphSigns, openBrackets, columns, rows) = (0, 0, 0, 0);
    }

    private void Count(ReadOnlySpan<char> line)
    {
        columns = Math.Max(columns, line.Count('|'));
        if (columns > 0) rows++;
        for (var at = line.IndexOfAny(Signs); at >= 0;)
        {
            var sign = line[at];
            if (sign != '.' || (at > 0 && line[at - 1] is 'w' or 'W'))
            {
                signs++;
                paragraphSigns++;
                if (sign == '[') openBrackets++;
                else if (sign == ']' && openBrackets > 0) openBrackets--;
            }
            var next = line[(at + 1)..].IndexOfAny(Signs);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    // Each marker at the start of a line (> - 1.) opens a block; every two columns of indentation may continue one.
    private static int NestingOf(ReadOnlySpan<char> line)
    {
        var (markers, spaces, digits) = (0, 0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\t') spaces += 4;
            else if (c == ' ') spaces++;
            else if (c == '>' || (c is '-' or '+' or '*' && IsGap(line, i + 1))) markers++;
            else if (c is '.' or ')' && digits > 0 && IsGap(line, i + 1)) markers++;
            else if (!char.IsAsciiDigit(c)) break;
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
        }
        return markers == 0 ? 0 : markers + Math.Max(0, spaces - markers) / 2;
    }

    private static bool IsGap(ReadOnlySpan<char> line, int at) => at >= line.Length || line[at] is ' ' or '\t';

    private static Refusal Refused(string what, string remedy) => new($"This text {what} and is shown without formatting: {remedy}.");
}
