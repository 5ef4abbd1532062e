using System.Text;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Import;

/// <summary>
/// Reads a set of files into a proposal, all or nothing: <c>newsroom.yaml</c>, <c>people.yaml</c>,
/// <c>recipients.yaml</c>, <c>replies.yaml</c>, <c>outcomes.yaml</c>, and a letter or a release in each <c>.md</c> file, in any order. The format is told in docs/import.md.
/// </summary>
public static class ImportReader
{
    /// <summary>The most one file may hold, in UTF-8 bytes.</summary>
    public const int FileLimit = 2 * 1024 * 1024;

    /// <summary>The proposal, or the first thing that is wrong with its file and line.</summary>
    public static Result<Proposal> Read(IReadOnlyList<ImportFile> files)
    {
        var set = new ImportSet();
        var found = new Found();
        if (files.Count == 0) return new Refusal("There is nothing to import: name a .md or .yaml file, or a folder that holds some.");
        foreach (var file in files)
        {
            if (WhyNotText(file) is { } refusal) return refusal;
            ReadFile(set, found, file with { Text = TextRules.Normalize(file.Text).TrimStart('\uFEFF') });
            if (set.Refusal is not null) return set.Refusal;
        }

        set.FindEverybody(found.Members, found.Recipients);
        if (found.Releases.FirstOrDefault(r => r.TranslationOf.Length > 0 && found.Releases.Any(o => o.Slug == r.TranslationOf && o.TranslationOf.Length > 0)) is { } chained)
            return set.Refusal ?? new Refusal($"The release “{chained.Slug}” says that it translates “{chained.TranslationOf}”, which is a translation itself: name the release that they both began with.");
        FollowUpFiles.FindLetters(set, found.Letters, found.Replies, found.Outcomes);
        return set.Refusal is null ? new Proposal(found.Newsroom, found.Members, found.Recipients, found.Letters, found.Releases, found.Replies, found.Outcomes) : set.Refusal;
    }

    private static Refusal? WhyNotText(ImportFile file)
    {
        if (file.Text.Length > FileLimit || Encoding.UTF8.GetByteCount(file.Text) > FileLimit) return TooLong(file.Name);
        var number = 0;
        foreach (var line in file.Text.Split('\n'))
        {
            if (TextRules.WhyNotPassage($"{new SourceLine(file.Name, ++number)}: the text", line.TrimEnd('\r'), limit: FileLimit) is { } refusal) return refusal;
        }

        return null;
    }

    /// <summary>The refusal of a file over <see cref="FileLimit"/>.</summary>
    internal static Refusal TooLong(string name) => new($"{name}: the file is larger than {FileLimit / 1024 / 1024} MB: split it, or shorten it.");

    private static void ReadFile(ImportSet set, Found found, ImportFile file)
    {
        var name = file.Name[(file.Name.LastIndexOfAny(['/', '\\']) + 1)..].ToLowerInvariant();
        switch (name)
        {
            case "newsroom.yaml": ReadNewsroom(set, found, file); break;
            case "people.yaml": found.Members.AddRange(Each(set, file, "a member").Select(fields => PeopleFile.Read(set, fields))); break;
            case "recipients.yaml": found.Recipients.AddRange(Each(set, file, "a recipient").Select(fields => RecipientsFile.Read(set, fields))); break;
            case "replies.yaml": found.Replies.AddRange(Each(set, file, "a reply", "letter").Select(fields => FollowUpFiles.Reply(set, fields))); break;
            case "outcomes.yaml": found.Outcomes.AddRange(Each(set, file, "an outcome", "demand").Select(fields => FollowUpFiles.Outcome(set, fields))); break;
            case var _ when name.EndsWith(".md", StringComparison.Ordinal): ReadMarkdown(set, found, file); break;
            case var _ when name.EndsWith(".yaml", StringComparison.Ordinal): set.Refuse(new(file.Name, 0), "this file's name is not known: call it newsroom.yaml, people.yaml, recipients.yaml, replies.yaml or outcomes.yaml."); break;
            default: set.Refuse(new(file.Name, 0), "only .md and .yaml files are read: save it as one of them."); break;
        }
    }

    private static void ReadNewsroom(ImportSet set, Found found, ImportFile file)
    {
        if (found.NewsroomFile is not null) set.Refuse(new(file.Name, 0), $"the newsroom is already told in {found.NewsroomFile}: keep one of the two files.");
        found.NewsroomFile = file.Name;
        var read = YamlText.Read(file.Name, file.Text);
        if (!read.IsDone) set.Refuse(read.Refusal);
        else if (read.Value is FieldMap map) found.Newsroom = NewsroomFile.Read(set, new(set, file.Name, map, "a newsroom"));
        else set.Refuse(new(file.Name, read.Value.Line), "keys are expected here: write each as “key: value”.");
    }

    private static IEnumerable<Fields> Each(ImportSet set, ImportFile file, string thing, string first = "key")
    {
        var read = YamlText.Read(file.Name, file.Text);
        if (!read.IsDone) set.Refuse(read.Refusal);
        else if (read.Value is not FieldList && read.Value is not FieldMap { Fields: [] }) set.Refuse(new(file.Name, read.Value.Line), $"a list is expected here: start each {thing[(thing.IndexOf(' ', StringComparison.Ordinal) + 1)..]} with “- {first}:”.");
        else if (read.Value is FieldList list)
        {
            foreach (var value in list.Values)
            {
                if (value is FieldMap map) yield return new(set, file.Name, map, thing);
                else set.Refuse(new(file.Name, value.Line), $"{thing} needs keys of its own: start it with “- {first}:”.");
            }
        }
    }

    private static void ReadMarkdown(ImportSet set, Found found, ImportFile file)
    {
        var read = FrontMatter.Read(file);
        if (!read.IsDone)
        {
            set.Refuse(read.Refusal);
            return;
        }

        var keys = read.Value.Keys.Fields.Select(field => field.Key).ToHashSet();
        switch (keys.Contains("letter"), keys.Contains("release"))
        {
            case (true, false): found.Letters.Add(LetterFile.Read(set, file.Name, read.Value)); break;
            case (false, true): found.Releases.Add(ReleaseFile.Read(set, file.Name, read.Value)); break;
            case (true, true): set.Refuse(new(file.Name, 1), "the file is both a letter and a release: keep one of the keys “letter” and “release”."); break;
            default: set.Refuse(new(file.Name, 1), "this is neither a letter nor a release: add the key “letter:” with its reference, or “release:” with its address."); break;
        }
    }

    private sealed class Found
    {
        public ProposedNewsroom? Newsroom { get; set; }

        public string? NewsroomFile { get; set; }

        public List<ProposedMember> Members { get; } = [];

        public List<ProposedRecipient> Recipients { get; } = [];

        public List<ProposedLetter> Letters { get; } = [];

        public List<ProposedRelease> Releases { get; } = [];

        public List<ProposedReply> Replies { get; } = [];

        public List<ProposedOutcome> Outcomes { get; } = [];
    }
}
