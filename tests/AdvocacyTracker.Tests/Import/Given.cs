using AdvocacyTracker.Import;
using AdvocacyTracker.Rules;

namespace AdvocacyTracker.Tests.Import;

/// <summary>A small set of files that is read without refusal, for a test to spoil in one place.</summary>
internal static class Given
{
    public const string People = """
        - key: ines
          name: Inês Carvalho
          e-mail: ines@lantern.example
          roles: [drafter]
          demo sign-in: yes
        - key: amal
          name: Amal Haddad
          e-mail: amal@lantern.example
          roles: [reviewer]
        - key: nandi
          name: Nandi Mokoena
          e-mail: nandi@lantern.example
          roles: [comms, reviewer]
        """;

    public const string Recipients = """
        - key: mayor
          name: Jonas Weir
          office: Mayor
          organisation: Town of Halden
          office since: 2024-05-01
        """;

    public const string Letter = """
        ---
        letter: 2026-020
        subject: Water
        stage: in review
        owner: ines
        addressee: mayor
        ---
        No water has come.

        # Demands

        ## D-2026-020-1 Turn it on

        Nobody may be without water.

        Asks:
        - Turn it on: today.
        - Keep it
          on.
        Places: Halden
        Approved by: amal
        """;

    public const string Release = """
        ---
        release: halden-water
        headline: No water
        letters: 2026-020
        owner: nandi
        ---
        The desk asked the mayor.
        """;

    public const string Replies = """
        - letter: 2026-020
          from: mayor
          kind: substantive
          form: meeting
          on: 2026-11-02
          summary: The mayor will look into it.
          evidence: Registry, folder 12
          answers: [D-2026-020-1]
          logged by: ines
          confirmed by: amal
          published at: 2026-11-04 09:00 +01:00
        """;

    public const string Outcomes = """
        - demand: D-2026-020-1
          ask: 2
          track: did
          step: partly
          on: 2026-11-20
          summary: Half of the households have water again.
          evidence: https://halden.example/minutes
          assessed by: ines
        """;

    public static Result<Proposal> Read(string letter = Letter, string release = Release, string people = People, string recipients = Recipients, params ImportFile[] more) =>
        ImportReader.Read([new("a.md", letter), new("b.md", release), new("people.yaml", people), new("recipients.yaml", recipients), .. more]);

    /// <summary>The letter with one passage written otherwise.</summary>
    public static string LetterBut(string passage, string otherwise) => But(Letter, passage, otherwise);

    public static string But(string text, string passage, string otherwise)
    {
        Assert.Contains(passage, text, StringComparison.Ordinal);
        return text.Replace(passage, otherwise, StringComparison.Ordinal);
    }

    /// <summary>The one sentence of a refusal.</summary>
    public static string Refused<T>(Result<T> result)
    {
        Assert.False(result.IsDone);
        var sentence = result.Refusal.Sentence;
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", sentence, StringComparison.Ordinal);
        return sentence;
    }
}
