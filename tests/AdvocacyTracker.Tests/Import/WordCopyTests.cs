using System.IO.Compression;
using System.Text;
using AdvocacyTracker.Import;
using AdvocacyTracker.Tests.Bed;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Office2013.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Plain = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace AdvocacyTracker.Tests.Import;

/// <summary>What is read from a Word file, and what is refused.</summary>
public sealed class WordCopyTests
{
    public static TheoryData<string, string, string[]> Changes { get; } = new()
    {
        { "The [-old-] house", "The old house", ["4-7 “” Anna Counsel"] },
        { "The [+new +]house", "The house", ["4-4 “new ” Anna Counsel"] },
        { "The [-old-][+new+] house", "The old house", ["4-7 “new” Anna Counsel"] },
        { "The [+new+][-old-] house", "The old house", ["4-7 “new” Anna Counsel"] },
        { "[-A-][+Bo|B+] [+c+]", "A ", ["0-1 “B” Anna Counsel and Bo", "2-2 “c” Anna Counsel"] },
        { "[~One. ~]Two.[^ One.^]", "One. Two.", ["0-5 “” Anna Counsel", "9-9 “ One.” Anna Counsel"] },
    };

    public static TheoryData<string, byte[]> NoWordFiles { get; } = new()
    {
        { "damaged, or no Word file", [] },
        { "damaged, or no Word file", Encoding.UTF8.GetBytes("Dear all") },
        { "damaged, or no Word file", Zip(("word/document.xml", "<x/>")) },
        { "damaged, or no Word file", WithPart("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>") },
        { "damaged, or no Word file", WithPart("word/document.xml", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>") },
        { "of the old kind (.doc)", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0] },
        { "locked with a password", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "larger than 10 MB", new byte[WordCopy.MostBytes + 1] },
        { "unpacks to far more", WithPart("word/styles.xml", $"<x>{new string(' ', 17 * 1024 * 1024)}</x>") },
        { "unpacks to far more", WithPart("word/styles.xml", string.Concat(Enumerable.Repeat("<x>", 100_000)) + string.Concat(Enumerable.Repeat("</x>", 100_000))) },
        { "unpacks to far more", Zip([.. Enumerable.Range(0, 2_001).Select(n => ($"word/{n}.xml", "<x/>"))]) },
        { "damaged, or no Word file", Zip(
            ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='bin' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"),
            ("_rels/.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.bin'/></Relationships>"),
            ("word/document.bin", $"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 50_000))}{string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 50_000))}</w:body></w:document>")) },
        { "more than 500", WordFiles.Of([.. Enumerable.Repeat("[+b+][+¶+]", 20_000)]) },
        { "more than 20000 paragraphs", WithPart("word/document.xml", $"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{string.Concat(Enumerable.Repeat("<w:p/>", 20_001))}</w:body></w:document>") },
        { "more than 500", WordFiles.Of([.. Enumerable.Repeat("", 10_000), .. Enumerable.Repeat("[+b+]", 501), "One."]) },
        { "more than 500", WordFiles.Of(["a"], [.. Enumerable.Repeat("Why?", 501)]) },
        { "no tracked changes and no comments", WordFiles.Of("Dear all") },
        { "more than 500", WordFiles.Of(string.Concat(Enumerable.Repeat("a[+b+]", 501))) },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_paragraph_is_read_as_it_was_with_what_was_changed_in_it(string marked, string before, string[] changes)
    {
        var paragraph = Assert.Single(Read(WordFiles.Of(marked)).Paragraphs);
        Assert.Equal(before, paragraph.Text);
        Assert.Equal(changes, paragraph.Edits.Select(e => $"{e.Start}-{e.End} “{e.Instead}” {e.Author}"));
    }

    [Fact]
    public void A_new_paragraph_is_words_put_in_and_one_that_was_joined_to_the_next_says_so()
    {
        var copy = Read(WordFiles.Of("One.[+¶+]", "[+New.+]", "[-Gone.-][-¶-]", "Two.[-¶-]", "Three."));
        Assert.Equal(["One.", "Gone.", "Two.", "Three."], copy.Paragraphs.Select(p => p.Text));
        Assert.Equal("\u2029New.", Assert.Single(copy.Paragraphs[0].Edits).Instead);
        Assert.Equal([null, null, WordFiles.Anna, null], copy.Paragraphs.Select(p => p.JoinedBy));
        Assert.Equal("\u2029New.", Assert.Single(Read(WordFiles.Of("One.", "[+New.+][+¶+]", "")).Paragraphs[0].Edits).Instead);
    }

    [Fact]
    public void A_change_says_when_it_was_made() =>
        Assert.Equal(new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc), Read(WordFiles.Of("a[+b+]")).Paragraphs[0].Edits[0].At);

    [Fact]
    public void Formatting_alone_is_no_change()
    {
        var bold = new Run(new RunProperties(new Bold(), new RunPropertiesChange(new PreviousRunProperties()) { Author = "Anna", Id = "1" }), new Plain("bold"));
        Assert.Equal(["0-0 “x”"], Read(Written(new Paragraph(new InsertedRun(new Run(new Plain("x"))) { Author = "A" }, bold))).Paragraphs[0].Edits.Select(e => $"{e.Start}-{e.End} “{e.Instead}”"));
    }

    [Fact]
    public void What_one_put_in_and_another_took_out_again_never_was() =>
        Assert.Equal("ac", Read(Written(new Paragraph(new Run(new Plain("a")), new InsertedRun(new DeletedRun(new Run(new DeletedText("b"))) { Author = "B" }) { Author = "A" }, new Run(new Plain("c")), new InsertedRun(new Run(new Plain("d"))) { Author = "A" }))).Paragraphs[0].Text);

    [Fact]
    public void A_comment_is_about_its_words_and_brings_its_replies_along()
    {
        var copy = Read(WordFiles.Of(["The [1<old ho", "use>1] [2<[-stands-][+stood+]>2]."], "Which?", "Sure?"));
        Assert.Equal(["0:4-1:3 Which?", "1:4-1:10 Sure?"], copy.Comments.Select(c => $"{c.Paragraph}:{c.Start}-{c.LastParagraph}:{c.End} {c.Words}"));

        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(new Paragraph(new CommentRangeStart { Id = "1" }, new Run(new Plain("Words")), new CommentRangeEnd { Id = "1" })));
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(
                new Comment(new Paragraph(new Run(new Plain("Why?"))) { ParagraphId = "00000001" }) { Id = "1", Author = "A" }, new Comment(new Paragraph(new Run(new Plain("Because."))) { ParagraphId = "00000002" }) { Id = "2", Author = "B" });
            main.AddNewPart<WordprocessingCommentsExPart>().CommentsEx = new CommentsEx(new CommentEx { ParaId = "00000001" }, new CommentEx { ParaId = "00000002", ParaIdParent = "00000001" });
        }
        Assert.Equal("Why?\nB: Because.", Assert.Single(Read(stream.ToArray()).Comments).Words);
    }

    [Theory, MemberData(nameof(NoWordFiles))]
    public void What_is_no_good_Word_file_is_refused_in_one_sentence(string why, byte[] file) =>
        Assert.Contains(why, House.Refused(WordCopy.Read(file).Refusal), StringComparison.Ordinal);

    [Fact]
    public void What_a_file_refers_to_outside_is_never_fetched_and_stops_nothing()
    {
        using var stream = new MemoryStream();
        stream.Write(WordFiles.Of("a[+b+]"));
        using (var document = WordprocessingDocument.Open(stream, true))
            document.MainDocumentPart!.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("http://192.0.2.1/template.dotm"));
        Assert.Single(Read(stream.ToArray()).Paragraphs);
    }

    [Fact]
    public void Whatever_bytes_are_changed_a_file_is_read_or_refused()
    {
        var file = WordFiles.Of(["The [1<old>1] [-house-][+home+].[+¶+]", "[+New.+]"], "Which?");
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte).Array[1, 8].Sample(changes =>
        {
            var bytes = file.ToArray();
            foreach (var (at, value) in changes) bytes[at] = value;
            var read = WordCopy.Read(bytes);
            if (!read.IsDone) House.Refused(read.Refusal);
        }, iter: 3_000);
    }

    [Fact]
    public void Whatever_is_changed_in_its_markup_a_file_is_read_or_refused()
    {
        var xml = Encoding.UTF8.GetString(PartOf(WordFiles.Of(["The [1<old>1] [-house-][+home+].[+¶+]", "[+New.+]"], "Which?"), "word/document.xml"));
        string[] pieces = ["<w:ins>", "</w:ins>", "<w:p>", "</w:p>", "<w:commentRangeStart w:id=\"1\"/>", "<w:commentRangeEnd/>", "<w:del w:author=\"\"><w:r><w:t>x</w:t></w:r></w:del>", "&#0;", "\"", "<w:tbl>", "<w:br w:type=\"nope\"/>", "w:date=\"never\" "];
        Gen.Select(Gen.Int[0, xml.Length], Gen.Int[0, 12], Gen.Int[0, pieces.Length - 1]).Array[1, 4].Sample(changes =>
        {
            var text = xml;
            foreach (var (at, cut, piece) in changes)
            {
                var start = Math.Min(at, text.Length);
                text = text[..start] + pieces[piece] + text[Math.Min(text.Length, start + cut)..];
            }
            var read = WordCopy.Read(WithPart("word/document.xml", text));
            if (!read.IsDone) House.Refused(read.Refusal);
        }, iter: 2_000);
    }

    private static WordCopy Read(byte[] file) => House.Value(WordCopy.Read(file));

    private static byte[] Written(params OpenXmlElement[] paragraphs)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document)) document.AddMainDocumentPart().Document = new Document(new Body(paragraphs));
        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }

    private static byte[] WithPart(string name, string text)
    {
        using var stream = new MemoryStream();
        stream.Write(WordFiles.Of(["a[1<b>1]"], "Which?"));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
        return stream.ToArray();
    }

    private static byte[] PartOf(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var copy = new MemoryStream();
        using var part = zip.GetEntry(name)!.Open();
        part.CopyTo(copy);
        return copy.ToArray();
    }
}
