using System.CommandLine;
using AdvocacyTracker.Audit;

namespace AdvocacyTracker.Web.Commands;

/// <summary><c>audit verify</c>: reads the whole trail and says whether a line was changed or dropped.</summary>
internal static class AuditCommand
{
    public static Command Make()
    {
        var verify = new Command("verify", "Read the whole audit trail and say whether a line was changed or dropped.");
        verify.SetAction((parsed, ct) => Toolbox.OnReadyDatabaseAsync(parsed.UnmatchedTokens, async services =>
        {
            var check = await services.GetRequiredService<AuditQueries>().VerifyAsync(ct);
            if (check.BrokenAt is { } broken) return CommandLine.Fail($"The audit trail is broken at line {broken}: it, or a line before it, was changed or dropped outside this program.");
            Console.WriteLine($"{check.Lines} lines, unbroken; the last hash is {(check.LastHash.Length > 0 ? check.LastHash : "none")}.");
            return 0;
        }, ct));
        return new Command("audit", "Look after the audit trail.") { verify };
    }
}
