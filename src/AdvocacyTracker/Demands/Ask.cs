namespace AdvocacyTracker.Demands;

/// <summary>One thing a demand asks for: what an outcome will be recorded against.</summary>
public sealed class Ask
{
    private Ask()
    {
    }

    internal Ask(Guid demandId, int number, string text)
    {
        Id = Guid.CreateVersion7();
        (DemandId, Number, Text) = (demandId, number, text);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The demand.</summary>
    public Guid DemandId { get; private set; }

    /// <summary>Order in the demand, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What is asked.</summary>
    public string Text { get; private set; } = null!;

    internal void Reword(string text) => Text = text;
}
