using System.Globalization;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Mailing;

/// <summary>What the mails say that bring a release.</summary>
internal static class ReleaseMail
{
    /// <summary>The published words, with their address.</summary>
    public static MailWords Openly(PublishedWords words, Uri address, MarkdownRenderer renderer) => new(words.Headline.Headline, $"{PlainCopy.Of(words, address, renderer)}\n");

    /// <summary>Who has something, until when nobody may speak of it, and where to read it. No word of the release: a mail can't be called back.</summary>
    /// <param name="zone">By whose clocks its reader lives.</param>
    public static MailWords UnderEmbargo(NewsroomSettings house, DateTimeOffset embargo, string zone, string link)
    {
        var clocks = zone == Zones.Utc ? In(embargo, zone) : $"{In(embargo, zone)}, which is {In(embargo, Zones.Utc)}";
        return new(
            $"{house.Name}: a press release under embargo until {In(embargo, Zones.Utc)}",
            $"{house.Name} has a press release for you.\n\nUNDER EMBARGO until {clocks}. Publish nothing of it before, and do not pass it on.\n\nRead it here. The link is yours alone:\n{link}\n\nOnce the embargo has ended, the link leads to the release at its public address.\n");
    }

    /// <summary>The same as <see cref="Openly"/> for a reader who asked for news.</summary>
    public static MailWords News(MailWords openly, NewsroomSettings house, Uri leave) => openly with { Text = $"{openly.Text}\n-- \nNews of {house.Name}, as you asked. To get no more of them:\n{leave}\n" };

    private static string In(DateTimeOffset at, string zone) => $"{Zones.At(at, zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} ({(zone == Zones.Utc ? "UTC" : zone)})";
}
