using System.Diagnostics;
using AdvocacyTracker.Import;

namespace AdvocacyTracker.Tests.Import;

public sealed class ImportRefusalTests
{
    [Theory]
    [InlineData("subject: Water", "subjet: Water", "a.md, line 1: a letter has no subject")]
    [InlineData("subject: Water", "subject:", "a.md, line 3: subject is empty")]
    [InlineData("stage: in review", "stage: in revue", "a.md, line 4: stage “in revue” is not known: use one of draft, in review, sent.")]
    [InlineData("stage: in review", "subject: Again", "a.md, line 4: the key “subject” is there twice")]
    [InlineData("stage: in review", "stage: in review\ncolour: red", "a.md, line 5: “colour” is no key of a letter: use one of")]
    [InlineData("stage: in review", "stage: sent\nsent on: 30 June 2017", "a.md, line 5: sent on “30 June 2017” is not a date: write it like 2017-06-30")]
    [InlineData("stage: in review", "stage: sent\nsent on: 2017-02-30", "a.md, line 5: sent on “2017-02-30” is not a date")]
    [InlineData("stage: in review", "stage: in review\nsent on: 2017-06-30", "a.md, line 5: only a sent letter has a date")]
    [InlineData("stage: in review", "stage: sent\nsent on: 2017-06-29\nletter date: 2017-06-30", "a.md, line 5: the letter was sent before its own date")]
    [InlineData("stage: in review", "stage: draft", "a.md, line 4: a draft has no approvals yet")]
    [InlineData("subject: Water", "subject: Chad: water", "a.md, line 3: this is not well-formed YAML")]
    [InlineData("owner: ines", "owner: nobody", "a.md, line 5: nobody in people.yaml has the key “nobody”")]
    [InlineData("owner: ines", "owner: nandi", "a.md, line 5: “nandi” is no Drafter in people.yaml")]
    [InlineData("addressee: mayor", "addressee: mayer", "a.md, line 6: nobody in recipients.yaml has the key “mayer”")]
    [InlineData("addressee: mayor", "addressee: [mayor, mayor]", "a.md, line 6: “mayor” is there twice")]
    [InlineData("addressee: mayor", "cc: mayor", "the letter is past its draft and has no addressee")]
    [InlineData("addressee: mayor", "addressee: mayor\noccasion: soon", "an occasion needs keys of its own")]
    [InlineData("addressee: mayor", "addressee: mayor\nlanguage: English", "“English” is not a language tag")]
    [InlineData("letter: 2026-020", "letter: 26-20", "a.md, line 2: “26-20” is not a letter's reference")]
    [InlineData("letter: 2026-020", "release: x\nletter: 2026-020", "a.md, line 1: the file is both a letter and a release")]
    [InlineData("letter: 2026-020\n", "", "a.md, line 1: this is neither a letter nor a release")]
    [InlineData("---\nNo water", "No water", "a.md, line 1: the keys that start here never end")]
    [InlineData("# Demands", "# Demands\n\nWe ask:", "a.md, line 12: a demand must start here")]
    [InlineData("## D-2026-020-1 Turn it on", "## Turn it on", "a.md, line 12: “Turn” is no reference of a demand of this letter")]
    [InlineData("## D-2026-020-1 Turn it on", "## D-2026-021-1 Turn it on", "a.md, line 12: “D-2026-021-1” is no reference of a demand of this letter")]
    [InlineData("## D-2026-020-1 Turn it on", "## D-2026-020-1", "a.md, line 12: the demand's title is empty")]
    [InlineData("Asks:", "We ask:", "a.md, line 12: the demand “D-2026-020-1” asks for nothing")]
    [InlineData("- Turn it on: today.\n- Keep it\n  on.\n", "", "a.md, line 16: no ask follows")]
    [InlineData("Nobody may be without water.\n", "", "a.md, line 12: the demand's text is empty")]
    [InlineData("Places: Halden", "Town: Halden", "a.md, line 20: “town” is no key of a demand")]
    [InlineData("Places: Halden", "Places: Halden\nPlaces: Town", "a.md, line 21: the label “places” is there twice")]
    [InlineData("Places: Halden", "in Halden", "a.md, line 20: this line is not understood")]
    [InlineData("Nobody may", "{{addressee}} may not let anybody", "a.md, line 12: a demand can't hold {{fields}}")]
    [InlineData("Places: Halden", "Due: soon", "a.md, line 20: due “soon” is not a date")]
    [InlineData("Places: Halden", "Legal bases: the Covenant", "a.md, line 20: “the Covenant” does not say what kind")]
    [InlineData("Places: Halden", "Legal bases: rumour: heard", "a.md, line 20: kind of text “rumour” is not known")]
    [InlineData("Places: Halden", "Legal bases: treaty: ICCPR; somewhere", "a.md, line 20: “somewhere” is not understood")]
    [InlineData("Approved by: amal", "Approved by: ines", "a.md, line 21: “ines” owns these words")]
    [InlineData("Approved by: amal", "Approved by: nobody", "a.md, line 21: nobody in people.yaml has the key “nobody”")]
    public void A_letter_written_wrongly_is_refused_with_its_line(string passage, string otherwise, string sentence) =>
        Assert.Contains(sentence, Given.Refused(Given.Read(letter: Given.LetterBut(passage, otherwise))), StringComparison.Ordinal);

    [Theory]
    [InlineData("release: halden-water", "release: Halden Water", "b.md, line 2: “Halden Water” can't be a release's address")]
    [InlineData("headline: No water\n", "", "b.md, line 1: a release has no headline")]
    [InlineData("letters: 2026-020", "letters: [2026-020, 2026-020]", "b.md, line 4: a letter is named twice")]
    [InlineData("letters: 2026-020", "published at: 2026-12-01T09:00:00", "b.md, line 4: published at “2026-12-01T09:00:00” is not an instant with its zone")]
    [InlineData("letters: 2026-020", "published at: 2026-12-01", "b.md, line 4: published at “2026-12-01” is not an instant with its zone")]
    [InlineData("letters: 2026-020", "stage: in review\npublished at: 2026-11-01T09:00:00Z", "b.md, line 4: a published release is neither a draft nor in review")]
    [InlineData("letters: 2026-020", "call-out: perhaps", "b.md, line 4: call-out “perhaps” is neither yes nor no")]
    [InlineData("owner: nandi", "owner: ines", "b.md, line 5: “ines” is no Comms in people.yaml")]
    [InlineData("owner: nandi", "owner: nandi\napproved by: nandi", "b.md, line 6: “nandi” owns these words")]
    public void A_release_written_wrongly_is_refused_with_its_line(string passage, string otherwise, string sentence) =>
        Assert.Contains(sentence, Given.Refused(Given.Read(release: Given.But(Given.Release, passage, otherwise))), StringComparison.Ordinal);

    [Theory]
    [InlineData("e-mail: ines@lantern.example", "e-mail: ines", "people.yaml, line 3: “ines” is not an e-mail address")]
    [InlineData("e-mail: amal@lantern.example", "e-mail: INES@lantern.example", "the e-mail address “INES@LANTERN.EXAMPLE” is already used in people.yaml, line 3")]
    [InlineData("key: amal", "key: ines", "people.yaml, line 6: the member's key “ines” is already used in people.yaml, line 1")]
    [InlineData("key: amal", "key: Amal H", "people.yaml, line 6: the key “Amal H” is not plain")]
    [InlineData("roles: [drafter]", "roles: [writer]", "people.yaml, line 4: role “writer” is not known: use one of none, drafter, reviewer, comms, admin.")]
    [InlineData("roles: [drafter]", "roles: drafter\n  phone: 1", "people.yaml, line 5: “phone” is no key of a member")]
    [InlineData("name: Inês Carvalho", "name: [Inês, Carvalho]", "people.yaml, line 2: name must be one text")]
    [InlineData("- key: ines", "- &one\n  key: ines", "people.yaml, line 1: anchors (&name) are not read")]
    [InlineData("name: Inês Carvalho", "name: *one", "people.yaml, line 2: aliases (*name) are not read")]
    [InlineData("name: Inês Carvalho", "name: !!binary aGk=", "people.yaml, line 2: tags (!name) are not read")]
    [InlineData("name: Inês Carvalho", "name: \"Inês", "this is not well-formed YAML")]
    [InlineData("name: Inês Carvalho", "name: \"\\uD800\"", "people.yaml, line 2:")]
    [InlineData("name: Inês Carvalho", "name: \"a\\0b\"", "people.yaml, line 2: name holds a control character (U+0000)")]
    [InlineData("- key: ines", "- just a name\n- key: ines", "people.yaml, line 1: a member needs keys of its own")]
    [InlineData("- key: nandi", "---\n- key: nandi", "people.yaml, line 10: a second YAML document starts here")]
    public void A_team_written_wrongly_is_refused_with_its_line(string passage, string otherwise, string sentence) =>
        Assert.Contains(sentence, Given.Refused(Given.Read(people: Given.But(Given.People, passage, otherwise))), StringComparison.Ordinal);

    [Fact]
    public void An_office_that_ends_before_it_starts_is_refused() =>
        Assert.Contains("recipients.yaml, line 6: the office ends before it starts", Given.Refused(Given.Read(recipients: Given.Recipients + "\n  office until: 2023-01-01")), StringComparison.Ordinal);

    [Theory]
    [InlineData("notes.yaml", "a: b", "notes.yaml: this file's name is not known")]
    [InlineData("notes.txt", "a", "notes.txt: only .md and .yaml files are read")]
    [InlineData("notes.md", "Just a text.", "notes.md, line 1: this is neither a letter nor a release")]
    [InlineData("notes.md", "", "notes.md, line 1: this is neither a letter nor a release")]
    [InlineData("newsroom.yaml", "- a", "newsroom.yaml, line 1: keys are expected here")]
    [InlineData("newsroom.yaml", "", "newsroom.yaml: a newsroom has no name")]
    [InlineData("newsroom.yaml", "name: A\nzone: Lisbon", "newsroom.yaml, line 2: zone “Lisbon” is not a time zone that is known here: write one like Europe/Lisbon")]
    [InlineData("old/people.yaml", "key: x", "old/people.yaml, line 1: a list is expected here")]
    public void A_file_of_another_kind_is_refused(string name, string text, string sentence) =>
        Assert.Contains(sentence, Given.Refused(Given.Read(more: new ImportFile(name, text))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_at_all_is_refused() =>
        Assert.StartsWith("There is nothing to import", Given.Refused(ImportReader.Read([])), StringComparison.Ordinal);

    [Fact]
    public void The_same_letter_twice_is_refused_naming_both_files() =>
        Assert.Equal("c.md, line 2: the letter's reference “2026-020” is already used in a.md, line 2: give one of them another.", Given.Refused(Given.Read(more: new ImportFile("c.md", Given.Letter))));

    [Fact]
    public void The_same_release_twice_is_refused() =>
        Assert.Contains("the release's address “halden-water” is already used in b.md, line 2", Given.Refused(Given.Read(more: new ImportFile("c.md", Given.Release))), StringComparison.Ordinal);

    [Fact]
    public void The_same_demand_twice_is_refused() =>
        Assert.Contains("a.md, line 23: the demand's reference “D-2026-020-1” is already used in a.md, line 12", Given.Refused(Given.Read(letter: $"{Given.Letter}\n\n{Given.Letter[Given.Letter.IndexOf("## D", StringComparison.Ordinal)..]}")), StringComparison.Ordinal);

    [Fact]
    public void Two_newsrooms_are_refused() =>
        Assert.Equal("b/newsroom.yaml: the newsroom is already told in newsroom.yaml: keep one of the two files.", Given.Refused(Given.Read(more: [new ImportFile("newsroom.yaml", "name: A"), new ImportFile("b/newsroom.yaml", "name: B")])));

    [Fact]
    public void A_name_of_300_characters_is_refused() =>
        Assert.Equal("people.yaml, line 2: name has 300 characters; the most is 200: shorten it.", Given.Refused(Given.Read(people: Given.But(Given.People, "Inês Carvalho", new string('a', 300)))));

    [Fact]
    public void Asks_that_are_too_long_together_are_refused() =>
        Assert.Contains("a.md, line 16: asks has 9", Given.Refused(Given.Read(letter: Given.LetterBut("- Turn it on: today.", string.Join('\n', Enumerable.Repeat("- " + new string('a', 900), 10))))), StringComparison.Ordinal);

    [Fact]
    public void A_lone_surrogate_is_refused() =>
        Assert.Equal("a.md, line 8: the text holds half a character (a lone surrogate): type or paste it again.", Given.Refused(Given.Read(letter: Given.LetterBut("has come", "has\uD83D come"))));

    [Fact]
    public void A_control_character_is_refused() =>
        Assert.Contains("a.md, line 8: the text holds a control character (U+0007)", Given.Refused(Given.Read(letter: Given.LetterBut("has come", "has\a come"))), StringComparison.Ordinal);

    [Fact]
    public void A_body_of_1_MB_is_refused() =>
        Assert.Equal("a.md: This text is longer than 256 KB: shorten it.", Given.Refused(Given.Read(letter: Given.LetterBut("No water", new string('w', 1024 * 1024)))));

    [Fact]
    public void A_file_over_2_MB_is_refused() =>
        Assert.Contains("a.md: the file is larger than 2 MB", Given.Refused(Given.Read(letter: new string('w', ImportReader.FileLimit + 1))), StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("\"")]
    [InlineData("a: ")]
    [InlineData("a: b\n")]
    [InlineData("!")]
    [InlineData("&a ")]
    [InlineData("- &a [*a]\n")]
    [InlineData("|\n")]
    [InlineData(" ")]
    [InlineData("%YAML 9999999999.1\n---\n")]
    [InlineData("[],")]
    [InlineData("''")]
    [InlineData("# c\n")]
    public void Hostile_YAML_is_answered_quickly(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();
        var read = ImportReader.Read([new("people.yaml", text)]);
        Assert.True(read.IsDone || read.Refusal.Sentence.Length < 400);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed}");
    }
}
