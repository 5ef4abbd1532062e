using AdvocacyTracker.Audit;
using AdvocacyTracker.Guards;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Letters;

/// <summary>Who agreed to sign a letter: who notes and reads it, and what it keeps from going out.</summary>
public sealed class SignatoryConsentTests
{
    private const string Both = "Mara Lind, Director, Newsroom\nElspeth Tarrow, Chair, Harbour Law Collective";

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task What_is_noted_stays_is_withdrawn_once_and_may_be_noted_anew(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(signedBy: Both);
        var hash = (await house.ViewAsync(letter)).Hash;
        Assert.StartsWith("“Ana Perez” is not among the letter’s signatories", House.Refused((await house.Consents.NoteAsync(letter, "Ana Perez", "by mail", house.Drafter, default)).Refusal), StringComparison.Ordinal);
        House.Refused((await house.Consents.NoteAsync(letter, "Elspeth Tarrow", " ", house.Drafter, default)).Refusal);
        House.Refused((await house.Consents.NoteAsync(letter, "Elspeth Tarrow", new('x', 201), house.Drafter, default)).Refusal);
        var consent = House.Value(await house.Consents.NoteAsync(letter, "Elspeth Tarrow", " by mail on 3 May ", house.OtherDrafter, default));
        House.Refused((await house.Consents.NoteAsync(letter, "Elspeth Tarrow", "again", house.Drafter, default)).Refusal);
        var standings = await house.ConsentList.OfLetterAsync(letter, house.Reviewer, default);
        Assert.Equal([(null, false), ("by mail on 3 May", true)], standings.Select(s => (s.Last?.How, s.HasAgreed)));
        Assert.Equal("Otto", standings[1].Last!.NotedBy);

        House.Done(await house.Consents.WithdrawAsync(consent, house.Drafter, default));
        House.Refused((await house.Consents.WithdrawAsync(consent, house.Drafter, default)).Refusal);
        Assert.True((await house.ConsentList.OfLetterAsync(letter, house.Reviewer, default))[1].HasWithdrawn);
        House.Value(await house.Consents.NoteAsync(letter, "Elspeth Tarrow", "by telephone", house.Drafter, default));
        Assert.True((await house.ConsentList.OfLetterAsync(letter, house.Reviewer, default))[1].HasAgreed);
        await using var context = house.Database();
        Assert.Equal(2, await context.Set<SignatoryConsent>().CountAsync());
        Assert.Equal(hash, (await house.ViewAsync(letter)).Hash);
        Assert.DoesNotContain(await context.Set<AuditEntry>().Select(e => e.Subject + e.Note).ToListAsync(), text => text.Contains("Tarrow", StringComparison.Ordinal) || text.Contains("telephone", StringComparison.Ordinal));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task To_whoever_may_not_know_of_a_letter_nobody_agreed_to_sign_it(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted, signedBy: Both);
        var consent = House.Value(await house.Consents.NoteAsync(letter, "Mara Lind", "by mail", house.Drafter, default));
        Assert.Empty(await house.ConsentList.OfLetterAsync(letter, house.OtherDrafter, default));
        Assert.Equal((await house.Consents.WithdrawAsync(Guid.NewGuid(), house.OtherDrafter, default)).Refusal, (await house.Consents.WithdrawAsync(consent, house.OtherDrafter, default)).Refusal);
        Assert.StartsWith("There is no such letter", House.Refused((await house.Consents.NoteAsync(letter, "Mara Lind", "by mail", house.OtherDrafter, default)).Refusal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LetterKind.Own, Both, "", "Mara Lind, Elspeth Tarrow")]
    [InlineData(LetterKind.Joint, Both, "Elspeth Tarrow", "Mara Lind")]
    [InlineData(LetterKind.Open, Both, "Elspeth Tarrow", "Mara Lind")]
    [InlineData(LetterKind.Joint, "Mara Lind, Director, newsroom\nOmar, Poet\nAda", "Omar, Ada", "Mara Lind")]
    [InlineData(LetterKind.Joint, "A, x, y\nB, x, y\nC, x, y\nD, x, y\nE, x, y\nF, x, y\nG, x, y", "A, B, C, D, E and 2 more", "")]
    public async Task Whom_nobody_asked_of_another_organisation_holds_a_joint_letter_back_and_else_warns(LetterKind kind, string signedBy, string blocking, string warning)
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var found = await FindingsAsync(house, await house.DraftAsync(signedBy: signedBy, kind: kind));
        string[] expected =
        [
            .. blocking.Length > 0 ? [$"Nobody has noted that {blocking} agreed to sign, for another organisation: ask, and note how they agreed; of our own people, write the organisation after a second comma."] : (string[])[],
            .. warning.Length > 0 ? [$"Nobody has noted that {warning} agreed to sign: note how, where it isn’t plain."] : (string[])[],
        ];
        Assert.Equal(expected, found.Select(f => f.Sentence));
        Assert.Equal(blocking.Length > 0, found.Any(f => f.Blocks));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_letter_goes_out_once_the_partner_agreed_and_not_after_they_changed_their_mind(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.ClearedAsync(1, Both, LetterKind.Joint);
        Assert.Contains("Nobody has noted that Elspeth Tarrow", House.Refused((await house.Sending.SignOffAsync(letter, house.Reviewer, default)).Refusal), StringComparison.Ordinal);
        var consent = House.Value(await house.Consents.NoteAsync(letter, "Elspeth Tarrow", "by mail", house.Drafter, default));
        House.Done(await house.Sending.SignOffAsync(letter, house.Reviewer, default));
        House.Done(await house.Consents.WithdrawAsync(consent, house.Drafter, default));
        Assert.Equal("Elspeth Tarrow no longer agrees to sign: take them off the list of signatories, or note that they agree again.",
            House.Refused((await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default)).Refusal));
        House.Value(await house.Consents.NoteAsync(letter, "Elspeth Tarrow", "by telephone", house.Drafter, default));
        House.Done(await house.Sending.MarkAsSentAsync(letter, Delivery.Post, null, house.Drafter, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Whoever_agreed_is_asked_again_once_the_letter_or_a_demand_is_worded_otherwise(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.DraftAsync(1, signedBy: Both, kind: LetterKind.Joint);
        foreach (var name in (string[])["Mara Lind", "Elspeth Tarrow"]) House.Value(await house.Consents.NoteAsync(letter, name, "by mail", house.Drafter, default));

        // Who else signs is not what somebody agrees to.
        await ReviseAsync(house, letter, form => form with { Signatories = $"{Both}\nMara Two, Chair, Newsroom" });
        Assert.Equal("Nobody has noted that Mara Two agreed to sign: note how, where it isn’t plain.", Assert.Single(await FindingsAsync(house, letter)).Sentence);
        await ReviseAsync(house, letter, form => form with { Signatories = Both });
        Assert.Empty(await FindingsAsync(house, letter));

        await ReviseAsync(house, letter, form => form with { Subject = $"{form.Subject}, anew" });
        Assert.Equal([(true, "Elspeth Tarrow agreed to an earlier wording: ask again, and note it."), (false, "Mara Lind agreed to an earlier wording: ask again, and note it.")], (await FindingsAsync(house, letter)).Select(f => (f.Blocks, f.Sentence)));
        House.Value(await house.Consents.NoteAsync(letter, "Elspeth Tarrow", "by telephone", house.Drafter, default));
        House.Refused((await house.Consents.NoteAsync(letter, "Elspeth Tarrow", "again", house.Drafter, default)).Refusal);
        Assert.Equal([true, false], (await house.ConsentList.OfLetterAsync(letter, house.Reviewer, default)).Select(s => s.HasAgreedToEarlierWords));

        var demand = Assert.Single((await house.DemandsAsync(letter)));
        House.Done(await house.Demands.ReviseAsync(demand.Id, demand.Form, demand.Form with { Title = $"{demand.Form.Title}, anew" }, house.Drafter, default));
        Assert.Equal([true, true], (await house.ConsentList.OfLetterAsync(letter, house.Reviewer, default)).Select(s => s.HasAgreedToEarlierWords));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_release_warns_of_whoever_took_their_consent_back_after_the_sending_and_a_blackout_reaches_what_was_noted(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letter = await house.SentAsync(1, "Mara Lind, Director, Newsroom");
        var consent = House.Value(await house.Consents.NoteAsync(letter, "Mara Lind", "Mara Lind wrote to us", house.Drafter, default));
        var release = await house.ApprovedReleaseAsync(letter, ":::quote speaker=\"Mara Lind\" verb=\"said\"\nIt is late.\n:::\n\n:::demands\n:::\n");
        House.Done(await house.Consents.WithdrawAsync(consent, house.Drafter, default));
        var found = Assert.Single((await house.PressList.FindAsync(release, house.Comms, default))!.Readiness.Findings, f => f.Sentence.StartsWith("Mara Lind", StringComparison.Ordinal));
        Assert.Equal($"Mara Lind, whom it quotes, signed letter {(await house.ViewAsync(letter)).Words.Reference} and has taken their consent back since: ask them, or leave their name out.", found.Sentence);
        Assert.False(found.Blocks);

        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        House.Done(await house.Takedowns.TakeDownAsync(release, "Somebody is in danger.", house.Comms, default));
        House.Done(await house.Takedowns.ConfirmBlackoutAsync(House.Value(await house.Takedowns.ProposeBlackoutAsync(release, "Mara Lind", house.Comms, default)), house.Reviewer, default));
        await using var context = house.Database();
        var noted = await context.Set<SignatoryConsent>().SingleAsync();
        Assert.Equal(("█████", "█████ wrote to us"), (noted.Name, noted.How));
    }

    private static async Task ReviseAsync(House house, Guid letter, Func<LetterForm, LetterForm> change)
    {
        var form = (await house.ViewAsync(letter)).Form;
        House.Done(await house.Letters.ReviseAsync(letter, form, change(form), house.Drafter, default));
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(House house, Guid letter) => [.. (await house.ClearanceAsync(letter)).Findings.Where(f => f.Place == Places.Consents)];
}
