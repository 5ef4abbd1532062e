using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdvocacyTracker.Browser.Tests.Bed;

namespace AdvocacyTracker.Benchmarks;

/// <summary>The demo's desk over plain HTTP, with one of its drafters signed in.</summary>
internal sealed partial class Desk : IDisposable
{
    private const string Sentence = "A sentence of some length about the rights of people in a place.\n\n";

    private readonly CookieContainer _cookies = new();

    private Desk(Uri address) =>
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, MaxConnectionsPerServer = 5_000, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    public HttpClient Http { get; }

    public string Cookies => _cookies.GetCookieHeader(Http.BaseAddress!);

    public static async Task<Desk> SignInAsync(RunningSite site)
    {
        var desk = new Desk(site.Address);
        var page = await desk.Http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var drafter = Person().Matches(page).First(m => m.Groups["does"].Value.Contains("Drafter", StringComparison.Ordinal)).Groups["id"].Value;
        using var form = new FormUrlEncodedContent([new("_handler", "demo"), new("Member", drafter), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var answer = await desk.Http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.Redirect ? desk : throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode}.");
    }

    /// <summary>The demo's letters that can be written in, each filled up to a number of words.</summary>
    public async Task<IReadOnlyList<string>> LettersAsync(int words)
    {
        var list = await Http.GetStringAsync(new Uri("/desk/letters", UriKind.Relative));
        var open = new List<string>();
        foreach (var letter in Letter().Matches(list).Select(m => m.Value).Distinct())
        {
            if (!(await Http.GetStringAsync(new Uri(letter, UriKind.Relative))).Contains("<body-editor", StringComparison.Ordinal)) continue;
            await FillAsync(letter, words);
            open.Add(letter);
        }
        return open;
    }

    /// <summary>Replaces a letter's body by one of so many words, and gives its version and length.</summary>
    public async Task<(int Version, int Length)> FillAsync(string letter, int words)
    {
        var (version, text) = await HeadAsync(letter);
        var fresh = string.Concat(Enumerable.Repeat(Sentence, 1 + (words / 12)));
        var lines = fresh.Split('\n').Select(line => JsonSerializer.Serialize(line));
        var changes = text.Length > 0 ? $"[[{text.Length},{string.Join(',', lines)}]]" : $"[[0,{string.Join(',', lines)}]]";
        return ((await AppendAsync(letter, version, changes)).Version, fresh.Length);
    }

    /// <summary>Appends a change as the editor does.</summary>
    public async Task<(int Version, int Up, int Down)> AppendAsync(string letter, int version, string changes)
    {
        var body = $$"""{"baseVersion":{{version}},"changes":{{changes}},"page":"benchmark"}""";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri($"{letter}/body", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(text);
        var root = JsonDocument.Parse(text).RootElement;
        if (!root.GetProperty("taken").GetBoolean()) throw new InvalidOperationException("The change was not taken.");
        return (root.GetProperty("version").GetInt32(), Encoding.UTF8.GetByteCount(body), Encoding.UTF8.GetByteCount(text));
    }

    public void Dispose() => Http.Dispose();

    private async Task<(int Version, string Text)> HeadAsync(string letter)
    {
        var page = await Http.GetStringAsync(new Uri(letter, UriKind.Relative));
        return (int.Parse(Version().Match(page).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), WebUtility.HtmlDecode(Text().Match(page).Groups[1].Value));
    }

    [GeneratedRegex("name=\"Member\" value=\"(?<id>[^\"]+)\">(?<does>.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex Person();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/desk/letters/[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Letter();

    [GeneratedRegex("<body-editor[^>]* data-version=\"([0-9]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("<textarea id=\"body-text\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Text();
}
