using System.IO.Compression;
using System.Text;
using System.Xml;
using AdvocacyTracker.Rules;
using DocumentFormat.OpenXml.Packaging;

namespace AdvocacyTracker.Import;

/// <summary>Opens a .docx file that may be anything. What could fill the memory or the stack is refused before Open XML reads it; nothing it refers to is ever fetched, and no macro is ever run.</summary>
internal static class WordFile
{
    private const int MostParts = 2_000;

    // A letter's text is far below one megabyte.
    private const int MostXml = 16 * 1024 * 1024;

    private const int DeepestXml = 200;

    private const int MostParagraphs = 20_000;

    private static readonly Refusal Damaged = new("This Word file is damaged, or no Word file at all: open it in Word and save it again as .docx.");

    private static readonly Refusal TooMuch = new("This Word file unpacks to far more than a letter holds: copy its text to a new file and save that.");

    private static readonly Refusal TooLong = new($"This Word file has more than {MostParagraphs} paragraphs, empty ones among them: copy the letter’s text to a new file and save that.");

    public static Result<T> Open<T>(byte[] file, Func<MainDocumentPart, Result<T>> read)
    {
        if (file.Length > WordCopy.MostBytes) return new Refusal($"This file is larger than {WordCopy.MostBytes / 1024 / 1024} MB: take the pictures out of it and save it again.");
        if (WhyOld(file) is { } old) return old;
        try
        {
            if (WhyNot(file) is { } refusal) return refusal;
            using var stream = new MemoryStream(file, writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostXml });
            return document.MainDocumentPart is { } main && IsLookedThrough(main) && main.Document is not null ? read(main) : Damaged;
        }
#pragma warning disable CA1031 // The readers of zip, XML and Open XML throw many things on bytes that are none; somebody's file must never stop the desk.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return Damaged;
        }
    }

    // A file locked with a password and one of the old kind are both compound files; a locked one names what it holds.
    private static Refusal? WhyOld(byte[] file)
    {
        if (!file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return null;
        return file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? new("This Word file is locked with a password: save it without one.")
            : new("This is a Word file of the old kind (.doc): open it in Word and save it as .docx.");
    }

    // What is read must have been looked through, and a part may have any name.
    private static bool IsLookedThrough(MainDocumentPart main) => main.Parts.Select(p => p.OpenXmlPart).Append(main)
        .All(p => p is ImagePart or FontTablePart or EmbeddedPackagePart or EmbeddedObjectPart or VbaProjectPart || IsXml(p.Uri.OriginalString));

    private static bool IsXml(string name) => name.Contains(".xml", StringComparison.OrdinalIgnoreCase) || name.Contains(".rels", StringComparison.OrdinalIgnoreCase);

    private static Refusal? WhyNot(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts) return TooMuch;
        var (left, paragraphs) = ((long)MostXml, 0);
        foreach (var part in zip.Entries.Where(e => IsXml(e.FullName)))
        {
            left -= part.Length;
            if (left < 0) return TooMuch;
            using var stream = part.Open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostXml });
            while (xml.Read())
            {
                if (xml.Depth > DeepestXml) return TooMuch;
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "p" } && ++paragraphs > MostParagraphs) return TooLong;
            }
        }
        return null;
    }
}
