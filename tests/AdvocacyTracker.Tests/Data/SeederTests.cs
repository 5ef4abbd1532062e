using AdvocacyTracker.Data;
using AdvocacyTracker.Import;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Replies;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Tests.Import;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Data;

/// <summary>The seeds, and any other import, are stored all or nothing and marked as what they are.</summary>
public sealed class SeederTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_seeds_are_stored_with_the_founding_case_whole(Db db)
    {
        await using var house = await House.OpenAsync(db);
        House.Value(await ImportAsync(house, demo: false));
        var founding = (await house.LetterList.ListAsync(house.Drafter, LetterStage.Sent, null, default)).Rows.Single(r => r.Reference == "2017-001");
        var letter = await house.ViewAsync(founding.Id);
        var demands = (await house.DemandsAsync(founding.Id)).Where(d => d.Words.Listed).ToList();
        Assert.Equal([1, 3, 2, 1, 2], demands.Select(d => d.Words.Asks.Count));
        Assert.Equal("Lieutenant General H. R. McMaster", letter.Recipients.Single(r => r.Printed.Role == RecipientRole.Addressee).Printed.EnvelopeName);
        Assert.Equal("President Donald J. Trump", letter.Recipients.Single(r => r.Printed.Role == RecipientRole.DecisionMaker).Printed.EnvelopeName);
        Assert.Equal("President Vladimir Putin", letter.Recipients.Single(r => r.Printed.Role == RecipientRole.Counterpart).Printed.EnvelopeName);
        Assert.Null(letter.Form.LetterDate);
        Assert.Null(letter.SentOn);
        Assert.Equal("the tests", letter.ImportedBy);
        Assert.Contains("Reconstructed from the public release", letter.ImportNote, StringComparison.Ordinal);
        Assert.All(demands, d => Assert.All(d.Standing.Decisions, decision => Assert.Equal("the tests", decision.ImportedBy)));
        var release = (await house.Published.LatestAsync(default)).Single(r => r.Slug == "trump-should-raise-human-rights-with-putin");
        Assert.Equal("Washington, D.C.", release.Words.Text.Dateline);
        Assert.True(release.Words.Text.WithCallOut);
        var joint = (await house.LetterList.ListAsync(house.Drafter, LetterStage.Sent, null, default)).Rows.Single(r => r.Reference == "2026-007");
        Assert.Equal([true, true], (await house.ConsentList.OfLetterAsync(joint.Id, house.Drafter, default)).Select(s => s.HasAgreed));
    }

    [Fact]
    public async Task An_imported_restricted_letter_is_not_named_in_the_trail()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var files = House.Value(ImportFolder.Read([Path.Combine(Checkout.Top, "seeds")])).Select(f => f with { Text = f.Text.Replace("confidentiality: internal", "confidentiality: restricted", StringComparison.Ordinal) });
        House.Value(await house.Get<Seeder>().ImportAsync(House.Value(ImportReader.Read([.. files])), "the tests", demo: false, default));
        await using var db = house.Database();
        var hidden = await db.Set<Letter>().Where(l => l.Confidentiality == Confidentiality.Restricted).Select(l => l.Reference).ToListAsync();
        Assert.Contains("2026-014", hidden);
        Assert.DoesNotContain(db.Set<AdvocacyTracker.Audit.AuditEntry>().Select(e => e.Subject).AsEnumerable(), hidden.Contains);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Replies_and_outcomes_come_with_their_letter_as_far_as_they_had_come(Db db)
    {
        await using var house = await House.OpenAsync(db);
        Assert.Equal((1, 1), await ImportAsync(house, [.. Followed]) is var imported ? (House.Value(imported).Replies, House.Value(imported).Outcomes) : default);
        var row = Assert.Single((await house.LetterList.ListAsync(house.Drafter, LetterStage.Sent, null, default)).Rows);
        var followed = (await house.FollowUpList.OfLetterAsync(row.Id, house.Drafter, default))!;
        Assert.Equal((FollowUpState.Published, "Jonas Weir", "the tests", "Inês Carvalho", "Amal Haddad"), followed.Replies[0] is var r ? (r.State, r.From, r.ImportedBy, r.LoggedBy, r.ConfirmedBy) : default);
        Assert.Equal([new("D-2026-020-1", 1), new("D-2026-020-1", 2)], followed.Replies[0].Answers);
        Assert.Equal((FollowUpState.WaitsForConfirmation, Step.Partly), (followed.Outcomes[0].State, followed.Outcomes[0].Step));
        var published = (await house.PublishedFollowUps.OfDemandsAsync(["D-2026-020-1"], default))["D-2026-020-1"];
        Assert.Equal(new DateTimeOffset(2026, 11, 4, 8, 0, 0, TimeSpan.Zero), Assert.Single(published.Replies).PublishedAt);
        Assert.Empty(published.Outcomes);
    }

    [Theory]
    [InlineData("replies.yaml", "on: 2026-11-02", "on: 2026-10-30", "replies.yaml, line 1: The day lies before 2026-11-01")]
    [InlineData("replies.yaml", "published at: 2026-11-04", "published at: 2027-11-04", "replies.yaml, line 1: It is said to be published at an instant that is still to come")]
    [InlineData("outcomes.yaml", "step: partly", "step: begun", "outcomes.yaml, line 1: This step is not one of this track")]
    [InlineData("a.md", "sent on: 2026-11-01", "confidentiality: restricted", "is restricted")]
    public async Task What_may_not_be_logged_here_is_not_imported_either(string file, string passage, string otherwise, string refusal)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var files = Followed.Select(f => f.Name == file ? f with { Text = Given.But(f.Text, passage, otherwise) } : f);
        Assert.Contains(refusal, (await ImportAsync(house, [.. files])).Refusal!.Sentence, StringComparison.Ordinal);
        Assert.Empty((await house.FollowUpList.ListAsync(house.Drafter, null, null, default)).Rows);
    }

    private static IEnumerable<ImportFile> Followed =>
    [
        new("a.md", Given.LetterBut("stage: in review", "stage: sent\nsent on: 2026-11-01")), new("people.yaml", Given.People), new("recipients.yaml", Given.Recipients),
        new("replies.yaml", Given.Replies), new("outcomes.yaml", Given.Outcomes),
    ];

    private static Task<Result<Imported>> ImportAsync(House house, IReadOnlyList<ImportFile> files) =>
        house.Get<Seeder>().ImportAsync(House.Value(ImportReader.Read(files)), "the tests", demo: false, default);

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_second_import_of_the_same_is_refused_and_stores_nothing(Db db)
    {
        await using var house = await House.OpenAsync(db);
        House.Value(await ImportAsync(house, demo: false));
        await using var before = house.Database();
        var count = await before.Set<Letter>().CountAsync() + await before.Users.CountAsync() + await before.Set<AdvocacyTracker.Recipients.Recipient>().CountAsync();
        Assert.Contains("is here already", House.Refused((await ImportAsync(house, demo: false)).Refusal), StringComparison.Ordinal);
        Assert.Equal(count, await before.Set<Letter>().CountAsync() + await before.Users.CountAsync() + await before.Set<AdvocacyTracker.Recipients.Recipient>().CountAsync());
    }

    [Fact]
    public async Task A_release_alone_is_about_a_letter_that_is_here_and_recipients_are_not_doubled()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        House.Value(await ImportAsync(house, demo: false));
        var people = (await house.RecipientList.AllAsync(default)).Count;
        var files = House.Value(ImportFolder.Read([Path.Combine(Checkout.Top, "seeds", "people.yaml"), Path.Combine(Checkout.Top, "seeds", "recipients.yaml")]));
        const string release = "---\nrelease: another-look\nlanguage: en\nheadline: Another look\npublished at: 2026-11-01T10:00:00Z\nletters: [2017-001]\nowner: nandi\napproved by: [amal]\n---\nText.\n\n:::demands\n:::\n";
        House.Value(await house.Get<Seeder>().ImportAsync(House.Value(ImportReader.Read([.. files, new ImportFile("release.md", release)])), "the tests", demo: false, default));
        Assert.Equal(people, (await house.RecipientList.AllAsync(default)).Count);
        Assert.Equal(5, (await house.Published.FindAsync("another-look", default))!.Words.Text.Demands.Count);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task An_import_publishes_nothing_ahead_of_its_day(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var refused = House.Refused((await ImportAsync(house, demo: false, ("published at: 2017-06-30T16:00:00Z", "published at: 2026-11-24T09:00:01Z"))).Refusal);
        Assert.Contains("still to come", refused, StringComparison.Ordinal);
        Assert.Empty(await house.Published.LatestAsync(default));
        Assert.Empty((await house.LetterList.ListAsync(house.Drafter, null, null, default)).Rows);
        House.Value(await ImportAsync(house, demo: false, ("published at: 2017-06-30T16:00:00Z", "published at: 2026-11-24T09:00:00Z")));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_published_release_about_a_restricted_letter_is_refused_as_the_desk_refuses_it(Db db)
    {
        await using var house = await House.OpenAsync(db);
        const string sentence = "Letter 2017-001 is restricted, and a release would tell everybody of it: its owner must first change who may know of it.";
        Assert.Equal(sentence, House.Refused((await ImportAsync(house, demo: false, ("confidentiality: public once announced", "confidentiality: restricted"))).Refusal));

        // The letter is here already, and only the release comes.
        var letter = await house.SentAsync();
        await using var context = house.Database();
        await context.Set<Letter>().Where(l => l.Id == letter).ExecuteUpdateAsync(l => l.SetProperty(x => x.Confidentiality, Confidentiality.Restricted));
        var reference = (await house.ViewAsync(letter)).Words.Reference;
        var refused = House.Refused((await ImportAsync(house, demo: false, ("letters: [2017-001]", $"letters: [{reference}]"))).Refusal);
        Assert.Equal(sentence.Replace("2017-001", reference, StringComparison.Ordinal), refused);
        Assert.Empty(await house.Published.LatestAsync(default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_published_release_that_names_somebody_who_must_not_be_named_is_refused_without_saying_the_name(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync();
        await house.WatchAsync(letter, "Vladimir Putin", others: "Putin");
        var reference = (await house.ViewAsync(letter)).Words.Reference;
        var refused = House.Refused((await ImportAsync(house, demo: false, ("letters: [2017-001]", $"letters: [{reference}]"))).Refusal);
        Assert.EndsWith("names somebody who must not be named, or was not asked: look at the people concerned of its letters.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Putin", refused, StringComparison.Ordinal);
        Assert.Empty(await house.Published.LatestAsync(default));
    }

    [Fact]
    public async Task Imported_people_cannot_act_and_the_demos_can_only_in_the_demo()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        House.Value(await ImportAsync(house, demo: false));
        var ines = (await house.TeamList.AllAsync(default)).Single(m => m.Email == "ines@lantern.example");
        Assert.False(ines.CanSignIn);
        House.Refused((await house.Letters.DraftAsync("A letter", "en", (await house.TeamList.ActorAsync(ines.Id, default))!, default)).Refusal);

        await using var demo = await House.OpenAsync(Db.Sqlite);
        House.Value(await ImportAsync(demo, demo: true));
        Assert.Equal(["amal", "ines", "nandi", "petra"], (await demo.TeamList.AllAsync(default)).Where(m => m.IsOfferedInDemo).Select(m => m.Email.Split('@')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_invited_import_may_act()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        House.Value(await ImportAsync(house, demo: false));
        var token = House.Value(await house.Team.ResetAsync("ines@lantern.example", house.Admin, default));
        var id = House.Value(await house.Team.AcceptAsync(token, "", "", "four words are enough", default));
        House.Value(await house.Letters.DraftAsync("A letter", "en", (await house.TeamList.ActorAsync(id, default))!, default));
    }

    private static async Task<AdvocacyTracker.Rules.Result<Imported>> ImportAsync(House house, bool demo, params (string Old, string New)[] changes)
    {
        var files = House.Value(ImportFolder.Read([Path.Combine(Checkout.Top, "seeds")]))
            .Select(f => f with { Text = changes.Aggregate(f.Text, (text, change) => text.Replace(change.Old, change.New, StringComparison.Ordinal)) });
        return await house.Get<Seeder>().ImportAsync(House.Value(ImportReader.Read([.. files])), "the tests", demo, default);
    }
}
