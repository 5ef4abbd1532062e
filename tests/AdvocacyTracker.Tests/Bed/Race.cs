namespace AdvocacyTracker.Tests.Bed;

/// <summary>Deeds that meet.</summary>
internal static class Race
{
    /// <summary>Does them at once: all wait at one line, and the one of this number stands at its head.</summary>
    public static async Task AtOnceAsync(int first, params Func<Task>[] deeds)
    {
        var line = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = deeds.Select((_, i) => Task.Run(async () =>
        {
            await line.Task;
            await deeds[(first + i) % deeds.Length]();
        })).ToList();
        line.SetResult();
        await Task.WhenAll(all);
    }
}
