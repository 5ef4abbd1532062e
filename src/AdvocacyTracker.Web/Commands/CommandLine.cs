using System.CommandLine;
using AdvocacyTracker.Web.Shell;

namespace AdvocacyTracker.Web.Commands;

/// <summary>What the program can be told on its command line. Ends with 0 done, 1 refused or failed (one line on stderr), 2 wrong usage.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var demo = new Option<bool>("--demo") { Description = "Serve a throw-away database filled with a demo newsroom, on this machine only." };
        var root = new RootCommand("AdvocacyTracker: from the first draft of an advocacy letter to the last demand met. Without a command it serves the site.")
        {
            demo, MigrateCommand.Make(), ImportCommand.Make(), RenderCommand.Make(), UserCommand.Make(), AuditCommand.Make(),
        };
        // What is not ours (--urls, --Database:File …) is the host's.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => ServeCommand.RunAsync([.. args.Where(a => a != "--demo")], parsed.GetValue(demo), ct));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 || (parsed.CommandResult.Command == root && args.FirstOrDefault() is { } first && !first.StartsWith('-') && !first.Contains('=')))
            return Fail(parsed.Errors.Count > 0 ? parsed.Errors[0].Message : $"“{args[0]}” is no command: --help lists them.", 2);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException e)
        {
            return Fail(e.Message, 2);
        }
        catch (Exception e) when (Data.StorageRefusal.Of(e) is { } refusal)
        {
            return Fail(refusal.Sentence, 1);
        }
        catch (IOException e)
        {
            return Fail(e.Message, 1);
        }
    }

    /// <summary>Says on stderr, in one line, why it ends so.</summary>
    public static int Fail(string sentence, int code = 1)
    {
        Console.Error.WriteLine(sentence.ReplaceLineEndings(" "));
        return code;
    }
}
