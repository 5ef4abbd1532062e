using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

/// <summary>What the texts of these tests are filled from.</summary>
internal static class SampleText
{
    public static RenderContext Context { get; } = Filled(
        new("D-2017-001-1", 1, "Civilians in Syria", "Ask for *safe passage*.\n\nAsk for a count of the dead.", "en"),
        new("D-2017-001-2", 2, "سوريا", "نطلب ممرا آمنا.", "ar"));

    public static RenderContext Filled(params PrintedDemand[] demands) => new(
        new Dictionary<string, string>
        {
            ["addressee"] = "Lt. Gen. H. R. McMaster\nThe White House",
            ["salutation"] = "*General* McMaster",
            ["blank"] = " ",
        },
        demands);

    public static PrintedDemand Demand(string title, string text, string language = "en") => new("D-2017-001-1", 1, title, text, language);

    public static RenderContext WithField(string value) => new(new Dictionary<string, string> { ["addressee"] = value }, []);
}
