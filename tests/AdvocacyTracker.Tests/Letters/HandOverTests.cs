using AdvocacyTracker.Audit;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Letters;

/// <summary>All letters of somebody who leaves become somebody else's, in one deed.</summary>
public sealed class HandOverTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Everything_somebody_owns_becomes_a_colleagues_restricted_letters_too_and_those_named_on_them_stay(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var open = await house.DraftAsync();
        var restricted = await house.RestrictedAsync();
        Assert.Null(await house.LetterList.FindAsync(restricted, house.OtherDrafter, default));
        House.Done(await house.Team.DisableAsync(house.Drafter.Id, house.Admin, default));
        Assert.Equal(2, House.Value(await house.HandOvers.HandOverAsync(house.Drafter.Id, house.OtherDrafter.Id, house.Admin, default)));

        foreach (var letter in (Guid[])[open, restricted])
        {
            var view = (await house.LetterList.FindAsync(letter, house.OtherDrafter, default))!;
            Assert.Equal("Otto", view.Owner);
            Assert.Null(view.WhyNotConfide(house.OtherDrafter));
        }
        Assert.Null(await house.LetterList.FindAsync(restricted, house.Drafter, default));
        Assert.NotNull(await house.LetterList.FindAsync(restricted, house.Reviewer, default));
        Assert.NotNull(await house.LetterList.FindAsync(restricted, house.Comms, default));
        Assert.Null(await house.LetterList.FindAsync(restricted, house.Admin, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task The_trail_holds_one_line_with_counts_and_no_letter(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var letters = new[] { await house.DraftAsync(), await house.RestrictedAsync() };
        House.Value(await house.HandOvers.HandOverAsync(house.Drafter.Id, house.OtherDrafter.Id, house.Admin, default));
        await using var trail = house.Database();
        var line = await trail.Set<AuditEntry>().OrderByDescending(e => e.Sequence).FirstAsync();
        Assert.Equal(("Anna", "Hand over", "Dora", "to Otto"), (line.ActorName, line.Deed, line.Subject, line.Note));
        Assert.DoesNotContain(await trail.Set<AuditEntry>().Where(e => e.Deed == "Hand over").ToListAsync(), e => letters.Contains(e.SubjectId));
    }

    [Fact]
    public async Task It_is_refused_where_nobody_can_take_them_over_and_where_there_is_nothing_to_give()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        async Task<string> RefusedAsync(Actor from, Guid to, Actor by) => House.Refused((await house.HandOvers.HandOverAsync(from.Id, to, by, default)).Refusal);
        Assert.Equal("Dora owns no letter: there is nothing to hand over.", await RefusedAsync(house.Drafter, house.OtherDrafter.Id, house.Admin));
        var letter = await house.DraftAsync(confidentiality: Confidentiality.Restricted);
        Assert.StartsWith("The letters are theirs already", await RefusedAsync(house.Drafter, house.Drafter.Id, house.Admin), StringComparison.Ordinal);
        Assert.StartsWith("Rosa can’t take letters over", await RefusedAsync(house.Drafter, house.Reviewer.Id, house.Admin), StringComparison.Ordinal);
        Assert.StartsWith("There is no such member", await RefusedAsync(house.Drafter, Guid.NewGuid(), house.Admin), StringComparison.Ordinal);
        House.Done(await house.Team.DisableAsync(house.OtherDrafter.Id, house.Admin, default));
        Assert.StartsWith("Otto can’t take letters over", await RefusedAsync(house.Drafter, house.OtherDrafter.Id, house.Admin), StringComparison.Ordinal);
        var both = await house.JoinAsync("Bela", Roles.Admin | Roles.Drafter);
        Assert.StartsWith("Some of these letters are restricted", await RefusedAsync(house.Drafter, both.Id, both), StringComparison.Ordinal);
        Assert.Equal("Dora", (await house.ViewAsync(letter)).Owner);
    }
}
