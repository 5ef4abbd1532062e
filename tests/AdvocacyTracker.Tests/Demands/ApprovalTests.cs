using AdvocacyTracker.Demands;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Recipients;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Demands;

/// <summary>What an approval is of, when it lapses, and when it holds again.</summary>
public sealed class ApprovalTests
{
    public static TheoryData<string, Func<DemandForm, DemandForm>> WordsOfADemand { get; } = new()
    {
        { "title", f => f with { Title = "Another title" } },
        { "text", f => f with { Text = "Do another thing." } },
        { "asks", f => f with { Asks = f.Asks + "\nAnd one more." } },
        { "addressee", f => f with { AddressedTo = "The Minister" } },
        { "targets", f => f with { Targets = "Somebody else" } },
        { "bases", f => f with { Bases = [new LegalBasis(BasisKind.Resolution, "S/RES/2254")] } },
        { "place in the letter", f => f with { Listed = false } },
    };

    public static TheoryData<string, Func<LetterForm, LetterForm>> FieldsOfALetter { get; } = new()
    {
        { "subject", f => f with { Subject = "Another subject" } },
        { "salutation", f => f with { Salutation = "Sir," } },
        { "closing", f => f with { Closing = "Respectfully," } },
        { "letter date", f => f with { LetterDate = new(2026, 11, 24) } },
        { "place", f => f with { Place = "Geneva" } },
        { "occasion", f => f with { OccasionName = "A summit" } },
        { "targets", f => f with { Targets = "A ministry" } },
        { "signatories", f => f with { Signatories = "Mara Lind, Director, The Desk" } },
    };

    [Fact]
    public async Task A_reviewer_compares_with_what_they_approved_themselves_and_else_with_what_somebody_did()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var other = await house.JoinAsync("Rita", Roles.Reviewer);
        var letter = await house.SubmittedAsync(demands: 1);
        async Task<DemandView> SeenByAsync(Actor actor) => (await house.DemandList.OfLetterAsync(await house.ViewAsync(letter), default, actor.Id))[0];
        async Task RetitleAsync(string title)
        {
            var demand = (await house.DemandsAsync(letter))[0];
            House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = title }, house.Drafter, default));
        }
        async Task ApproveAsync(Actor actor)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            var demand = (await house.DemandsAsync(letter))[0];
            House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", actor, default));
        }

        await RetitleAsync("First");
        await ApproveAsync(house.Reviewer);
        await RetitleAsync("Second");
        await ApproveAsync(other);
        // Approved as it stands by another, who has nothing to compare; but Rosa approved other words.
        Assert.Equal("First", (await SeenByAsync(house.Reviewer)).Before(house.Reviewer)!.Words.Title);
        Assert.Null((await SeenByAsync(other)).Before(other));
        await RetitleAsync("Third");
        Assert.Equal("First", (await SeenByAsync(house.Reviewer)).Before(house.Reviewer)!.Words.Title);
        var before = (await SeenByAsync(house.Admin)).Before(house.Admin)!;
        Assert.Equal(("Second", "What changed since Rita approved it"), (before.Words.Title, before.Title(house.Admin.Id)));
        // The words that Rosa approved come back: she has nothing to read.
        await RetitleAsync("First");
        Assert.Null((await SeenByAsync(house.Reviewer)).Before(house.Reviewer));
    }

    [Theory, MemberData(nameof(WordsOfADemand))]
    public async Task An_edit_makes_exactly_that_demands_approval_lapse_and_going_back_revives_it(string what, Func<DemandForm, DemandForm> edit)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        var demand = (await house.DemandsAsync(letter))[1];

        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, edit(demand.Form), house.Drafter, default));
        var after = await house.DemandsAsync(letter);
        Assert.Equal([ReviewState.Approved, ReviewState.Submitted, ReviewState.Approved], after.Select(d => d.Standing.State));
        Assert.Equal("Rosa", after[1].Standing.Lapsed?.Reviewer);
        Assert.Equal(ReviewState.Approved, (await house.TextStandingAsync(letter)).State);
        Assert.Contains("D-2026-001-2 was changed after its approval, which lapsed", House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        Assert.NotEqual("", what);

        House.Done(await house.Demands.ReviseAsync(demand.Id, after[1].Form, demand.Form, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);
    }

    [Fact]
    public async Task A_save_that_changes_nothing_leaves_approvals_alone()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        foreach (var demand in await house.DemandsAsync(letter)) House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form, house.Drafter, default));
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, form, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);
    }

    [Fact]
    public async Task Places_themes_and_the_due_date_are_not_words_and_leave_the_approval_alone()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Places = "Here", Themes = "That", Due = new(2027, 1, 1) }, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);
    }

    [Theory, MemberData(nameof(FieldsOfALetter))]
    public async Task A_changed_field_lapses_the_letters_own_approval_and_no_demands(string what, Func<LetterForm, LetterForm> edit)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, edit(form), house.Drafter, default));
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
        Assert.All(await house.DemandsAsync(letter), d => Assert.Equal(ReviewState.Approved, d.Standing.State));
        Assert.NotEqual("", what);
        House.Done(await house.Letters.ReviseAsync(letter, edit(form), form, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);
    }

    [Fact]
    public async Task Adding_dropping_or_reordering_demands_and_the_body_and_a_recipient_lapse_the_letters_own()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        var order = (await house.ViewAsync(letter)).Words.Demands;

        House.Done(await house.Demands.ReorderAsync(letter, [.. order.Reverse()], house.Drafter, default));
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
        House.Done(await house.Demands.ReorderAsync(letter, order, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);

        var added = House.Value(await house.Demands.AddAsync(letter, Sample.Demand(4), house.Drafter, default));
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
        House.Done(await house.Demands.WithdrawAsync(added, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);

        House.Done(await house.Demands.WithdrawAsync((await house.DemandsAsync(letter))[0].Id, house.Drafter, default));
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
        House.Done(await house.Demands.BringBackAsync((await house.DemandsAsync(letter)).Single(d => d.Reference == order[0]).Id, house.Drafter, default));
        House.Done(await house.Demands.ReorderAsync(letter, order, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);

        await house.WriteAsync(letter, Sample.Body + "One more sentence.");
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
        await house.WriteAsync(letter, Sample.Body);
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);

        var cc = House.Value(await house.Recipients.AddAsync(Sample.Recipient("Ben Hall"), house.Drafter, default));
        House.Done(await house.Letters.AddRecipientAsync(letter, cc, RecipientRole.Cc, house.Drafter, default));
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
    }

    [Fact]
    public async Task Who_wrote_any_of_a_revision_never_decides_on_it()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var both = await house.JoinAsync("Bea", AdvocacyTracker.Team.Roles.Drafter | AdvocacyTracker.Team.Roles.Reviewer);
        var letter = await house.SubmittedAsync();
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Do it at once." }, both, default));
        demand = (await house.DemandsAsync(letter))[0];
        foreach (var decision in Enum.GetValues<Decision>())
            Assert.Contains("You wrote some of these words", House.Refused((await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, decision, "why", both, default)).Refusal), StringComparison.Ordinal);
        var other = (await house.DemandsAsync(letter))[1];
        House.Done(await house.Demands.DecideOnDemandAsync(other.Id, other.Hash, Decision.Approved, "", both, default));
    }

    [Fact]
    public async Task A_decision_on_words_that_have_moved_on_is_refused()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SubmittedAsync();
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Do it at once." }, house.Drafter, default));
        Assert.Contains("changed while you were reading", House.Refused((await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", house.Reviewer, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requesting_changes_and_rejecting_need_a_reason_and_the_last_decision_of_a_reviewer_counts()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SubmittedAsync();
        var demand = (await house.DemandsAsync(letter))[0];
        Assert.Contains("Say why", House.Refused((await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.ChangesRequested, " \u200b", house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", house.Reviewer, default));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Rejected, "It endangers somebody.", house.Reviewer, default));
        Assert.Equal(ReviewState.Rejected, (await house.DemandsAsync(letter))[0].Standing.State);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        House.Done(await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", house.Reviewer, default));
        Assert.Equal(ReviewState.Approved, (await house.DemandsAsync(letter))[0].Standing.State);
    }

    [Theory]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("one\ntwo", "one\r\ntwo")]
    [InlineData("one\ntwo", "one\rtwo")]
    public void The_same_words_in_another_encoding_have_the_same_hash(string one, string other) => Assert.Equal(Fingerprint.Of(one), Fingerprint.Of(other));

    [Fact]
    public async Task The_same_words_typed_on_another_machine_keep_every_approval()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync(1);
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, form with { Closing = "Respectueusement,\nÉlise" }, house.Drafter, default));
        await house.WriteAsync(letter, Sample.Body + "caf\u00e9");
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = "Caf\u00e9", Text = "One.\n\nTwo." }, house.Drafter, default));
        House.Done(await house.Demands.SubmitAsync(letter, house.Drafter, default));
        await house.ApproveAllAsync(letter);

        (form, demand) = ((await house.ViewAsync(letter)).Form, (await house.DemandsAsync(letter))[0]);
        House.Done(await house.Letters.ReviseAsync(letter, form, form with { Closing = "Respectueusement,\r\nE\u0301lise" }, house.OtherDrafter, default));
        await house.WriteAsync(letter, Sample.Body + "cafe\u0301");
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = "Cafe\u0301", Text = "One.\r\n\r\nTwo." }, house.OtherDrafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);
    }

    [Fact]
    public async Task Every_decision_is_kept_whatever_becomes_of_the_words()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync(1);
        var demand = (await house.DemandsAsync(letter))[0];
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Text = "Do it at once." }, house.Drafter, default));
        House.Done(await house.Demands.WithdrawAsync(demand.Id, house.Drafter, default));
        House.Done(await house.Demands.TakeBackAsync(letter, house.Drafter, default));
        await using var db = house.Database();
        Assert.Equal([(Part.Demand, demand.Hash, "Rosa"), (Part.LetterText, db.Set<Approval>().Single(a => a.Part == Part.LetterText).Hash, "Rosa")],
            db.Set<Approval>().AsEnumerable().OrderBy(a => a.Part).Select(a => (a.Part, a.Hash, a.Reviewer)));
        Assert.Contains(db.Set<Revision>(), r => r.Part == Part.Demand && r.Hash == demand.Hash);
    }

    [Fact]
    public async Task Who_wrote_any_of_a_letters_own_text_does_not_decide_on_it()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var both = await house.JoinAsync("Bea", AdvocacyTracker.Team.Roles.Drafter | AdvocacyTracker.Team.Roles.Reviewer);
        var letter = await house.SubmittedAsync(1);
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, form with { Place = "Geneva" }, both, default));
        Assert.Contains("You wrote some of these words", House.Refused((await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", both, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Letters.ReviseAsync(letter, form with { Place = "Geneva" }, form, house.Drafter, default));
        Assert.Contains("You wrote some of these words", House.Refused((await house.Demands.DecideOnLetterAsync(letter, (await house.ViewAsync(letter)).Hash, Decision.Approved, "", both, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_decided_on_a_draft()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.DraftAsync();
        var demand = (await house.DemandsAsync(letter))[0];
        Assert.Contains("not submitted yet", House.Refused((await house.Demands.DecideOnDemandAsync(demand.Id, demand.Hash, Decision.Approved, "", house.Reviewer, default)).Refusal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_recipient_changes_no_letter_until_somebody_takes_it_over()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.ClearedAsync();
        var part = (await house.ViewAsync(letter)).Recipients[0];
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var seen = (await house.RecipientList.FindAsync(part.RecipientId, default))!.ToDetails();
        House.Done(await house.Recipients.ReviseAsync(part.RecipientId, seen, seen with { Honorific = "Field Marshal", EnvelopeName = "" }, house.Drafter, default));
        Assert.True((await house.ClearanceAsync(letter)).IsCleared);
        Assert.True((await house.ViewAsync(letter)).Recipients[0].HasChanged);
        House.Done(await house.Letters.RefreshRecipientAsync(letter, part.Id, house.Drafter, default));
        Assert.Equal("Field Marshal Ada Fielding", (await house.ViewAsync(letter)).Recipients[0].Printed.EnvelopeName);
        Assert.Equal(ReviewState.Submitted, (await house.TextStandingAsync(letter)).State);
    }

    [Fact]
    public void A_revision_compares_with_what_was_approved_word_by_word()
    {
        var before = new DemandWords("Title", "Do it now.", ["Do it."], "The President", [], [], true);
        var parts = Comparison.OfWords(before.InLines(), (before with { Text = "Do it soon." }).InLines());
        Assert.Equal(["now"], parts.Where(p => p.Change == Change.Removed).Select(p => p.Text));
        Assert.Equal(["soon"], parts.Where(p => p.Change == Change.Added).Select(p => p.Text));
    }

    [Fact]
    public void Whatever_an_approval_is_of_can_be_seen_to_change()
    {
        var demand = new DemandWords("Title", "Text", ["Ask"], "To", ["Target"], [new(BasisKind.Treaty, "ICCPR", "21", "printed")], true);
        DemandWords[] demands =
        [
            demand with { Title = "x" }, demand with { Text = "x" }, demand with { Asks = ["x"] }, demand with { AddressedTo = "x" }, demand with { Targets = ["x"] }, demand with { Listed = false },
            demand with { Bases = [demand.Bases[0] with { Kind = BasisKind.Law }] }, demand with { Bases = [demand.Bases[0] with { Article = "x" }] }, demand with { Bases = [demand.Bases[0] with { AsPrinted = "x" }] },
        ];
        Assert.All(demands, changed => Assert.NotEqual(demand.InLines(), changed.InLines()));

        var letter = new LetterWords("2026-001", "en", "Subject", "Sir", "Body", "Yours", [new("place", "Geneva")], [new(RecipientRole.Addressee, "N", "O", "G", "A", "C")], [new("Mara", "T", "O")], ["Target"], ["D-1"]);
        LetterWords[] letters =
        [
            letter with { Reference = "x" }, letter with { Language = "fr" }, letter with { Subject = "x" }, letter with { Salutation = "x" }, letter with { Body = "x" }, letter with { Closing = "x" },
            letter with { Fields = [new("place", "x")] }, letter with { Targets = ["x"] }, letter with { Demands = ["x"] }, letter with { Signatories = [] },
            letter with { Recipients = [letter.Recipients[0] with { Role = RecipientRole.Cc }] }, letter with { Recipients = [letter.Recipients[0] with { PostalAddress = "x" }] }, letter with { Recipients = [letter.Recipients[0] with { Country = "x" }] },
        ];
        Assert.All(letters, changed => Assert.NotEqual(letter.InLines(), changed.InLines()));
    }
}
