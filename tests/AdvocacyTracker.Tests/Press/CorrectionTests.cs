using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Press;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Press;

/// <summary>What is published is changed in the open: the public reads the old words until the new ones are approved, and then what was wrong.</summary>
public sealed class CorrectionTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_public_reads_the_published_words_until_the_corrected_ones_are_approved_and_published_and_then_what_they_were(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (release, slug) = await PublishedAsync(house);
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        await RewordAsync(house, release, "Three people were held.");
        Assert.Equal("Two people were held.", (await house.Published.FindAsync(slug, default))!.Words.Text.Body);
        Assert.StartsWith("The text", House.Refused((await house.Press.CorrectAsync(release, "Three, not two.", false, house.Comms, default)).Refusal), StringComparison.Ordinal);

        await house.ApproveReleaseAsync(release, onlyText: true);
        House.Refused((await house.Press.CorrectAsync(release, " ", false, house.Comms, default)).Refusal);
        House.Refused((await house.Press.CorrectAsync(release, "Three, not two.", false, house.Drafter, default)).Refusal);
        house.Clock.Advance(TimeSpan.FromHours(1));
        House.Value(await house.Press.CorrectAsync(release, "Three, not two.", false, house.Comms, default));
        var found = (await house.Published.FindAsync(slug, default))!;
        Assert.Equal(("Three people were held.", house.Clock.GetUtcNow()), (found.Words.Text.Body, found.UpdatedAt));
        Assert.Equal(house.Clock.GetUtcNow() - TimeSpan.FromHours(1), found.PublishedAt);
        var correction = Assert.Single(await house.Published.CorrectionsAsync(slug, default));
        Assert.Equal(("Three, not two.", "Two people were held.", "Three people were held."), (correction.Note, correction.Before.Text.Body, correction.After.Text.Body));
        Assert.Equal("Three, not two.", Assert.Single(await house.Published.CorrectionsAsync(default)).Note);

        // Fixed again; and a retraction takes the corrections with it.
        var view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        House.Refused((await house.Press.ReviseAsync(release, view.Form, view.Form with { Headline = "Another" }, house.Comms, default)).Refusal);
        House.Refused((await house.Press.CorrectAsync(release, "Again.", false, house.Comms, default)).Refusal);
        House.Done(await house.Press.RetractAsync(release, "Withdrawn.", house.Comms, default));
        Assert.Empty(await house.Published.CorrectionsAsync(slug, default));
        Assert.Empty(await house.Published.CorrectionsAsync(default));
    }

    [Fact]
    public async Task A_minor_correction_needs_no_note_and_is_under_its_release_only()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var (release, slug) = await PublishedAsync(house);
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        await RewordAsync(house, release, "Two people were held!");
        await house.ApproveReleaseAsync(release, onlyText: true);
        House.Value(await house.Press.CorrectAsync(release, "", true, house.Comms, default));
        Assert.True(Assert.Single(await house.Published.CorrectionsAsync(slug, default)).IsMinor);
        Assert.Empty(await house.Published.CorrectionsAsync(default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_dropped_correction_leaves_what_is_published_and_what_was_typed_in_the_history(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (release, slug) = await PublishedAsync(house);
        House.Refused((await house.Press.DropCorrectionAsync(release, house.Comms, default)).Refusal);
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        House.Refused((await house.Press.BeginCorrectionAsync(release, house.Comms, default)).Refusal);
        await RewordAsync(house, release, "Four people were held.");
        var view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        House.Done(await house.Press.ReviseAsync(release, view.Form, view.Form with { Headline = "Another" }, house.Comms, default));
        House.Done(await house.Press.DropCorrectionAsync(release, house.Comms, default));
        view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        Assert.Equal(("A headline", "Two people were held.", false), (view.Form.Headline, view.Body.Text, view.IsCorrecting));
        Assert.Equal(view.HeadlineHash, Fingerprint.Of((await house.Published.FindAsync(slug, default))!.Words.Headline));
        Assert.Equal(3, view.Body.Version);
    }

    [Fact]
    public async Task Only_what_is_public_is_corrected_and_only_by_other_words()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var draft = await house.ApprovedReleaseAsync();
        House.Refused((await house.Press.BeginCorrectionAsync(draft, house.Comms, default)).Refusal);
        var (release, _) = await PublishedAsync(house);
        House.Refused((await house.Press.BeginCorrectionAsync(release, house.Reviewer, default)).Refusal);
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        Assert.StartsWith("These words are the published ones", House.Refused((await house.Press.CorrectAsync(release, "Nothing.", false, house.Comms, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guards_look_at_a_correction_too()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var (release, _) = await PublishedAsync(house);
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        await RewordAsync(house, release, "Three [TK] people were held.");
        await house.ApproveReleaseAsync(release, onlyText: true);
        Assert.Contains("[TK]", House.Refused((await house.Press.CorrectAsync(release, "Three.", false, house.Comms, default)).Refusal), StringComparison.Ordinal);
    }

    private static async Task<(Guid Release, string Slug)> PublishedAsync(House house)
    {
        var release = await house.SubmittedReleaseAsync(body: "Two people were held.");
        var form = (await house.PressList.FindAsync(release, house.Comms, default))!.Form;
        House.Done(await house.Press.ReviseAsync(release, form, form with { Headline = "A headline" }, house.Comms, default));
        await house.ApproveReleaseAsync(release);
        return (release, House.Value(await house.Press.PublishAsync(release, house.Comms, default)));
    }

    private static async Task RewordAsync(House house, Guid release, string body)
    {
        var head = (await house.PressList.FindAsync(release, house.Comms, default))!.Body;
        House.Value(await house.Press.AppendAsync(release, new BodyChange(head.Version, ChangeSet.Between(head.Text, body).ToJson()), house.Comms, default));
    }
}
