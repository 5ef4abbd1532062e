using System.Text.RegularExpressions;
using AdvocacyTracker.Tests.Bed;

namespace AdvocacyTracker.Tests;

/// <summary>Who may know whom in the library, read off its sources: every mention counts, in a using, a signature or a method's body.</summary>
public sealed partial class LayeringTests
{
    private static readonly string Library = Path.Combine(Checkout.Top, "src", "AdvocacyTracker");

    // A room and those it may mention. Records ← Letters ← Demands ← Sending ← Press, never back.
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Rules"] = [],
        ["Text"] = ["Rules"],
        ["Audit"] = ["Rules", "Data"],
        ["Team"] = ["Rules", "Text", "Audit", "Data"],
        ["Recipients"] = ["Rules", "Text", "Data", "Team"],
        ["Letters"] = ["Rules", "Text", "Data", "Team", "Recipients"],
        ["Demands"] = ["Rules", "Text", "Data", "Team", "Letters"],
        ["Sending"] = ["Rules", "Text", "Data", "Team", "Letters", "Demands"],
        ["Press"] = ["Rules", "Text", "Data", "Team", "Letters", "Demands", "Sending"],
        // An import reads files into a proposal in the records' own words; it knows no database.
        ["Import"] = ["Rules", "Text", "Team", "Letters", "Demands", "Press"],
        ["Data"] = ["Rules", "Team"],
    };

    public static TheoryData<string> Rooms { get; } = new(MayKnow.Keys);

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_knows_only_whom_it_may(string room)
    {
        var found = Files(room).SelectMany(file => Mentions(file).Where(other => other != room && !MayKnow[room].Contains(other)).Select(other => $"{Path.GetFileName(file)} knows {other}"));
        Assert.Empty(found);
    }

    [Fact]
    public void Every_folder_is_a_room_of_the_house() =>
        Assert.Equal(MayKnow.Keys.Order(StringComparer.Ordinal), Directory.GetDirectories(Library).Select(f => Path.GetFileName(f)!).Where(f => f is not ("bin" or "obj")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Recipients", "Recipient")]
    [InlineData("Letters", "Letter")]
    [InlineData("Demands", "Demand")]
    public void A_feature_says_its_things_under_the_same_names(string room, string record)
    {
        foreach (var file in (string[])[$"{record}.cs", $"{record}Map.cs", $"{record}Workflow.cs", $"{record}Queries.cs"])
            Assert.True(File.Exists(Path.Combine(Library, room, file)), $"{room}/{file}");
    }

    [Fact]
    public void Nobody_asks_the_machine_for_the_time()
    {
        foreach (var room in MayKnow.Keys)
            Assert.DoesNotContain(Files(room), file => Clock().IsMatch(File.ReadAllText(file)));
    }

    // The seeder stores what an import proposes, so it alone in Data knows the features.
    private static IEnumerable<string> Files(string room) => Directory.EnumerateFiles(Path.Combine(Library, room), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && Path.GetFileName(f) != "Seeder.cs");

    private static IEnumerable<string> Mentions(string file) => Room().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex(@"AdvocacyTracker\.([A-Z][a-zA-Z]+)")]
    private static partial Regex Room();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today")]
    private static partial Regex Clock();
}
