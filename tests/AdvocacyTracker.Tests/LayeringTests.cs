using System.Text.RegularExpressions;
using AdvocacyTracker.Audit;
using AdvocacyTracker.Data;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests;

/// <summary>
/// Who may know whom in the library, read off its compiled form, where every mention counts however it is written, and off its
/// sources, which alone hold names that the compiler resolves away (constants, the words of an enum).
/// </summary>
public sealed partial class LayeringTests
{
    private static readonly string Library = Path.Combine(Checkout.Top, "src", "AdvocacyTracker");

    // A room and those it may mention. Notices stand below the letters that they tell of. Recipients ← Letters ← Demands ← Guards ← Sending ← Press ← Replies, never back.
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Rules"] = [],
        ["Text"] = ["Rules"],
        ["Pictures"] = ["Rules"],
        ["Audit"] = ["Rules", "Data"],
        ["Team"] = ["Rules", "Text", "Audit", "Data"],
        ["Recipients"] = ["Rules", "Text", "Data", "Team"],
        ["Notices"] = ["Rules", "Data", "Team"],
        // Of the mails that it stores itself the outbox knows notices alone, and of no letter; what others store it asks through an interface.
        ["Mail"] = ["Rules", "Data", "Team", "Notices"],
        ["Letters"] = ["Rules", "Text", "Pictures", "Data", "Team", "Notices", "Recipients"],
        ["Demands"] = ["Rules", "Text", "Data", "Team", "Notices", "Letters"],
        ["Guards"] = ["Rules", "Text", "Recipients", "Letters", "Demands"],
        ["Sending"] = ["Rules", "Text", "Data", "Team", "Recipients", "Letters", "Demands", "Guards"],
        ["Press"] = ["Rules", "Text", "Pictures", "Data", "Team", "Notices", "Letters", "Demands", "Guards", "Sending"],
        ["Mailing"] = ["Rules", "Text", "Data", "Team", "Mail", "Letters", "Press"],
        ["Replies"] = ["Rules", "Text", "Data", "Team", "Notices", "Letters", "Demands", "Guards", "Sending", "Press"],
        ["Search"] = ["Rules", "Text", "Data", "Team", "Letters", "Demands", "Sending", "Press", "Replies"],
        // An import reads files into a proposal in the records' own words; it knows no database.
        ["Import"] = ["Rules", "Text", "Team", "Letters", "Demands", "Press", "Replies"],
        ["Data"] = ["Rules", "Team"],
    };

    public static TheoryData<string> Rooms { get; } = new(MayKnow.Keys);

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_knows_only_whom_it_may(string room)
    {
        var found = Files(room).SelectMany(file => MentionsIn(file).Where(other => other != room && !MayKnow[room].Contains(other)).Select(other => $"{Path.GetFileName(file)} knows {other}"));
        Assert.Empty(found);
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_calls_only_whom_it_may(string room)
    {
        var found = TypesOf(room).SelectMany(type => Mentions.Of(type).Select(RoomOf).OfType<string>().Distinct().Where(other => other != room && !MayKnow[room].Contains(other)).Select(other => $"{type.Name} knows {other}"));
        Assert.Empty(found);
    }

    [Fact]
    public void Of_the_team_the_database_knows_the_member_alone() =>
        Assert.Equal([typeof(Member)], TypesOf("Data").SelectMany(Mentions.Of).Where(t => RoomOf(t) == "Team").Distinct());

    [Fact]
    public void An_import_takes_of_the_records_their_plain_words_and_nothing_that_does_anything()
    {
        var known = TypesOf("Import").SelectMany(Mentions.Of).Where(t => RoomOf(t) is "Team" or "Letters" or "Demands" or "Press" or "Replies").Distinct().ToList();
        Assert.NotEmpty(known);
        Assert.DoesNotContain(known, t => !t.IsEnum && !IsRecord(t));
    }

    [Fact]
    public void Only_a_deed_saves() =>
        Assert.Equal([nameof(Deeds)], MayKnow.Keys.Append("Data").Distinct().SelectMany(TypesOf).Where(t => Mentions.CalledBy(t).Any(m => m.StartsWith("SaveChanges", StringComparison.Ordinal))).Select(t => t.Name));

    [Fact]
    public void A_writer_is_called_a_workflow_and_a_reader_queries()
    {
        string[] features = ["Team", "Notices", "Mail", "Recipients", "Letters", "Demands", "Sending", "Press", "Mailing", "Replies", "Search"];
        var types = features.SelectMany(TypesOf).ToList();
        Assert.All(types.Where(t => Takes(t, typeof(Deeds))), t => Assert.EndsWith("Workflow", t.Name, StringComparison.Ordinal));
        // What the public may read has a name of its own.
        Assert.All(types.Where(t => Takes(t, typeof(IDbContextFactory<AppDb>))), t => Assert.True(t.Name.EndsWith("Queries", StringComparison.Ordinal) || t.Name.StartsWith("Published", StringComparison.Ordinal), t.Name));
        Assert.All(types.Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))), t => Assert.EndsWith("Map", t.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mention_inside_an_asynchronous_methods_body_is_seen() => Assert.Contains(typeof(AuditEntry), Mentions.Of(typeof(Deeds)));

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

    private static IEnumerable<Type> TypesOf(string room) => typeof(AppDb).Assembly.GetTypes()
        .Where(t => !t.IsNested && RoomOf(t) == room && t != typeof(Seeder) && t != typeof(Imported) && t.Namespace?.EndsWith("Migrations", StringComparison.Ordinal) == false);

    private static string? RoomOf(Type type) => type.Assembly == typeof(AppDb).Assembly && type.Namespace?.Split('.') is ["AdvocacyTracker", var room, ..] ? room : null;

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool Takes(Type type, Type service) => type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == service));

    private static IEnumerable<string> MentionsIn(string file) => Room().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex(@"AdvocacyTracker\.([A-Z][a-zA-Z]+)")]
    private static partial Regex Room();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today")]
    private static partial Regex Clock();
}
