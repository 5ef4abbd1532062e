using System.Text;
using AdvocacyTracker.Import;

namespace AdvocacyTracker.Tests.Import;

public sealed class ImportFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("import-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_gives_its_texts_in_the_order_of_their_names()
    {
        Write("people.yaml", "p");
        Write("letters/b.md", "b");
        Write("letters/a.md", "a");
        Assert.Equal([new("letters/a.md", "a"), new("letters/b.md", "b"), new ImportFile("people.yaml", "p")], ImportFolder.Read([folder]).Value!);
    }

    [Fact]
    public void A_README_and_other_files_are_passed_over()
    {
        Write("README.md", "about");
        Write("letters/readme.md", "about");
        Write("photo.png", "png");
        Write("a.yml", "a: b");
        Assert.Empty(ImportFolder.Read([folder]).Value!);
    }

    [Fact]
    public void A_file_named_twice_is_read_once() =>
        Assert.Single(ImportFolder.Read([Write("a.md", "a"), folder]).Value!);

    [Fact]
    public void A_byte_order_mark_is_taken_off() =>
        Assert.Equal("a", ImportFolder.Read([Write("a.md", [0xEF, 0xBB, 0xBF, (byte)'a'])]).Value![0].Text);

    [Fact]
    public void A_path_that_leads_nowhere_is_refused() =>
        Assert.Contains("there is no such file or folder", Given.Refused(ImportFolder.Read([Path.Combine(folder, "none.md")])), StringComparison.Ordinal);

    [Fact]
    public void A_file_of_another_kind_is_refused_when_it_is_named() =>
        Assert.Contains("only .md and .yaml files are read", Given.Refused(ImportFolder.Read([Write("a.docx", "a")])), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0xE9, 0x74, 0xE9 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void Another_encoding_than_UTF_8_is_refused(byte[] bytes)
    {
        Write("a.md", bytes);
        Assert.Equal("a.md: the file is not UTF-8 text: save it again as UTF-8.", Given.Refused(ImportFolder.Read([folder])));
    }

    [Fact]
    public void A_file_of_2_MB_is_read_and_a_larger_one_refused()
    {
        Write("a.md", new byte[ImportReader.FileLimit]);
        Assert.True(ImportFolder.Read([folder]).IsDone);
        Write("a.md", new byte[ImportReader.FileLimit + 1]);
        Assert.Equal("a.md: the file is larger than 2 MB: split it, or shorten it.", Given.Refused(ImportFolder.Read([folder])));
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_refused()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows asks for a privilege to make a symbolic link.");
        File.CreateSymbolicLink(Path.Combine(folder, "a.md"), Path.Combine(folder, "gone.md"));
        Assert.Equal("a.md: the file can't be read: check that you may open it.", Given.Refused(ImportFolder.Read([folder])));
    }

    private string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
