using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Tests.Bed;

namespace AdvocacyTracker.Tests.Letters;

/// <summary>Two people on one form, restricted letters, references, and what is refused.</summary>
public sealed class LetterTests
{
    [Fact]
    public async Task Two_people_who_change_different_fields_both_keep_theirs()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        var seen = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, seen, seen with { Subject = "New subject" }, house.Drafter, default));
        House.Done(await house.Letters.ReviseAsync(letter, seen, seen with { Place = "Geneva" }, house.OtherDrafter, default));
        var now = (await house.ViewAsync(letter)).Form;
        Assert.Equal(("New subject", "Geneva"), (now.Subject, now.Place));
    }

    [Fact]
    public async Task Two_people_who_change_the_same_field_are_told_with_both_texts_which_are_kept_and_nothing_is_overwritten()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        var seen = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, seen, seen with { Subject = "Theirs" }, house.Drafter, default));
        var met = House.Value(await house.Letters.ReviseAsync(letter, seen, seen with { Subject = "Mine", Place = "Geneva" }, house.OtherDrafter, default)).Met;
        Assert.Equal([new MetField("The subject", "Theirs", "Mine")], met);
        var now = (await house.ViewAsync(letter)).Form;
        Assert.Equal(("Theirs", ""), (now.Subject, now.Place));

        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Theirs." }, house.Drafter, default));
        var bases = demand.Form with { Bases = [new(BasisKind.Treaty, "ICCPR")] };
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, bases with { Text = demand.Form.Text }, house.Drafter, default));
        Assert.Single(House.Value(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Bases = [new(BasisKind.Law, "Act 1")] }, house.OtherDrafter, default)).Met);
        var theirs = new MetField($"The text of {demand.Reference}", "Theirs.", "Mine.");
        Assert.Equal([theirs], House.Value(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Mine." }, house.OtherDrafter, default)).Met);

        var kept = (await house.Histories.FindAsync(letter, new(), house.Reviewer, default))!.Fields;
        Assert.Equal(house.OtherDrafter.Name, kept[0].By);
        Assert.Equal((3, theirs, met[0]), (kept.Count, kept[0].Met[0], kept[2].Met[0]));
    }

    [Fact]
    public void A_form_that_stays_open_takes_in_others_changes_and_keeps_mine()
    {
        var seen = new LetterForm("Subject", LetterKind.Own, "en", null, "", "", "", null, null, "", "", "", "");
        var merged = LetterForm.Merge(seen, seen with { Subject = "Mine" }, seen with { Subject = "Theirs", Place = "Geneva" });
        Assert.Equal(("Mine", "Geneva"), (merged.Form.Subject, merged.Form.Place));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_restricted_letter_is_nowhere_for_those_not_named_on_it(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        Assert.Null(await house.LetterList.FindAsync(letter, house.OtherDrafter, default));
        Assert.Empty((await house.LetterList.ListAsync(house.OtherDrafter, null, null, default)).Rows);
        Assert.Empty((await house.DemandList.ListAsync(house.OtherDrafter, null, default)).Rows);
        Assert.Null(await house.LetterList.NewerAsync(letter, 0, house.OtherDrafter, default));
        var nothing = House.Refused((await house.Demands.SubmitAsync(Guid.NewGuid(), house.OtherDrafter, default)).Refusal);
        Assert.Equal(nothing, House.Refused((await house.Demands.SubmitAsync(letter, house.OtherDrafter, default)).Refusal));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        Assert.Empty(await house.SendingList.WaitingAsync(house.Reviewer, [LetterStage.InReview], default));

        await using (var look = house.Database()) Assert.DoesNotContain(look.Set<AdvocacyTracker.Audit.AuditEntry>().Where(e => e.Deed == "Submit").Select(e => e.Subject), s => s.Contains("2026-001", StringComparison.Ordinal));

        House.Done(await house.Letters.NameAsync(letter, house.Reviewer.Id, true, house.Drafter, default));
        Assert.Single(await house.SendingList.WaitingAsync(house.Reviewer, [LetterStage.InReview], default));
        await house.ApproveAllAsync(letter);
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Mail, null, house.Drafter, default));
        Assert.Equal(nothing, House.Refused((await house.Press.DraftAsync(Sample.Release(), [letter], house.Comms, default)).Refusal));
    }

    [Fact]
    public async Task Who_was_taken_off_a_letter_stays_off_when_a_page_that_still_showed_them_names_somebody_else()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        foreach (var named in (Guid[])[house.Reviewer.Id, house.OtherDrafter.Id]) House.Done(await house.Letters.NameAsync(letter, named, true, house.Drafter, default));
        House.Done(await house.Letters.NameAsync(letter, house.OtherDrafter.Id, false, house.Drafter, default));
        House.Done(await house.Letters.NameAsync(letter, house.Comms.Id, true, house.Drafter, default));
        House.Done(await house.Letters.NameAsync(letter, house.Comms.Id, true, house.Drafter, default));
        Assert.Equal([house.Reviewer.Id, house.Comms.Id], (await house.ViewAsync(letter)).NamedIds);
        Assert.Null(await house.LetterList.FindAsync(letter, house.OtherDrafter, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Open_pages_learn_of_each_deed_on_a_letters_demands_remarks_and_decisions_and_its_own_words_stay(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SubmittedAsync();
        var (text, demand) = ((await house.TextsAsync(letter))[0], (await house.DemandsAsync(letter))[0]);
        var before = await house.ViewAsync(letter);
        var updated = (await house.LetterList.ListAsync(house.Drafter, null, null, default)).Rows.Single().UpdatedAt;
        var (rest, remark) = (before.Body.Rest, Guid.Empty);
        house.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var deed in (Func<Task>[])
        [
            async () => remark = await house.RemarkAsync(text, "rights are", suggestion: "freedoms are"),
            async () => House.Done(await house.RemarkDeeds.ReplyAsync(remark, "Because.", house.Drafter, default)),
            async () => House.Done(await house.RemarkDeeds.DeclineAsync(remark, house.Drafter, default)),
            async () => House.Done(await house.RemarkDeeds.ReopenAsync(remark, house.Reviewer, default)),
            async () => House.Done(await house.RemarkDeeds.ResolveAsync(remark, house.Reviewer, default)),
            async () => House.Value(await house.RemarkDeeds.BringInAsync(Part.LetterText, letter, [new(Part.LetterText, letter, "Anna", new(new(0, 4, 1, "Dear"), "Why?"))], house.Comms, default)),
            async () => House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", house.Reviewer, default)),
            async () => House.Done(await house.Demands.DecideOnLetterAsync(letter, before.Hash, Decision.ChangesRequested, "Shorter.", house.Reviewer, default)),
            async () => House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = "Other" }, house.Drafter, default)),
            async () => await house.RemarkAsync((await house.TextsAsync(letter))[1], "thing 1", by: house.Comms),
        ])
        {
            await deed();
            var newer = (await house.LetterList.NewerAsync(letter, before.Body.Version, house.Reviewer, default))!;
            Assert.Empty(newer.Changes);
            Assert.True(newer.Rest > rest);
            rest = newer.Rest;
        }
        Assert.Equal((before.Hash, updated), ((await house.ViewAsync(letter)).Hash, (await house.LetterList.ListAsync(house.Drafter, null, null, default)).Rows.Single().UpdatedAt));
        // A look of others' is no change.
        House.Done(await house.RemarkDeeds.KeepPlacesAsync(Part.LetterText, letter, house.Comms, default));
        Assert.Equal(rest, (await house.LetterList.NewerAsync(letter, before.Body.Version, house.Reviewer, default))!.Rest);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Open_pages_learn_of_each_remark_and_decision_on_a_release(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var release = await house.SubmittedReleaseAsync();
        var view = (await house.PressList.FindAsync(release, house.Comms, default))!;
        var (rest, remark) = (view.Body.Rest, Guid.Empty);
        foreach (var deed in (Func<Task>[])
        [
            async () => remark = await house.RemarkAsync(view.Remarked, "for the press"),
            async () => House.Done(await house.RemarkDeeds.ResolveAsync(remark, house.Comms, default)),
            async () => House.Done(await house.Press.DecideAsync(release, Part.Headline, view.HeadlineHash, Decision.Approved, "", house.Reviewer, default)),
            async () => House.Done(await house.Press.DecideAsync(release, Part.ReleaseText, view.TextHash, Decision.Rejected, "No.", house.Reviewer, default)),
        ])
        {
            await deed();
            var newer = (await house.PressList.NewerAsync(release, view.Body.Version, house.Comms, default))!;
            Assert.True(newer.Rest > rest);
            rest = newer.Rest;
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public async Task Its_owner_alone_says_who_may_know_of_a_letter_at_any_stage_and_can_not_shut_themselves_out(int stage)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await (stage switch { 0 => house.DraftAsync(), 1 => house.SubmittedAsync(), 2 => house.ClearedAsync(), _ => house.SentAsync() });
        Assert.Contains("Only its owner", House.Refused((await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.OtherDrafter, default)).Refusal), StringComparison.Ordinal);
        Assert.Contains("Only its owner", House.Refused((await house.Letters.NameAsync(letter, house.OtherDrafter.Id, true, house.OtherDrafter, default)).Refusal), StringComparison.Ordinal);
        var (before, epoch) = (await house.ViewAsync(letter), await house.EpochAsync());

        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Restricted, house.Drafter, default));
        Assert.Null(await house.LetterList.FindAsync(letter, house.OtherDrafter, default));
        House.Done(await house.Letters.NameAsync(letter, house.OtherDrafter.Id, true, house.Drafter, default));
        Assert.Contains("Only its owner", House.Refused((await house.Letters.NameAsync(letter, house.Drafter.Id, false, house.OtherDrafter, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Press.ConfideAsync(letter, Confidentiality.Internal, house.Drafter, default));

        var after = await house.ViewAsync(letter);
        Assert.Equal((Confidentiality.Internal, before.Hash, before.Stage), (after.Confidentiality, after.Hash, after.Stage));
        Assert.True(after.Body.Rest > before.Body.Rest);
        Assert.True(await house.EpochAsync() > epoch);
        if (stage == 2) Assert.Null((await house.ClearanceAsync(letter)).WhyNotCleared());
    }

    [Fact]
    public async Task A_release_about_a_restricted_letter_is_not_published()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.RestrictedAsync();
        Assert.Contains("is restricted", House.Refused((await house.Press.PublishAsync(await house.ApprovedReleaseAsync(letter), house.Comms, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_change_one_recipient_never_overwrite_each_other_silently()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var id = House.Value(await house.Recipients.AddAsync(Sample.Recipient(), house.Drafter, default));
        var seen = (await house.RecipientList.FindAsync(id, default))!.ToDetails();
        House.Done(await house.Recipients.ReviseAsync(id, seen, seen with { Salutation = "Theirs" }, house.Drafter, default));
        House.Done(await house.Recipients.ReviseAsync(id, seen, seen with { Office = "Another office" }, house.OtherDrafter, default));
        Assert.Contains("The salutation was changed by somebody else", House.Refused((await house.Recipients.ReviseAsync(id, seen, seen with { Salutation = "Mine" }, house.OtherDrafter, default)).Refusal), StringComparison.Ordinal);
        var now = (await house.RecipientList.FindAsync(id, default))!;
        Assert.Equal(("Theirs", "Another office"), (now.Salutation, now.Office));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task References_are_never_given_twice(Db db)
    {
        await using var house = await House.OpenAsync(db);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () => House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default)))));
        var rows = (await house.LetterList.ListAsync(house.Drafter, null, null, default)).Rows;
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"2026-{n:000}"), rows.Select(r => r.Reference).Order(StringComparer.Ordinal));

        var letter = rows[0].Id;
        var first = House.Value(await house.Demands.AddAsync(letter, Sample.Demand(), house.Drafter, default));
        House.Done(await house.Demands.WithdrawAsync(first, house.Drafter, default));
        House.Value(await house.Demands.AddAsync(letter, Sample.Demand(), house.Drafter, default));
        Assert.Equal([$"D-{rows[0].Reference}-2"], (await house.ViewAsync(letter)).Words.Demands);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_list_goes_on_where_the_page_before_ended(Db db)
    {
        await using var house = await House.OpenAsync(db);
        for (var n = 0; n < 55; n++)
        {
            if (n % 3 != 0) house.Clock.Advance(TimeSpan.FromSeconds(1));
            House.Value(await house.Letters.DraftAsync($"Letter {n}", "en", house.Drafter, default));
        }
        var first = await house.LetterList.ListAsync(house.Drafter, null, null, default);
        var second = await house.LetterList.ListAsync(house.Drafter, null, first.Next, default);
        Assert.Equal((50, 5), (first.Rows.Count, second.Rows.Count));
        Assert.Null(second.Next);
        Assert.Equal(55, first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Equal(50, (await house.LetterList.ListAsync(house.Drafter, null, "nonsense.x", default)).Rows.Count);
    }

    [Theory]
    [InlineData("Mara Lind", "", "")]
    [InlineData("Mara Lind", "Director", "")]
    [InlineData("Mara Lind", "Director", "The Desk")]
    [InlineData("Mara Lind", "", "The Desk")]
    [InlineData("Mara Lind", "President and CEO, ad interim", "The Desk")]
    [InlineData("Mara Lind", "President and CEO, ad interim", "")]
    public void A_signatory_comes_back_from_the_form_as_it_went_in(string name, string title, string organisation)
    {
        var signatory = new Signatory(name, title, organisation);
        Assert.Equal([signatory, signatory], Signatory.Read(Signatory.Write([signatory, signatory])));
    }

    // By name, since half a character does not survive the way through a test runner.
    public static TheoryData<string> BadLines { get; } = new(Bad.Keys);

    private static Dictionary<string, string> Bad => new()
    {
        ["empty"] = "", ["blank"] = "   ", ["invisible"] = "\u200b\u200f", ["two lines"] = "two\nlines", ["half a character"] = "half \ud83d", ["a NUL"] = "nul\0", ["no character"] = "odd \ufffe",
    };

    [Theory, MemberData(nameof(BadLines))]
    public async Task A_bad_subject_or_title_is_refused_with_one_sentence(string name)
    {
        var bad = Bad[name];
        await using var house = await House.OpenAsync(Db.Sqlite);
        House.Refused((await house.Letters.DraftAsync(bad, "en", house.Drafter, default)).Refusal);
        var letter = await house.DraftAsync(1);
        House.Refused((await house.Demands.AddAsync(letter, Sample.Demand() with { Title = bad }, house.Drafter, default)).Refusal);
        House.Refused((await house.Recipients.AddAsync(Sample.Recipient(bad), house.Drafter, default)).Refusal);
        House.Refused((await house.Press.DraftAsync(Sample.Release(bad), [], house.Comms, default)).Refusal);
        Assert.Single(await house.DemandsAsync(letter));
    }

    [Fact]
    public async Task Names_of_300_characters_are_refused_and_right_to_left_marks_stay()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        Assert.Contains("300 characters", House.Refused((await house.Letters.DraftAsync(new string('x', 300), "en", house.Drafter, default)).Refusal), StringComparison.Ordinal);
        var letter = House.Value(await house.Letters.DraftAsync("مرحبا \u200fworld", "ar", house.Drafter, default));
        Assert.Equal("مرحبا \u200fworld", (await house.ViewAsync(letter)).Words.Subject);
        Assert.Contains("no language tag", House.Refused((await house.Letters.DraftAsync("x", "not a tag", house.Drafter, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_submitted_with_an_addressee_a_text_and_demands_that_ask_for_something()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = House.Value(await house.Letters.DraftAsync("A letter", "en", house.Drafter, default));
        Assert.Contains("no addressee", await WhyNotSubmitAsync(house, letter), StringComparison.Ordinal);
        var recipient = House.Value(await house.Recipients.AddAsync(Sample.Recipient(), house.Drafter, default));
        House.Done(await house.Letters.AddRecipientAsync(letter, recipient, RecipientRole.DecisionMaker, house.Drafter, default));
        Assert.Contains("no addressee", await WhyNotSubmitAsync(house, letter), StringComparison.Ordinal);
        House.Done(await house.Letters.AddRecipientAsync(letter, recipient, RecipientRole.Addressee, house.Drafter, default));
        Assert.Equal("Dear General Fielding,", (await house.ViewAsync(letter)).Words.Salutation);
        Assert.Contains("no text yet", await WhyNotSubmitAsync(house, letter), StringComparison.Ordinal);
        await house.WriteAsync(letter, "Some text.");
        Assert.Contains("no demand yet", await WhyNotSubmitAsync(house, letter), StringComparison.Ordinal);
        var demand = House.Value(await house.Demands.AddAsync(letter, Sample.Demand() with { Asks = "" }, house.Drafter, default));
        Assert.Contains("asks for nothing in particular", await WhyNotSubmitAsync(house, letter), StringComparison.Ordinal);
        House.Done(await house.Demands.ReviseAsync(demand, Sample.Demand() with { Asks = "" }, Sample.Demand(), house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        House.Refused((await house.Demands.SubmitAsync(letter, house.Drafter, default)).Refusal);
    }

    [Fact]
    public async Task A_demand_holds_no_fields_since_it_must_read_the_same_everywhere()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1);
        Assert.Contains("{{fields}}", House.Refused((await house.Demands.AddAsync(letter, Sample.Demand() with { Text = "Do {{this}}." }, house.Drafter, default)).Refusal), StringComparison.Ordinal);
    }

    private static async Task<string> WhyNotSubmitAsync(House house, Guid letter) => House.Refused((await house.Demands.SubmitAsync(letter, house.Drafter, default)).Refusal);
}
