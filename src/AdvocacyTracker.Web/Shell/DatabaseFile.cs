namespace AdvocacyTracker.Web.Shell;

/// <summary>The SQLite file holds drafts, password hashes and keys: it is made so that only the user who runs the program can read it.</summary>
internal static class DatabaseFile
{
    /// <summary>Makes the file and its folder where they are missing; what is there already is left as it is.</summary>
    public static void Make(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }
        if (!Directory.Exists(folder)) Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (File.Exists(file)) return;
        using var made = new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
    }
}
