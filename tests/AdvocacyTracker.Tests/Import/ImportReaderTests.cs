using AdvocacyTracker.Demands;
using AdvocacyTracker.Import;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Tests.Import;

public sealed class ImportReaderTests
{
    [Fact]
    public void A_letter_brings_its_text_and_its_demands()
    {
        var letter = Assert.Single(Given.Read().Value!.Letters);
        Assert.Equal(("2026-020", "Water", "No water has come.", ProposedStage.InReview), (letter.Reference, letter.Subject, letter.Body, letter.Stage));
        var demand = Assert.Single(letter.Demands);
        Assert.Equal(("D-2026-020-1", "Turn it on", "Nobody may be without water."), (demand.Reference, demand.Title, demand.Text));
        Assert.Equal(["Turn it on: today.", "Keep it on."], demand.Asks);
        Assert.Equal(["Halden"], demand.Places);
        Assert.Equal(["amal"], demand.ApprovedByKeys);
        Assert.True(demand.Listed);
        Assert.Equal(new ProposedPart("mayor", RecipientRole.Addressee), Assert.Single(letter.Parts));
    }

    [Fact]
    public void A_member_may_hold_several_roles() =>
        Assert.Equal(Roles.Comms | Roles.Reviewer, Given.Read().Value!.Members[2].Roles);

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        ImportFile[] files = [new("people.yaml", Given.People), new("recipients.yaml", Given.Recipients), new("b.md", Given.Release), new("a.md", Given.Letter)];
        Assert.True(ImportReader.Read(files).IsDone);
        Assert.True(ImportReader.Read([.. files.Reverse()]).IsDone);
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_do_not_matter()
    {
        var read = Given.Read(letter: '\uFEFF' + Given.Letter.ReplaceLineEndings("\r\n"));
        Assert.Equal("No water has come.", read.Value!.Letters[0].Body);
    }

    [Fact]
    public void Texts_come_in_one_normal_form() =>
        Assert.Equal("\u00C9t\u00E9", Given.Read(letter: Given.LetterBut("subject: Water", "subject: E\u0301te\u0301")).Value!.Letters[0].Subject);

    [Fact]
    public void Keys_may_be_written_with_capitals_hyphens_and_underscores() =>
        Assert.Equal(new DateOnly(2027, 1, 22), Given.Read(letter: Given.LetterBut("subject: Water", "Subject: Water\nReply_Due: 2027-01-22\nletter-date: unknown")).Value!.Letters[0].ReplyDue);

    [Fact]
    public void A_letter_may_have_no_demands() =>
        Assert.Empty(Given.Read(letter: Given.Letter[..Given.Letter.IndexOf("# Demands", StringComparison.Ordinal)]).Value!.Letters[0].Demands);

    [Fact]
    public void A_release_may_name_a_letter_that_is_not_in_the_set() =>
        Assert.Equal(["2025-001"], Given.Read(release: Given.But(Given.Release, "2026-020", "2025-001")).Value!.Releases[0].LetterReferences);

    [Fact]
    public void An_instant_is_kept_in_UTC() =>
        Assert.Equal(
            new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero),
            Given.Read(release: Given.But(Given.Release, "owner:", "published at: 2026-12-01T09:00:00+01:00\nowner:")).Value!.Releases[0].PublishedAt);

    [Fact]
    public void A_release_may_be_with_the_reviewers()
    {
        Assert.False(Given.Read().Value!.Releases[0].IsInReview);
        Assert.True(Given.Read(release: Given.But(Given.Release, "owner:", "stage: in review\nowner:")).Value!.Releases[0].IsInReview);
    }

    [Fact]
    public void A_legal_basis_says_kind_name_article_and_printed_form()
    {
        var letter = Given.LetterBut("Places: Halden", "Legal bases:\n- treaty: ICCPR; article 14(3)(b); as printed “the Covenant”\n- resolution: S/RES/2254");
        Assert.Equal(
            [new(BasisKind.Treaty, "ICCPR", "14(3)(b)", "the Covenant"), new LegalBasis(BasisKind.Resolution, "S/RES/2254")],
            Given.Read(letter: letter).Value!.Letters[0].Demands[0].Bases);
    }

    [Fact]
    public void A_demand_outside_the_list_says_so() =>
        Assert.False(Given.Read(letter: Given.LetterBut("Places: Halden", "Listed: no")).Value!.Letters[0].Demands[0].Listed);

    [Fact]
    public void A_heading_named_Demands_is_part_of_a_release() =>
        Assert.EndsWith("# Demands\n\nSeven.", Given.Read(release: Given.Release + "\n\n# Demands\n\nSeven.").Value!.Releases[0].Body, StringComparison.Ordinal);
}
