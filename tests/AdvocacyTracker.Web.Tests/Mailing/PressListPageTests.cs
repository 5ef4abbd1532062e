using AdvocacyTracker.Mailing;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests.Mailing;

/// <summary>Who sees the press list on the site, and who mails by it.</summary>
public sealed class PressListPageTests
{
    [Fact]
    public async Task Only_those_who_keep_it_see_anybody_on_it_and_it_is_narrowed_down_in_the_address()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false, TestSite.WithMail(25));
        var comms = await site.ActorAsync("Comms");
        foreach (var (name, outlet) in ((string, string)[])[("Jo Xylocarp", "The Paper"), ("Eva Drupe", "Radio Sur")])
            Assert.Null((await site.Get<PressListWorkflow>().AddAsync(new(name, $"{outlet[0]}@paper.example", outlet, "en", "Europe/Lisbon", ""), comms, default)).Refusal);
        var (release, _) = await (await Newsdesk.OfAsync(site)).PublishAsync("announced");
        Assert.Null((await site.Get<MailingWorkflow>().MailAsync(release, MailManner.Openly, [(await site.Get<PressListQueries>().ListAsync(new("The Paper"), null, comms, default)).Rows.Single().Id], [], comms, default)).Refusal);
        foreach (var (who, keeps, mails) in ((string, bool, bool)[])[("Comms", true, true), ("Admin", true, false), ("Drafter", false, false), ("Reviewer", false, false)])
        {
            using var client = await site.SignedInAsync(who);
            var page = await client.GetStringAsync("/desk/press-list");
            Assert.Equal(keeps, page.Contains("Jo Xylocarp", StringComparison.Ordinal));
            Assert.Equal(!keeps, page.Contains("may keep the press list", StringComparison.Ordinal));
            Assert.Equal(keeps, (await client.GetStringAsync("/desk")).Contains("href=\"/desk/press-list\"", StringComparison.Ordinal));
            Assert.DoesNotContain("Jo Xylocarp", await client.GetStringAsync("/desk/press-list?outlet=Radio%20Sur"), StringComparison.Ordinal);
            Assert.Equal(mails, (await client.GetStringAsync($"/desk/releases/{release}")).Contains("Jo Xylocarp", StringComparison.Ordinal));
        }
    }
}
