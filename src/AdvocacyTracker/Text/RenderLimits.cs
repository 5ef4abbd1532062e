using System.Text;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Text;

/// <summary>
/// What is refused before it reaches Markdig, which takes time that grows with the square of some inputs and can't be stopped.
/// The figures are far above any real letter, and were set by measuring: whatever they let through renders well within a second.
/// </summary>
internal static class RenderLimits
{
    private const int NestingLimit = 20;

    private const int FenceLimit = 400;

    // Signs per paragraph (lines without a blank one between): the pairs of links, emphasis, code and fields are sought within it.
    private const int SignLimit = 2_000;

    private const string Signs = "[]*_`<&!{";

    public static Refusal? WhyNot(string text, int limitInBytes)
    {
        if (text.Length > limitInBytes || Encoding.UTF8.GetByteCount(text) > limitInBytes)
            return new($"This text is longer than {limitInBytes / 1024} KB and is shown without formatting: shorten it.");
        var signs = 0;
        var fences = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace()) signs = 0;
            if (NestingOf(line) > NestingLimit)
                return new("This text nests lists or quotations more than 20 deep and is shown without formatting: make it flatter.");
            if (line.TrimStart().StartsWith(":::") && ++fences > FenceLimit)
                return new($"This text has more than {FenceLimit} lines that begin with ::: and is shown without formatting: remove some.");
            signs += CountSigns(line);
            if (signs > SignLimit)
                return new($"A paragraph of this text has more than {SignLimit} brackets, asterisks or the like and the text is shown without formatting: divide the paragraph.");
        }
        return null;
    }

    // Markers at the start of a line open one block each (> - 1.); indentation may continue one block for every two columns.
    private static int NestingOf(ReadOnlySpan<char> line)
    {
        var depth = 0;
        var spaces = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is ' ' or '\t') spaces += c == '\t' ? 4 : 1;
            else if (c == '>' || (c is '-' or '+' or '*' && IsBlank(line, i + 1))) depth++;
            else if (char.IsAsciiDigit(c) || (c is '.' or ')' && i > 0 && char.IsAsciiDigit(line[i - 1]))) depth += char.IsAsciiDigit(c) ? 0 : 1;
            else break;
        }
        return depth == 0 ? 0 : depth + (spaces - depth) / 2;
    }

    private static bool IsBlank(ReadOnlySpan<char> line, int at) => at >= line.Length || line[at] is ' ' or '\t';

    private static int CountSigns(ReadOnlySpan<char> line)
    {
        var count = 0;
        foreach (var c in line)
        {
            if (Signs.Contains(c)) count++;
        }
        return count;
    }
}
