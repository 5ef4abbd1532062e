using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>A mail server that speaks enough SMTP to be handed mails, keeps them, and breaks off where it is told to.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public MailServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every mail that came in whole.</summary>
    public ConcurrentQueue<string> Mails { get; } = [];

    /// <summary>How it goes on from the next connection.</summary>
    public Manner Manner { get; set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        async Task SayAsync(string line) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
        await SayAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RCPT", StringComparison.Ordinal) && Manner == Manner.Refuses) await SayAsync("550 no such mailbox");
            else if (line == "DATA")
            {
                if (Manner == Manner.BreaksOffBefore) return;
                await SayAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text && text != ".") mail.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                Mails.Enqueue(mail.ToString());
                if (Manner == Manner.BreaksOffAfter) return;
                await SayAsync("250 taken");
            }
            else await SayAsync(line == "QUIT" ? "221 bye" : "250 ok");
        }
    }
}

/// <summary>Where the server breaks off.</summary>
internal enum Manner
{
    TakesAll,
    Refuses,
    BreaksOffBefore,
    BreaksOffAfter,
}
