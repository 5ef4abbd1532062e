namespace AdvocacyTracker.Web.Tests.Bed;

/// <summary>Where things lie in the checkout the tests run in.</summary>
internal static class Checkout
{
    /// <summary>The checkout's top folder.</summary>
    public static string Top { get; } = FindTop();

    /// <summary>The built program, of the same configuration as the tests.</summary>
    public static string WebProgram { get; } = Path.Combine(Top, "src", "AdvocacyTracker.Web", "bin",
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!, "net10.0", "AdvocacyTracker.Web.dll");

    private static string FindTop()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AdvocacyTracker.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("AdvocacyTracker.sln lies in no folder above the tests.");
    }
}
