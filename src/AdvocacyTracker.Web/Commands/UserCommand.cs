using System.CommandLine;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Commands;

/// <summary><c>user add</c> and <c>user reset</c>: print a one-time link with which somebody sets their password.</summary>
internal static class UserCommand
{
    public static Command Make() => new("user", "Add people, or give them a new link.") { MakeAdd(), MakeReset() };

    private static Command MakeAdd()
    {
        var email = new Argument<string>("EMAIL");
        var name = new Argument<string>("NAME");
        var roles = new Option<string[]>("--role") { Description = "Drafter, Reviewer, Comms or Admin; may be given several times.", Arity = ArgumentArity.OneOrMore, Required = true };
        var command = new Command("add", "Add somebody to the team and print their one-time link.") { email, name, roles };
        command.SetAction((parsed, ct) =>
        {
            if (ReadRoles(parsed.GetValue(roles)!) is not { } given) return Task.FromResult(CommandLine.Fail("A role is Drafter, Reviewer, Comms or Admin: look at --role.", 2));
            return PrintLinkAsync((team, token) => team.InviteAsync(parsed.GetValue(name)!, parsed.GetValue(email)!, given, Deeds.TheProgram, token), parsed.UnmatchedTokens, ct);
        });
        return command;
    }

    private static Command MakeReset()
    {
        var email = new Argument<string>("EMAIL");
        var command = new Command("reset", "Print a new one-time link for somebody who lost their password.") { email };
        command.SetAction((parsed, ct) => PrintLinkAsync((team, token) => team.ResetAsync(parsed.GetValue(email)!, Deeds.TheProgram, token), parsed.UnmatchedTokens, ct));
        return command;
    }

    private static Task<int> PrintLinkAsync(Func<TeamWorkflow, CancellationToken, Task<Result<string>>> deed, IReadOnlyList<string> settings, CancellationToken ct) => Toolbox.OnReadyDatabaseAsync(settings, async services =>
    {
        var made = await deed(services.GetRequiredService<TeamWorkflow>(), ct);
        if (!made.IsDone) return CommandLine.Fail(made.Refusal.Sentence);
        var site = services.GetRequiredService<SiteOptions>().BaseUrl ?? new Uri("http://localhost:5080");
        Console.WriteLine(new Uri(site, $"/invite/{made.Value}"));
        return 0;
    }, ct);

    private static Roles? ReadRoles(string[] names)
    {
        var roles = Roles.None;
        foreach (var name in names.SelectMany(n => n.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (int.TryParse(name, out _) || !Enum.TryParse<Roles>(name, ignoreCase: true, out var role) || role == Roles.None) return null;
            roles |= role;
        }
        return roles;
    }
}
