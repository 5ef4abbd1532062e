using System.Text;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Import;

/// <summary>Fetches the files of an import from disk: files as named, and of a folder every <c>.md</c> and <c>.yaml</c> file in it and below.</summary>
public static class ImportFolder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The files, each once, folders in the order of their files' names; a README.md is a note to people and is passed over.
    /// Refused when one is missing, can't be read, is not UTF-8 or is over <see cref="ImportReader.FileLimit"/>.
    /// </summary>
    public static Result<IReadOnlyList<ImportFile>> Read(IReadOnlyList<string> paths)
    {
        List<ImportFile> files = [];
        HashSet<string> seen = [];
        foreach (var path in paths)
        {
            var listed = List(path);
            if (!listed.IsDone) return listed.Refusal;
            foreach (var (file, name) in listed.Value.Where(found => !IsReadme(found.Name) && seen.Add(Path.GetFullPath(found.File))))
            {
                var read = ReadFile(file, name);
                if (!read.IsDone) return read.Refusal;
                files.Add(read.Value);
            }
        }

        return files;
    }

    private static Result<List<(string File, string Name)>> List(string path)
    {
        if (File.Exists(path) && !IsRead(path)) return new Refusal($"{path}: only .md and .yaml files are read: save it as one of them.");
        if (File.Exists(path)) return new List<(string, string)> { (path, path) };
        if (!Directory.Exists(path)) return new Refusal($"{path}: there is no such file or folder: check the name.");
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false };
            return Directory.EnumerateFiles(path, "*", options).Where(IsRead)
                .Select(file => (file, Path.GetRelativePath(path, file).Replace('\\', '/')))
                .OrderBy(found => found.Item2, StringComparer.Ordinal).ToList();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return new Refusal($"{path}: the folder can't be read: check that you may open it.");
        }
    }

    private static Result<ImportFile> ReadFile(string file, string name)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[ImportReader.FileLimit + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > ImportReader.FileLimit ? ImportReader.TooLong(name) : new ImportFile(name, Strict.GetString(bytes, 0, length).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            return new Refusal($"{name}: the file is not UTF-8 text: save it again as UTF-8.");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return new Refusal($"{name}: the file can't be read: check that you may open it.");
        }
    }

    private static bool IsRead(string file) => Path.GetExtension(file).ToLowerInvariant() is ".md" or ".yaml";

    private static bool IsReadme(string name) => Path.GetFileName(name).Equals("README.md", StringComparison.OrdinalIgnoreCase);
}
