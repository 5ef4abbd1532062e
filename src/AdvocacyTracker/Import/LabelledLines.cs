using System.Text.RegularExpressions;

namespace AdvocacyTracker.Import;

/// <summary>
/// Lines such as <c>Places: Hamburg</c>, or a label alone with a line <c>- …</c> for each of several. Not YAML: a colon
/// or a quotation mark in an ask needs no care. A line that starts with two spaces goes on with the line above.
/// </summary>
internal static partial class LabelledLines
{
    public static FieldMap Read(ImportSet set, string file, string[] lines, int linesBefore)
    {
        List<(string Key, int Line, List<FieldText> Texts)> labels = [];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            var number = linesBefore + i + 1;
            var texts = labels.Count > 0 ? labels[^1].Texts : [];
            if (line.Length == 0) continue;
            if (line.StartsWith("- ", StringComparison.Ordinal) && labels.Count > 0) texts.Add(new(line[2..].Trim(), number));
            else if (line.StartsWith("  ", StringComparison.Ordinal) && texts.Count > 0) texts[^1] = texts[^1] with { Text = $"{texts[^1].Text} {line.Trim()}" };
            else if (Label().Match(line) is { Success: true } label) Start(label.Groups[1].Value, label.Groups[2].Value.Trim(), number);
            else set.Refuse(new(file, number), "this line is not understood below “Asks:”: start it with a hyphen, with a label such as “Places:”, or with two spaces to go on with the line above.");
        }

        return new([.. labels.Select(label => new Field(label.Key, new FieldList(label.Texts, label.Line), label.Line)).Select(Single)], linesBefore + 1);

        void Start(string written, string value, int number)
        {
            var key = Field.KeyOf(written);
            if (labels.Exists(label => label.Key == key)) set.Refuse(new(file, number), $"the label “{Excerpt.Of(key)}” is there twice: keep one.");
            labels.Add((key, number, value.Length > 0 ? [new(value, number)] : []));
        }
    }

    private static Field Single(Field field) =>
        field.Value is FieldList { Values: [FieldText one] } ? field with { Value = one } : field;

    [GeneratedRegex(@"\A([A-Za-z][A-Za-z _-]{0,40}):(?: (.*))?\z")]
    private static partial Regex Label();
}
