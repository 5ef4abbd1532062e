using AdvocacyTracker.Mail;
using AdvocacyTracker.Team;
using AdvocacyTracker.Tests.Bed;

namespace AdvocacyTracker.Tests.Mailing;

/// <summary>A house whose people get no notices by mail, so that every mail is to somebody outside.</summary>
internal static class Quiet
{
    public static async Task<House> HouseAsync(Db db, MailSettings mail)
    {
        var house = await House.OpenAsync(db, mail);
        foreach (var member in (Actor[])[house.Drafter, house.Reviewer, house.Comms, house.Admin]) House.Done(await house.Get<MailWorkflow>().ChooseAsync([], member, default));
        return house;
    }
}
