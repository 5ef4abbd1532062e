using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

/// <summary>A day is that of a place.</summary>
public sealed class ZonesTests
{
    [Theory]
    [InlineData("Etc/UTC", "2017-06-30")]
    [InlineData("Europe/Lisbon", "2017-07-01")]
    [InlineData("America/New_York", "2017-06-30")]
    [InlineData("Pacific/Kiritimati", "2017-07-01")]
    [InlineData("Nowhere/At_All", "2017-06-30")]
    public void An_instant_falls_on_the_zones_day_and_in_an_unknown_zone_on_that_of_UTC(string zone, string day) =>
        Assert.Equal(day, $"{Zones.DayOf(new DateTimeOffset(2017, 6, 30, 23, 30, 0, TimeSpan.Zero), zone):yyyy-MM-dd}");

    [Theory]
    [InlineData("Etc/UTC", true)]
    [InlineData("America/Sao_Paulo", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("Lisbon", false)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("../../../etc/passwd", false)]
    [InlineData("/etc/localtime", false)]
    [InlineData("Europe/Lis\0bon", false)]
    public void A_zone_is_a_name_of_the_IANA_database(string zone, bool known) => Assert.Equal(known, Zones.IsZone(zone));
}
