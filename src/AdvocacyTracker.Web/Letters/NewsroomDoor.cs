using AdvocacyTracker.Web.Newsroom;

namespace AdvocacyTracker.Web.Letters;

/// <summary>The style in which the settings page shows an accent before it is saved: no page of ours has style inside it.</summary>
internal static class NewsroomDoor
{
    public static void MapNewsroom(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/newsroom/accent.css", (string? light, string? dark) => Results.Text(HouseStyle.Accent(".house-preview", light ?? "", dark ?? ""), "text/css")).RequireAuthorization();
}
