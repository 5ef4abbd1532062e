using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdvocacyTracker.Tests.Bed;

/// <summary>What the databases are really asked, for tests of what a query must not read.</summary>
internal sealed class Sql : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<string>?> Asked = new();

    static Sql() => DiagnosticListener.AllListeners.Subscribe(new Sql());

    private Sql()
    {
    }

    /// <summary>The commands that an action sends, and no other test's.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Func<Task> action)
    {
        var asked = new List<string>();
        Asked.Value = asked;
        await action();
        Asked.Value = null;
        Assert.NotEmpty(asked);
        return asked;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Value: CommandEventData data } && value.Key == RelationalEventId.CommandExecuting.Name) Asked.Value?.Add(data.Command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
