using System.CommandLine;
using System.Text.Json;
using AdvocacyTracker.Data;
using AdvocacyTracker.Import;

namespace AdvocacyTracker.Web.Commands;

/// <summary><c>import FILE…</c>: reads letters, releases, people, recipients, replies and outcomes from files or folders, all or nothing.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var paths = new Argument<string[]>("FILE") { Description = "Files (.md, .yaml) or folders of them, such as seeds.", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and check the files, and store nothing." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("import", "Read letters, releases, people, recipients, replies and outcomes from files.") { paths, dryRun, json };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(paths)!, parsed.GetValue(dryRun), parsed.GetValue(json), parsed.UnmatchedTokens, ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool dryRun, bool json, IReadOnlyList<string> settings, CancellationToken ct)
    {
        // A setting after the files is taken for one of them; a mistyped option then says so itself.
        settings = [.. settings, .. paths.Where(p => p.StartsWith("--", StringComparison.Ordinal))];
        paths = [.. paths.Where(p => !p.StartsWith("--", StringComparison.Ordinal))];
        Toolbox.DemandSettings(settings);
        var files = ImportFolder.Read([.. paths.Select(BesideProgram)]);
        if (!files.IsDone) return CommandLine.Fail(files.Refusal.Sentence);
        var proposal = ImportReader.Read(files.Value);
        if (!proposal.IsDone) return CommandLine.Fail(proposal.Refusal.Sentence);
        if (dryRun) return Print(Imported.Of(proposal.Value), json, "would be imported");
        return await Toolbox.OnReadyDatabaseAsync(settings, async services =>
        {
            var imported = await services.GetRequiredService<Seeder>().ImportAsync(proposal.Value, $"{Environment.UserName} (import)", demo: false, ct);
            return imported.IsDone ? Print(imported.Value, json, "imported") : CommandLine.Fail(imported.Refusal.Sentence);
        }, ct);
    }

    // The seeds lie beside the program, whatever folder it is started from.
    private static string BesideProgram(string path) =>
        Path.Exists(path) || Path.IsPathRooted(path) || !Path.Exists(Path.Combine(AppContext.BaseDirectory, path)) ? path : Path.Combine(AppContext.BaseDirectory, path);

    private static int Print(Imported imported, bool json, string what)
    {
        Console.WriteLine(json
            ? JsonSerializer.Serialize(imported, JsonSerializerOptions.Web)
            : $"{imported.Letters} letters with {imported.Demands} demands, {imported.Releases} releases, {imported.Replies} replies, {imported.Outcomes} outcomes, {imported.Recipients} recipients and {imported.Members} people {what}.");
        return 0;
    }
}
