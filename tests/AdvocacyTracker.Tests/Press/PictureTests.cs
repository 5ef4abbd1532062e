using AdvocacyTracker.Letters;
using AdvocacyTracker.Pictures;
using AdvocacyTracker.Press;
using AdvocacyTracker.Tests.Bed;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Tests.Press;

/// <summary>A picture is approved with the release's text, and public only while a published release shows it.</summary>
public sealed class PictureTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task A_picture_is_approved_with_the_text_and_public_with_the_release(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (release, file) = (await house.ApprovedReleaseAsync(await house.SentAsync(), "Text."), await Photo.ReadAsync());
        House.Done(await house.Pictures.AddAsync(release, file, Photo.Words(file), house.Comms, default));
        Assert.Contains("lapsed", House.Refused((await house.Press.PublishAsync(release, house.Comms, default)).Refusal), StringComparison.Ordinal);
        await house.ApproveReleaseAsync(release, onlyText: true);
        Assert.Null(await house.Published.PictureAsync(file.Hash, 800, default));
        House.Value(await house.Press.PublishAsync(release, house.Comms, default));
        Assert.Equal([Photo.Words(file)], Assert.Single(await house.Published.LatestAsync(default)).Words.Text.Pictures);
        Assert.Equal(file.Widest.Bytes, (await house.Published.PictureAsync(file.Hash, 800, default))!.Bytes);
        Assert.Null(await house.Published.PictureAsync(file.Hash, 801, default));

        // One that a correction brings is public with the correction.
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        var second = await Photo.ReadAsync(700);
        House.Done(await house.Pictures.AddAsync(release, second, Photo.Words(second) with { Alt = "Another" }, house.Comms, default));
        House.Done(await house.Pictures.RemoveAsync(release, file.Hash, house.Comms, default));
        Assert.Null(await house.Published.PictureAsync(second.Hash, 700, default));
        Assert.NotNull(await house.Published.PictureAsync(file.Hash, 800, default));
        // Dropped, it leaves nothing behind.
        House.Done(await house.Press.DropCorrectionAsync(release, house.Comms, default));
        Assert.Null(await house.PressList.PictureAsync(release, second.Hash, 700, house.Comms, default));
        Assert.NotNull(await house.PressList.PictureAsync(release, file.Hash, 800, house.Comms, default));
        House.Done(await house.Press.BeginCorrectionAsync(release, house.Comms, default));
        House.Done(await house.Pictures.AddAsync(release, second, Photo.Words(second) with { Alt = "Another" }, house.Comms, default));
        House.Done(await house.Pictures.RemoveAsync(release, file.Hash, house.Comms, default));
        await house.ApproveReleaseAsync(release, onlyText: true);
        House.Value(await house.Press.CorrectAsync(release, "Another picture.", false, house.Comms, default));
        Assert.NotNull(await house.Published.PictureAsync(second.Hash, 700, default));
        Assert.Null(await house.Published.PictureAsync(file.Hash, 800, default));

        House.Done(await house.Press.RetractAsync(release, "Withdrawn.", house.Comms, default));
        Assert.Null(await house.Published.PictureAsync(second.Hash, 700, default));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Files_go_with_a_picture_that_was_never_public_and_when_a_name_is_blacked_out(Db db)
    {
        await using var house = await House.OpenAsync(db);
        var (draft, file) = (await house.SubmittedReleaseAsync(), await Photo.ReadAsync());
        House.Done(await house.Pictures.AddAsync(draft, file, Photo.Words(file), house.Comms, default));
        Assert.Equal(2, await FilesAsync(house));
        Assert.StartsWith("This picture is in the release already", House.Refused((await house.Pictures.AddAsync(draft, file, Photo.Words(file), house.Comms, default)).Refusal), StringComparison.Ordinal);
        House.Done(await house.Pictures.RemoveAsync(draft, file.Hash, house.Comms, default));
        Assert.Equal(0, await FilesAsync(house));
        House.Done(await house.Pictures.AddAsync(draft, file, Photo.Words(file) with { Alt = "Rosa Lima speaks" }, house.Comms, default));
        await house.ApproveReleaseAsync(draft);
        House.Value(await house.Press.PublishAsync(draft, house.Comms, default));

        var takedowns = house.Get<TakedownWorkflow>();
        House.Done(await takedowns.TakeDownAsync(draft, "She is in danger.", house.Comms, default));
        Assert.Null(await house.Published.PictureAsync(file.Hash, 800, default));
        Assert.Equal(0, await FilesAsync(house));
        var blackout = House.Value(await takedowns.ProposeBlackoutAsync(draft, "Rosa Lima", house.Comms, default));
        House.Done(await takedowns.ConfirmBlackoutAsync(blackout, house.Reviewer, default));
        await using var database = house.Database();
        var kept = string.Join(' ', await database.Set<Revision>().Where(r => r.SubjectId == draft).Select(r => r.Json).ToListAsync()) + (await database.Set<PressRelease>().SingleAsync(r => r.Id == draft)).Pictures[0].InLines();
        Assert.DoesNotContain("Rosa", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_of_a_picture_is_checked_like_the_text()
    {
        await using var house = await House.OpenAsync(Db.Sqlite);
        var letter = await house.SentAsync();
        var (release, file) = (await house.ApprovedReleaseAsync(letter, "Text."), await Photo.ReadAsync());
        foreach (var (words, begins) in ((ReleasePicture, string)[])
        [
            (Photo.Words(file) with { Alt = " " }, "What the picture shows is empty"), (Photo.Words(file) with { Credit = "" }, "Who made the picture is empty"), (Photo.Words(file) with { Licence = "" }, "How the picture may be used is empty"),
        ])
        {
            Assert.StartsWith(begins, House.Refused((await house.Pictures.AddAsync(release, file, words, house.Comms, default)).Refusal), StringComparison.Ordinal);
        }
        await house.WatchAsync(letter, "Rosa Lima");
        House.Done(await house.Pictures.AddAsync(release, file, Photo.Words(file) with { Caption = "Rosa Lima, left" }, house.Comms, default));
        Assert.Contains((await house.PressList.FindAsync(release, house.Comms, default))!.Readiness.Findings, f => f.Sentence.Contains("picture 1", StringComparison.Ordinal));

        // Two describe it at once: what only one changed is kept, what both did is shown to both.
        var seen = (await house.PressList.FindAsync(release, house.Comms, default))!.Text.Pictures![0];
        House.Done(await house.Pictures.DescribeAsync(release, seen, seen with { Caption = "In the square" }, house.Comms, default));
        House.Done(await house.Pictures.DescribeAsync(release, seen, seen with { Credit = "A. Sousa" }, house.Comms, default));
        Assert.Single(House.Value(await house.Pictures.DescribeAsync(release, seen, seen with { Caption = "At the gate" }, house.Comms, default)).Met);
        var now = (await house.PressList.FindAsync(release, house.Comms, default))!.Text.Pictures![0];
        Assert.Equal(("In the square", "A. Sousa"), (now.Caption, now.Credit));
    }

    private static async Task<int> FilesAsync(House house)
    {
        await using var db = house.Database();
        return await db.Set<PictureFile>().CountAsync();
    }
}
