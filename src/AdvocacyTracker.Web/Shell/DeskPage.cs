using AdvocacyTracker.Data;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdvocacyTracker.Web.Shell;

/// <summary>What every page of the desk knows: who looks at it, as the database knows them now, and how to tell a refusal. It follows changes of rights while it is open.</summary>
public abstract class DeskPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Makes the page.</summary>
    protected DeskPage() => Closed = _closed.Token;

    /// <summary>Who looks at the page.</summary>
    protected Actor Actor { get; private set; } = new(Guid.Empty, "", Roles.None, false);

    /// <summary>The last refusal, to be shown; null when the last deed was done.</summary>
    protected Refusal? Refusal { get; set; }

    /// <summary>What the last deed did, in a few words; null before any.</summary>
    protected string? Done { get; set; }

    /// <summary>Whether a deed is under way: its buttons wait.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>Ends when the page is left. Kept, since its source gives none once the page is.</summary>
    protected CancellationToken Closed { get; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private TeamQueries Team { get; set; } = null!;

    [Inject]
    private TeamWatch Watch { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Listens before it reads, so that no change falls between.
        if (RendererInfo.IsInteractive) Watch.Changed += OnTeamChanged;
        await ReadActorAsync();
        await LoadAsync();
    }

    /// <summary>Does a deed: one at a time, and the page is read anew after it. Says whether it was done.</summary>
    protected async Task<bool> DoAsync(Func<CancellationToken, Task<Result>> deed, string? done = null)
    {
        if (IsBusy) return false;
        (IsBusy, Refusal, Done) = (true, null, null);
        try
        {
            var result = await deed(Closed);
            Refusal = result.Refusal;
            if (result.IsDone) Done = done;
            await LoadAsync();
            return result.IsDone;
        }
        // The deed itself says so as a refusal; reading the page anew may meet the same trouble.
        catch (Exception e) when (StorageRefusal.Of(e) is { } refusal)
        {
            Refusal = refusal;
            return false;
        }
        catch (OperationCanceledException) when (Closed.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            IsBusy = false;
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Watch.Changed -= OnTeamChanged;
        _closed.Cancel();
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task ReadActorAsync()
    {
        var state = await Authentication;
        Actor = await HttpActor.ReadAsync(state.User, Team, Closed);
    }

    private void OnTeamChanged(Guid id)
    {
        if (id == Actor.Id) _ = InvokeAsync(FollowAsync);
    }

    private async Task FollowAsync()
    {
        if (Closed.IsCancellationRequested) return;
        await ReadActorAsync();
        if (!Actor.MaySignIn)
        {
            // The browser may hold a newer session already; without one it is led to the sign-in page, and back here.
            Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
            return;
        }
        await LoadAsync();
        StateHasChanged();
    }
}

/// <summary>How a page does a deed (<see cref="DeskPage"/>), for what stands apart from it: gives whether it was done.</summary>
/// <param name="done">What it did, in a few words.</param>
public delegate Task<bool> DeskDeed(Func<CancellationToken, Task<Result>> deed, string? done = null);
