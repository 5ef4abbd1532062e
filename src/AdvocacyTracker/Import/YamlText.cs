using AdvocacyTracker.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AdvocacyTracker.Import;

/// <summary>
/// The part of YAML that people write by hand: keys, texts and lists. Anchors, aliases and tags are refused,
/// since a few lines of them can unfold into gigabytes.
/// </summary>
internal sealed class YamlText
{
    private const int DeepestNesting = 6;

    private readonly string file;
    private readonly int linesBefore;
    private readonly Parser parser;

    private YamlText(string file, string text, int linesBefore) =>
        (this.file, this.linesBefore, parser) = (file, linesBefore, new Parser(new StringReader(text)));

    /// <summary>Reads one document. <paramref name="linesBefore"/> are the lines of the file above the text.</summary>
    public static Result<FieldValue> Read(string file, string text, int linesBefore = 0)
    {
        try
        {
            return Box(new YamlText(file, text, linesBefore).ReadDocument());
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception broken) when (broken is YamlException or ArgumentException or OverflowException or FormatException or InvalidOperationException)
        {
            var line = broken is YamlException yaml ? (int)yaml.Start.Line + linesBefore : 0;
            return new Refusal($"{new SourceLine(file, line)}: this is not well-formed YAML: check the indentation, and put a text that holds a colon, a # or a quotation mark between double quotes.");
        }
    }

    private static Result<FieldValue> Box(FieldValue value) => value;

    private FieldValue ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _)) return new FieldMap([], 0);
        parser.Consume<DocumentStart>();
        var value = ReadValue(depth: 1);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out var more)) throw Refuse(parser.Current ?? more!, "a second YAML document starts here: keep one document in a file");
        return value;
    }

    private FieldValue ReadValue(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias)) throw Refuse(alias, "aliases (*name) are not read: write the value out");
        if (!parser.Accept<NodeEvent>(out var node)) throw new YamlException("A value was expected.");
        if (!node.Anchor.IsEmpty) throw Refuse(node, "anchors (&name) are not read: write the value out");
        if (!node.Tag.IsEmpty) throw Refuse(node, "tags (!name) are not read: write the value alone");
        if (depth > DeepestNesting) throw Refuse(node, $"this is nested deeper than {DeepestNesting} levels: write it flat");

        if (parser.TryConsume<Scalar>(out var scalar)) return new FieldText(scalar.Value, Line(scalar));
        return parser.Accept<SequenceStart>(out _) ? ReadList(depth) : ReadMap(depth);
    }

    private FieldList ReadList(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        List<FieldValue> values = [];
        while (!parser.TryConsume<SequenceEnd>(out _)) values.Add(ReadValue(depth + 1));
        return new(values, Line(start));
    }

    private FieldMap ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>();
        List<Field> fields = [];
        HashSet<string> keys = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadValue(depth + 1) is not FieldText key) throw Refuse(start, "a key must be a word: write it before a colon");
            var name = Field.KeyOf(key.Text);
            if (!keys.Add(name)) throw new RefusedException($"{new SourceLine(file, key.Line)}: the key “{Excerpt.Of(name)}” is there twice: keep one.");
            fields.Add(new(name, ReadValue(depth + 1), key.Line));
        }

        return new(fields, Line(start));
    }

    private int Line(ParsingEvent at) => (int)at.Start.Line + linesBefore;

    private RefusedException Refuse(ParsingEvent at, string sentence) => new($"{new SourceLine(file, Line(at))}: {sentence}.");

    /// <summary>Carries a refusal out of the depth of a document; never leaves this type.</summary>
    private sealed class RefusedException(string sentence) : Exception(sentence)
    {
        public Refusal Refusal { get; } = new(sentence);
    }
}
