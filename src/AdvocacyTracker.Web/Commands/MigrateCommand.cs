using System.CommandLine;
using AdvocacyTracker.Data;

namespace AdvocacyTracker.Web.Commands;

/// <summary><c>migrate</c>: brings the database to the shape this program knows. Run once before several nodes start.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Bring the database to the shape this program knows.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var services = Toolbox.Open(parsed.UnmatchedTokens, makesFile: true);
            var migrated = await services.GetRequiredService<Schema>().MigrateAsync(ct);
            return migrated.IsDone ? 0 : CommandLine.Fail(migrated.Refusal.Sentence);
        });
        return command;
    }
}
