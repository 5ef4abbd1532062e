using AdvocacyTracker.Rules;
using Microsoft.AspNetCore.Components;

namespace AdvocacyTracker.Web.Shell;

/// <summary>A form with a button, in which somebody writes what others may save meanwhile. What others changed comes in; where both changed a field, its writer sees both texts and saves the one they want.</summary>
public abstract class MergingForm<TForm> : ComponentBase
    where TForm : class
{
    private TForm? _seen;

    /// <summary>Whether a deed is under way: the form waits.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>Takes what was seen and what is wanted, and says whether it was saved.</summary>
    [Parameter, EditorRequired]
    public Func<(TForm Seen, TForm Mine), Task<bool>> OnSave { get; set; } = _ => Task.FromResult(false);

    /// <summary>The fields both changed, once a save has met them (<see cref="MetFields"/>).</summary>
    protected IReadOnlyList<MetField> Met { get; private set; } = [];

    /// <summary>What stands now.</summary>
    protected abstract TForm Now { get; }

    /// <summary>What is typed.</summary>
    protected abstract TForm Typed { get; }

    /// <summary>Puts a form into the fields.</summary>
    protected abstract void Show(TForm form);

    /// <summary>Lays what was typed over what stands now.</summary>
    protected abstract Merged<TForm> Merge(TForm seen, TForm mine, TForm now);

    /// <summary>Whether two forms say the same.</summary>
    protected virtual bool AreSame(TForm one, TForm other) => one.Equals(other);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_seen is null) Take(Now, Met);
        // What was seen stays as it was where both changed a field, until a save has told its writer so.
        else if (!AreSame(_seen, Now) && Merge(_seen, Typed, Now) is { Met.Count: 0 } merged) Take(merged.Form, Met);
    }

    /// <summary>Saves what is typed.</summary>
    protected async Task SaveAsync()
    {
        if (await OnSave((_seen!, Typed)))
        {
            Take(Now, []);
        }
        else if (!AreSame(_seen!, Now))
        {
            // Not saved, and both texts are shown: the next save may keep the writer's own.
            var merged = Merge(_seen!, Typed, Now);
            Take(merged.Form, merged.Met);
        }
    }

    private void Take(TForm form, IReadOnlyList<MetField> met)
    {
        (_seen, Met) = (Now, met);
        Show(form);
    }
}
