using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdvocacyTracker.Web.Tests.Bed;

/// <summary>Hears of everything that is written into one database file while it listens: the first words of each statement.</summary>
internal sealed class WriteWatch(string file, Action<string> heard) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];

    public WriteWatch Start()
    {
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        return this;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEventData { Command: { } command } || value.Key != RelationalEventId.CommandExecuting.Name || command.Connection?.DataSource != file) return;
        foreach (var line in command.CommandText.Split('\n').Where(l => l.StartsWith("INSERT", StringComparison.Ordinal) || l.StartsWith("UPDATE", StringComparison.Ordinal) || l.StartsWith("DELETE", StringComparison.Ordinal)))
            heard(line[..(line.IndexOf('"', line.IndexOf('"', StringComparison.Ordinal) + 1) + 1)]);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }
}
