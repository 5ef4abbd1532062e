using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AdvocacyTracker.Text;

/// <summary>
/// Blacks a name out of sources of texts. It finds what <see cref="WrittenNames"/> finds, and the name also where Markdown parts it,
/// and in addresses, whose words are joined by hyphens, dots or percent signs: rather too much is blacked out than too little.
/// </summary>
internal sealed partial class BlackInk(string name)
{
    /// <summary>What stands in place of a name, however long it was.</summary>
    public const string Bar = "█████";

    private const string Joined = "*~`\\[]", Parting = "_.+>", Kept = "*~`[]_";

    private readonly string _name = Reading.Of(name).Signs;

    /// <summary>The text with the bar in place of the name, wherever it stands.</summary>
    public string Over(string text) => ChangeOf(text).Apply(text).Value!;

    /// <summary>The change that blacks the name out of a text.</summary>
    public ChangeSet ChangeOf(string text)
    {
        var (sections, at) = (new ChangeSections(), 0);
        foreach (var (start, end) in Find(text))
        {
            // A sign that stands for several letters, in which the name was found before.
            if (start < at) continue;
            sections.Keep(start - at);
            // Marks inside the name close what stands open before it.
            sections.Replace(end - start, Bar + string.Concat(Enumerable.Range(start, end - start).Where(i => Kept.Contains(text[i]) && !Reading.IsApostrophe(text, i)).Select(i => text[i])));
            at = end;
        }
        sections.Keep(text.Length - at);
        return new(sections.All);
    }

    /// <summary>Words as JSON with the bar in place of the name; null where they don't hold it. Tags of languages are no words.</summary>
    public string? OverJson(string json)
    {
        var (root, isChanged) = (JsonNode.Parse(json), false);
        JsonNode? Walk(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject fields:
                    foreach (var (field, value) in fields.Where(f => f.Key != "Language").ToList()) Put(value, changed => fields[field] = changed);
                    break;
                case JsonArray list:
                    for (var i = 0; i < list.Count; i++) Put(list[i], changed => list[i] = changed);
                    break;
                case JsonValue value when value.TryGetValue<string>(out var text) && Over(text) is var over && over != text:
                    isChanged = true;
                    return JsonValue.Create(over);
            }
            return node;
        }
        void Put(JsonNode? node, Action<JsonNode?> put)
        {
            var walked = Walk(node);
            if (!ReferenceEquals(walked, node)) put(walked);
        }
        root = Walk(root);
        return isChanged ? root!.ToJsonString() : null;
    }

    private IEnumerable<(int Start, int End)> Find(string text)
    {
        if (_name.Length == 0) yield break;
        var reading = Reading.Of(text);
        for (var (from, at) = (0, 0); (at = reading.Signs.IndexOf(_name, from, StringComparison.Ordinal)) >= 0;)
        {
            var end = at + _name.Length;
            var isPart = WordEdge.Cuts(reading.Signs, at) || WordEdge.Cuts(reading.Signs, end);
            if (!isPart) yield return (reading.Starts[at], reading.Ends[end - 1]);
            from = isPart ? at + 1 : end;
        }
    }

    /// <summary>A text as its letters are compared, and where in it each of them stands.</summary>
    private sealed record Reading(string Signs, IReadOnlyList<int> Starts, IReadOnlyList<int> Ends)
    {
        public static Reading Of(string text)
        {
            var (signs, starts, ends, isApart) = (new StringBuilder(), new List<int>(), new List<int>(), false);
            for (int at = 0, end; at < text.Length; at = end)
            {
                end = at + LengthAt(text, at);
                var sign = IsApostrophe(text, at) ? "'" : SignOf(text[at..end]);
                if (sign == " ") isApart = true;
                if (sign.Length == 0 || sign == " ") continue;
                if (isApart && signs.Length > 0 && !(IsUnspaced(signs[^1]) && IsUnspaced(sign[0]))) Add(" ", at, at);
                isApart = false;
                Add(sign, at, end);
            }
            return new(signs.ToString(), starts, ends);

            void Add(string sign, int start, int end)
            {
                signs.Append(sign);
                starts.AddRange(Enumerable.Repeat(start, sign.Length));
                ends.AddRange(Enumerable.Repeat(end, sign.Length));
            }
        }

        // A sign with its accents, or one that is written as an entity or in an address.
        private static int LengthAt(string text, int at) =>
            text[at] is '&' or '%' && Escaped().Match(text, at) is { Success: true } escaped ? escaped.Length : StringInfo.GetNextTextElementLength(text, at);

        private static string SignOf(string element)
        {
            if (element.Length == 1 && Joined.Contains(element[0], StringComparison.Ordinal)) return "";
            if (element.Length == 1 && Parting.Contains(element[0], StringComparison.Ordinal)) return " ";
            var read = element[0] == '&' ? WebUtility.HtmlDecode(element) : element[0] == '%' ? Uri.UnescapeDataString(element) : element;
            var sign = WrittenNames.Fold(read);
            return sign == "-" || (sign.Length == 0 && read.Any(char.IsWhiteSpace)) ? " " : sign;
        }

        // Between letters a backtick is one; elsewhere it is a mark.
        public static bool IsApostrophe(string text, int at) => text[at] == '`' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);

        private static bool IsUnspaced(char sign) => Rune.TryCreate(sign, out var rune) && WrittenNames.IsUnspaced(rune);
    }

    [GeneratedRegex(@"\G(?:&#?\w{1,31};|(?:%[0-9A-Fa-f]{2})+)")]
    private static partial Regex Escaped();
}
