using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Web.Letters;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Components;

/// <summary>Whether those who sign agreed, as it stands on the letter's page.</summary>
public sealed class SignatoryConsentsTests : BunitContext
{
    private static readonly SignatoryStanding Mara = new(new("Mara Lind", "Director", "Lantern"), null, "");

    public SignatoryConsentsTests()
    {
        Services.AddSingleton(TimeProvider.System);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void What_was_refused_stays_in_the_form_and_what_is_noted_closes_it()
    {
        var (noted, isDone) = (new List<(string Name, string How)>(), false);
        var part = Render<SignatoryConsents>(p => p.Add(c => c.Signatories, [Mara]).Add(c => c.OnNote, consent =>
        {
            noted.Add(consent);
            return Task.FromResult(isDone);
        }));
        Assert.Contains("Nobody has noted that they agreed.", part.Markup, StringComparison.Ordinal);
        part.Find("button").Click();
        part.Find("input").Change("by mail on 3 May");
        part.Find("form").Submit();
        Assert.Equal("by mail on 3 May", part.Find("input").GetAttribute("value"));
        isDone = true;
        part.Find("form").Submit();
        Assert.Empty(part.FindAll("form"));
        Assert.Equal([("Mara Lind", "by mail on 3 May"), ("Mara Lind", "by mail on 3 May")], noted);
    }

    [Fact]
    public void Whoever_may_not_note_it_reads_why()
    {
        var part = Render<SignatoryConsents>(p => p.Add(c => c.Signatories, [Mara]).Add(c => c.WhyNot, new Refusal("Only a Drafter may.")));
        Assert.Empty(part.FindAll("button"));
        Assert.Contains("Only a Drafter may.", part.Markup, StringComparison.Ordinal);
    }
}
