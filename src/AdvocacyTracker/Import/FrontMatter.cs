using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Import;

/// <summary>A Markdown file taken apart: the keys between its two lines <c>---</c>, and the text below them.</summary>
internal sealed record FrontMatter(FieldMap Keys, string Body, int LinesBeforeBody)
{
    private const string Rule = "---";
    private const int Longest = 64 * 1024;

    public static Result<FrontMatter> Read(ImportFile file)
    {
        var lines = file.Text.Split('\n');
        if (lines[0].TrimEnd() != Rule) return new Refusal($"{new SourceLine(file.Name, 1)}: this is neither a letter nor a release: start the file with a line --- and the keys of one.");
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Rule);
        if (end < 0) return new Refusal($"{new SourceLine(file.Name, 1)}: the keys that start here never end: close them with a second line ---.");

        var keys = string.Join('\n', lines[1..end]);
        if (keys.Length > Longest) return new Refusal($"{file.Name}: the keys above the text are longer than {Longest / 1024} KB: shorten them.");
        var read = YamlText.Read(file.Name, keys, linesBefore: 1);
        if (!read.IsDone) return read.Refusal;
        if (read.Value is not FieldMap map) return new Refusal($"{new SourceLine(file.Name, 2)}: keys are expected between the lines ---: write each as “key: value”.");
        return new FrontMatter(map with { Line = 1 }, string.Join('\n', lines[(end + 1)..]), end + 1);
    }
}
