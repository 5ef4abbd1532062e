using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AdvocacyTracker.Benchmarks;

/// <summary>What readers got in one turn; the time is that of one answer in milliseconds, which one in a hundred exceeds.</summary>
internal sealed record Answers(double PerSecond, double P99, long Bytes);

/// <summary>Readers who ask again as soon as they are answered, each on a connection of their own. They speak HTTP by hand over plain sockets, so that they cost the machine less than what they measure.</summary>
internal static class Readers
{
    public static async Task<Answers> AskAsync(Uri site, string address, bool has, int readers, TimeSpan turn)
    {
        var request = await RequestAsync(site, address, has);
        var until = Stopwatch.GetTimestamp() + (long)(turn.TotalSeconds * Stopwatch.Frequency);
        var clock = Stopwatch.StartNew();
        var found = await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => Task.Run(() => ReadAsync(site, request, has ? "304" : "200", until))));
        var seconds = clock.Elapsed.TotalSeconds;
        var times = found.SelectMany(f => f.Times).Order().ToList();
        return new(times.Count / seconds, times[(int)(times.Count * 0.99)] * 1_000.0 / Stopwatch.Frequency, found[0].Bytes);
    }

    private static async Task<byte[]> RequestAsync(Uri site, string address, bool has)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { "Accept-Encoding", "br" } } };
        using var answer = await http.GetAsync(new Uri(site, address));
        var tag = has ? $"If-None-Match: {answer.Headers.ETag}\r\n" : "";
        return Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: {site.Authority}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nUser-Agent: reader\r\n{tag}\r\n");
    }

    private static async Task<(List<long> Times, long Bytes)> ReadAsync(Uri site, byte[] request, string status, long until)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(site.Host, site.Port);
        var (buffer, times, size) = (new byte[256 * 1024], new List<long>(100_000), 0);
        for (var start = Stopwatch.GetTimestamp(); start < until;)
        {
            await socket.SendAsync(request);
            size = await AnswerAsync(socket, buffer, status);
            var end = Stopwatch.GetTimestamp();
            times.Add(end - start);
            start = end;
        }
        return (times, size);
    }

    private static async Task<int> AnswerAsync(Socket socket, byte[] buffer, string status)
    {
        var (read, whole) = (0, int.MaxValue);
        while (read < whole)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0) throw new IOException("The connection was closed.");
            read += more;
            if (whole == int.MaxValue && buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is >= 0 and var end) whole = end + 4 + Length(buffer.AsSpan(0, end), status);
        }
        return read;
    }

    private static int Length(ReadOnlySpan<byte> head, string status)
    {
        if (Encoding.ASCII.GetString(head.Slice(9, 3)) != status) throw new InvalidOperationException(Encoding.ASCII.GetString(head));
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return 0;
        var rest = head[(at + 16)..];
        var end = rest.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? rest : rest[..end], CultureInfo.InvariantCulture);
    }
}
