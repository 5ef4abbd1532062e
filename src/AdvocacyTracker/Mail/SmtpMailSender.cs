using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AdvocacyTracker.Mail;

/// <summary>Sends by SMTP. Once the server has said that it is ready for the mail, a broken connection tells nothing: it may have it.</summary>
public sealed class SmtpMailSender(MailSettings settings) : IMailSender
{
    private const int Milliseconds = 60_000;

    private const int ImplicitTls = 465;

    /// <inheritdoc/>
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        var watch = new DataWatch();
        using var client = new SmtpClient(watch) { Timeout = Milliseconds };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, !settings.UseTls ? SecureSocketOptions.None : settings.Port == ImplicitTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, ct);
            if (settings.User.Length > 0) await client.AuthenticateAsync(settings.User, settings.Password, ct);
            // One way to hand a mail over, whose end can be seen.
            client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);
            using var stored = new MemoryStream(Encoding.ASCII.GetBytes(mail.Mime));
            await client.SendAsync(await MimeMessage.LoadAsync(stored, ct), ct);
        }
        catch (SmtpCommandException e)
        {
            return new((int)e.StatusCode >= 500 ? MailState.Refused : MailState.Waiting, $"the server answered {(int)e.StatusCode}");
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or NotSupportedException or TimeoutException or OperationCanceledException)
        {
            return new(watch.HasBegun ? MailState.Unknown : MailState.Waiting, e.GetType().Name);
        }
        await LeaveAsync(client);
        return new(MailState.Sent);
    }

    // The mail is with the server; how the talk ends changes nothing.
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException)
        {
        }
    }

    /// <summary>Listens for the server's 354: from then on it may have the whole mail, final dot and all, before we learn of it. Keeps nothing of what is said.</summary>
    private sealed class DataWatch : IProtocolLogger
    {
        public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

        public bool HasBegun { get; private set; }

        public void LogConnect(Uri uri)
        {
        }

        public void LogClient(byte[] buffer, int offset, int count)
        {
        }

        public void LogServer(byte[] buffer, int offset, int count) => HasBegun |= buffer.AsSpan(offset, count).StartsWith("354"u8);

        public void Dispose()
        {
        }
    }
}
