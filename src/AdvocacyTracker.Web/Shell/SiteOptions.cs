using System.Globalization;
using AdvocacyTracker.Mail;

namespace AdvocacyTracker.Web.Shell;

/// <summary>What this site is run with, read once from settings, environment and command line.</summary>
/// <param name="IsDemo">A throw-away database filled from the seeds, on loopback only.</param>
/// <param name="BaseUrl">The address the public knows; null while only this machine does.</param>
/// <param name="UsesPostgres">PostgreSQL instead of one SQLite file.</param>
/// <param name="Connection">The connection string for PostgreSQL.</param>
/// <param name="File">The SQLite file.</param>
/// <param name="SignInsPerMinute">How often one address may try to sign in within a minute.</param>
public sealed record SiteOptions(bool IsDemo, Uri? BaseUrl, bool UsesPostgres, string Connection, string File, int SignInsPerMinute)
{
    /// <summary>By which server mails go out; off in the demo, whose people have no mailbox.</summary>
    public MailSettings Mail { get; private init; } = MailSettings.Off;

    /// <summary>Whom to tell of a weakness, such as <c>mailto:security@example.org</c>; null without one.</summary>
    public Uri? SecurityContact { get; private init; }

    /// <summary>Reads the options; throws a <see cref="UsageException"/> with one sentence when they contradict themselves.</summary>
    public static SiteOptions Read(IConfiguration settings, bool isDemo)
    {
        var provider = settings["Database:Provider"] is { Length: > 0 } named ? named.ToLowerInvariant() : "sqlite";
        var connection = settings.GetConnectionString("Default") ?? "";
        var postgres = !isDemo && provider is "postgres" or "postgresql";
        if (!isDemo && provider is not ("sqlite" or "postgres" or "postgresql")) throw new UsageException($"Database:Provider is “{provider}”: set it to sqlite or postgres.");
        if (postgres && connection.Length == 0) throw new UsageException("Database:Provider is postgres, but ConnectionStrings:Default is empty: set it, such as by ConnectionStrings__Default.");
        return new(isDemo, isDemo ? null : ReadBase(settings["Newsroom:BaseUrl"]), postgres, connection, isDemo ? DemoFile() : FileOf(settings["Database:File"]), ReadSignIns(settings["SignIn:TriesPerMinute"]))
        {
            Mail = isDemo ? MailSettings.Off : ReadMail(settings),
            SecurityContact = ReadContact(settings["Newsroom:SecurityContact"]),
        };
    }

    private static Uri? ReadBase(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/"
            ? uri
            : throw new UsageException($"Newsroom:BaseUrl is “{address}”: write it like https://news.example.org, without a path.");
    }

    private static Uri? ReadContact(string? contact)
    {
        if (string.IsNullOrWhiteSpace(contact)) return null;
        return Uri.TryCreate(MailSettings.IsAddress(contact) ? $"mailto:{contact}" : contact, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "mailto" or "tel"
            ? uri
            : throw new UsageException($"Newsroom:SecurityContact is “{contact}”: write an address for mail such as security@example.org, or a page such as https://example.org/security.");
    }

    private static MailSettings ReadMail(IConfiguration settings)
    {
        string Of(string key) => settings[$"Mail:{key}"] ?? "";
        if (Of("Host").Length == 0) return MailSettings.Off;
        if (ReadBase(settings["Newsroom:BaseUrl"]) is not { } address) throw new UsageException("Mail:Host is set, but not Newsroom:BaseUrl, with which the links in mails begin: set it too.");
        if (!MailSettings.IsAddress(Of("From"))) throw new UsageException($"Mail:From is “{Of("From")}”: write the address that mails come from, such as newsroom@example.org.");
        if (!int.TryParse(Of("Port") is { Length: > 0 } written ? written : "587", NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > 65_535) throw new UsageException($"Mail:Port is “{Of("Port")}”: write a number from 1 to 65535, or leave it out.");
        if (!bool.TryParse(Of("UseTls") is { Length: > 0 } said ? said : "true", out var tls)) throw new UsageException($"Mail:UseTls is “{Of("UseTls")}”: write true or false, or leave it out.");
        return new(Of("Host"), port, Of("User"), Of("Password"), Of("From"), tls, address);
    }

    private static int ReadSignIns(string? tries)
    {
        if (string.IsNullOrWhiteSpace(tries)) return 30;
        return int.TryParse(tries, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new UsageException($"SignIn:TriesPerMinute is “{tries}”: write a whole number from 1 on, or leave it out.");
    }

    private static string FileOf(string? file)
    {
        if (!string.IsNullOrWhiteSpace(file)) return Path.GetFullPath(file);
        return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AdvocacyTracker", "advocacytracker.db");
    }

    private static string DemoFile() => Path.Combine(Path.GetTempPath(), $"advocacytracker-demo-{Guid.NewGuid():N}", "demo.db");
}
