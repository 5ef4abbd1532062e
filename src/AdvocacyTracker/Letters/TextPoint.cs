using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;
using AdvocacyTracker.Text;
using Microsoft.EntityFrameworkCore;

namespace AdvocacyTracker.Letters;

/// <summary>A point of a body's log that somebody gave a name by hand, such as "As read to the director". It never changes.</summary>
public sealed class TextPoint
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLimit = 100;

    private TextPoint()
    {
    }

    internal TextPoint(Guid textId, int version, string name, Actor by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (TextId, Version, Name, ById, By, At) = (textId, version, name, by.Id, by.Name, at);
    }

    /// <summary>Gives a point of a text a name; refused for a version that never was.</summary>
    internal static async Task<Result> NameAsync(Act act, Guid textId, int newest, int version, string name, CancellationToken ct)
    {
        if ((TextRules.WhyNotLine("The name", name, required: true, NameLimit) ?? TextLog.WhyNever(version, newest)) is { } refusal) return refusal;
        if (await act.Db.Set<TextPoint>().AnyAsync(p => p.TextId == textId && p.Version == version && p.Name == name.Trim(), ct)) return Result.Refused("This point has that name already.");
        act.Db.Add(new TextPoint(textId, version, name.Trim(), act.Actor, act.Now));
        return Result.Done;
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The letter or release whose body it is.</summary>
    public Guid TextId { get; private set; }

    /// <summary>After how many changes.</summary>
    public int Version { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>Who named it.</summary>
    public Guid ById { get; private set; }

    /// <summary>Their name then.</summary>
    public string By { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
