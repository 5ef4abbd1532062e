using System.Globalization;
using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using Microsoft.AspNetCore.Components;

namespace AdvocacyTracker.Web.Shell;

/// <summary>What the pages of a letter's and a release's history share: the choice is in the address, and what a form did is told there too.</summary>
public abstract class HistoryPage : DeskPage
{
    /// <summary>The letter or release.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    [SupplyParameterFromQuery]
    private string? As { get; set; }

    [SupplyParameterFromQuery]
    private string? Before { get; set; }

    /// <summary>What the last form did.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    protected string? Said { get; set; }

    /// <summary>The version that a name is given to.</summary>
    [SupplyParameterFromForm(FormName = "name", Name = "Version")]
    protected int? Version { get; set; }

    /// <summary>The name given.</summary>
    [SupplyParameterFromForm(FormName = "name", Name = "Name")]
    protected string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "restore From", Name = "Place")]
    private string? PlaceFrom { get; set; }

    [SupplyParameterFromForm(FormName = "restore To", Name = "Place")]
    private string? PlaceTo { get; set; }

    [Inject]
    private NavigationManager Addresses { get; set; } = null!;

    /// <summary>Where the text is written.</summary>
    protected abstract string Home { get; }

    /// <summary>The page's own address.</summary>
    protected string Address => $"{Home}/history";

    /// <summary>What the address asks for.</summary>
    protected HistoryAsked Asked => new(Blank(From), Blank(To), int.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null);

    /// <summary>Whether the texts are compared as they were typed.</summary>
    protected bool AsSource => As == "source";

    /// <summary>The earlier text that is asked back.</summary>
    protected string? Place => PlaceFrom ?? PlaceTo;

    /// <summary>Tells what became of a deed, at an address that can be reloaded.</summary>
    protected async Task DoneAsync(Task<Result> deed, string done)
    {
        Refusal = (await deed).Refusal;
        if (Refusal is null) Addresses.NavigateTo($"{HistoryWords.Link(Address, Asked.From, Asked.To, AsSource, Asked.Before)}&done={done}");
    }

    /// <summary>Tells that an earlier text stands again, and shows what that changed.</summary>
    protected void Restored(Result<int> restored)
    {
        Refusal = restored.Refusal;
        if (restored.IsDone)
            Addresses.NavigateTo($"{HistoryWords.Link(Address, (restored.Value - 1).ToString(CultureInfo.InvariantCulture), HistoryAsked.Now, AsSource)}&done=restored");
    }

    private static string? Blank(string? key) => string.IsNullOrWhiteSpace(key) ? null : key;
}
