using System.Security.Claims;
using AdvocacyTracker.Data;
using AdvocacyTracker.Team;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace AdvocacyTracker.Web.SignIn;

/// <summary>ASP.NET Core Identity with a cookie. The cookie says who somebody is; what they may do is read from the database at each deed.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Member>(identity =>
        {
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            identity.SignIn.RequireConfirmedAccount = true;
            // An address holds whatever an address may; one that Identity took for no name could never be locked.
            identity.User.AllowedUserNameCharacters = "";
        }).AddSignInManager().AddEntityFrameworkStores<AppDb>();
        services.AddScoped<IUserConfirmation<Member>, OpenAccount>();
        services.AddSingleton<Nobody>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(Configure);
        services.AddAuthorization();
        return services;
    }

    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost("/sign-out", async (HttpContext http, SignInManager<Member> signIn, TeamWorkflow team) =>
    {
        await team.SignOutAsync(HttpActor.IdOf(http.User), HttpActor.SessionOf(http.User), default);
        await signIn.SignOutAsync();
        return Results.Redirect("/sign-in");
    });

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "advocacytracker";
        cookie.Cookie.HttpOnly = true;
        // Lax, so that a link in a mail opens the desk; every deed checks its origin.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
        cookie.AccessDeniedPath = "/sign-in";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.Events.OnSigningIn = context =>
        {
            context.Principal!.Identities.First().AddClaim(new Claim(HttpActor.SessionClaim, Session.NewId(context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())));
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        // The sign-in page says itself where to go on.
        cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        cookie.Events.OnRedirectToLogin = context =>
        {
            // A program, or a page's own script, wants a status and no page to sign in on.
            if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)) context.Response.Redirect(context.RedirectUri);
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
    }

    // Each request asks whether the account is still open and the session not ended; nothing is trusted for longer.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var team = context.HttpContext.RequestServices.GetRequiredService<TeamQueries>();
        if (context.Principal is { } principal && (await HttpActor.ReadAsync(principal, team, context.HttpContext.RequestAborted)).MaySignIn) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private sealed class OpenAccount : IUserConfirmation<Member>
    {
        public Task<bool> IsConfirmedAsync(UserManager<Member> manager, Member user) => Task.FromResult(user.MaySignIn);
    }
}
