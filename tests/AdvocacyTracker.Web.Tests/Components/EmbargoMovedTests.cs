using AdvocacyTracker.Mailing;
using AdvocacyTracker.Web.Mailing;
using Bunit;

namespace AdvocacyTracker.Web.Tests.Components;

/// <summary>Whom the release's page offers to tell that the embargo has moved.</summary>
public sealed class EmbargoMovedTests : BunitContext
{
    [Fact]
    public void Everybody_is_chosen_at_first_and_whoever_is_left_out_is_not_told()
    {
        MailableContact ana = new(Guid.NewGuid(), "Ana", "The Paper", "en", "UTC"), bo = new(Guid.NewGuid(), "Bo", "", "en", "UTC");
        var (told, isDone) = (new List<Guid[]>(), false);
        var part = Render<EmbargoMoved>(p => p.Add(c => c.Moved, new MovedEmbargo([ana, bo], new("Moved", "It has moved."))).Add(c => c.OnTell, chosen =>
        {
            told.Add([.. chosen]);
            return Task.FromResult(isDone);
        }));
        part.Find("button").Click();
        Assert.Equal(["Ana", "Bo"], part.FindAll("label bdi:first-child").Where(b => b.ParentElement!.LocalName == "span").Select(b => b.TextContent));
        part.FindAll("input")[0].Change(false);
        Assert.Contains("Tell one contact", part.Markup, StringComparison.Ordinal);
        // What was refused stays as it was chosen.
        part.Find("form").Submit();
        isDone = true;
        part.Find("form").Submit();
        Assert.Empty(part.FindAll("form"));
        Assert.Equal([[bo.Id], [bo.Id]], told);
    }
}
