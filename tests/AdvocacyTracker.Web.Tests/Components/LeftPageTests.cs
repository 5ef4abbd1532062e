using System.Security.Claims;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.Shell;
using AdvocacyTracker.Web.SignIn;
using AdvocacyTracker.Web.Tests.Bed;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdvocacyTracker.Web.Tests.Components;

/// <summary>Whoever leaves a page while it is busy harms no other page of theirs.</summary>
public sealed class LeftPageTests : BunitContext
{
    [Fact]
    public async Task A_page_that_is_left_during_a_deed_ends_quietly()
    {
        await using var site = await TestSite.StartAsync(withSeeds: false);
        var actor = await site.ActorAsync("Drafter");
        Services.AddSingleton(site.Get<TeamQueries>()).AddSingleton(site.Get<TeamWatch>());
        this.AddAuthorization().SetAuthorized(actor.Name).SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString()), new Claim(HttpActor.StampClaim, actor.Session.Stamp));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        foreach (var isCanceled in (bool[])[false, true])
        {
            var page = Render<BusyPage>().Instance;
            var deed = page.BeginAsync();
            page.Dispose();
            if (isCanceled) page.UnderWay.SetCanceled();
            else page.UnderWay.SetResult(Result.Done);
            Assert.False(await deed);
        }
    }

    private sealed class BusyPage : DeskPage
    {
        public TaskCompletionSource<Result> UnderWay { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<bool> BeginAsync() => InvokeAsync<bool>(() => DoAsync(_ => UnderWay.Task));

        protected override Task LoadAsync() => Task.Delay(0, Closed);

        private Task<T> InvokeAsync<T>(Func<Task<T>> work)
        {
            var done = new TaskCompletionSource<T>();
            _ = InvokeAsync(async () =>
            {
                try
                {
                    done.SetResult(await work());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            });
            return done.Task;
        }
    }
}
