using System.Globalization;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Mail;
using AdvocacyTracker.Press;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Mailing;

/// <summary>What the mails say that bring a release, and how they are written.</summary>
internal static class ReleaseMail
{
    /// <summary>The published words, with their address.</summary>
    public static MailWords Openly(PublishedWords words, Uri address, MarkdownRenderer renderer) => new(words.Headline.Headline, $"{PlainCopy.Of(words, address, renderer)}\n");

    /// <summary>The same for a contact of the press list.</summary>
    public static MailWords ToPress(MailWords openly, NewsroomSettings house) => openly with { Text = $"{openly.Text}{PressFoot(house)}" };

    /// <summary>The same for a reader who asked for news, whole, with a link of its own to leave.</summary>
    public static Result<ComposedMail> News(MailWords openly, NewsroomSettings house, string address, MailSettings settings, DateTimeOffset now)
    {
        var secret = Secret.Make();
        var leave = new Uri(settings.BaseUrl!, $"/news-by-mail/leave/{secret}");
        var words = openly with { Text = $"{openly.Text}\n-- \nNews of {house.Name}, as you asked. To get no more of them:\n{leave}\n" };
        return ComposedMail.Of(words, "", address, settings, now, (leave, Secret.HashOf(secret)));
    }

    /// <summary>Who has something, until when nobody may speak of it, and where to read it. No word of the release: a mail can't be called back.</summary>
    /// <param name="zone">By whose clocks its reader lives.</param>
    /// <param name="hasMoved">Whether they were told another embargo before, and had another link.</param>
    public static MailWords UnderEmbargo(NewsroomSettings house, DateTimeOffset embargo, string zone, string link, bool hasMoved = false)
    {
        var clocks = zone == Zones.Utc ? In(embargo, zone) : $"{In(embargo, zone)}, which is {In(embargo, Zones.Utc)}";
        return new(
            hasMoved ? $"{house.Name}: an embargo has moved to {In(embargo, Zones.Utc)}" : $"{house.Name}: a press release under embargo until {In(embargo, Zones.Utc)}",
            $"{(hasMoved ? $"The embargo on a press release that {house.Name} had for you has moved, and the link that you had opens nothing any more." : $"{house.Name} has a press release for you.")}\n\nUNDER EMBARGO until {clocks}. Publish nothing of it before, and do not pass it on.\n\nRead it here. The link is yours alone:\n{link}\n\nOnce the embargo has ended, the link leads to the release at its public address.\n{PressFoot(house)}");
    }

    private static string PressFoot(NewsroomSettings house) => $"\n-- \nYou are on the press list of {house.Name}. To leave it, answer this mail.\n";

    private static string In(DateTimeOffset at, string zone) => $"{Zones.At(at, zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} ({(zone == Zones.Utc ? "UTC" : zone)})";
}
