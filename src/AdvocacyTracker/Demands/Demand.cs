using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Team;

namespace AdvocacyTracker.Demands;

/// <summary>What a letter demands: written once, approved once, quoted everywhere by reference, and followed until it is met.</summary>
public sealed class Demand
{
    private readonly List<Ask> _asks = [];

    private Demand()
    {
    }

    internal Demand(Guid letterId, string reference, DemandForm form, Guid authorId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (LetterId, Reference) = (letterId, reference);
        Authors = [authorId];
        Take(form, now);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The letter that makes it.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>The number people know it by, such as <c>D-2017-003-2</c>; survives reordering.</summary>
    public string Reference { get; private set; } = null!;

    /// <summary>A bold title, often naming the problem.</summary>
    public string Title { get; private set; } = null!;

    /// <summary>The demand in full, in Markdown.</summary>
    public string Text { get; private set; } = null!;

    /// <summary>What exactly is asked.</summary>
    public IReadOnlyList<Ask> Asks => _asks;

    /// <summary>Who must act.</summary>
    public string AddressedTo { get; private set; } = "";

    /// <summary>Whose conduct must change.</summary>
    public IReadOnlyList<string> Targets { get; private set; } = [];

    /// <summary>Where.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>About what.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];

    /// <summary>What it rests on in law.</summary>
    public IReadOnlyList<LegalBasis> Bases { get; private set; } = [];

    /// <summary>When it should be done.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>False when it is made in the running text, outside the letter's list.</summary>
    public bool Listed { get; private set; }

    /// <summary>Whether it is draft, with the reviewers, or withdrawn. The verdict is read off the approvals.</summary>
    public DemandStage Stage { get; private set; }

    /// <summary>SHA-256 of its words as they stand (<see cref="DemandWords"/>).</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Who wrote any of it.</summary>
    public List<Guid> Authors { get; private set; } = [];

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Counts changes; two that meet are never both kept.</summary>
    public long Version { get; private set; }

    /// <summary>Why it can't be handed to the reviewers as it is, or null.</summary>
    public Refusal? WhyNotSubmit() =>
        _asks.Count == 0 ? new($"{Reference} asks for nothing in particular: write what exactly is asked, an ask a line.") : null;

    internal void Revise(DemandForm form, Actor actor, DateTimeOffset now)
    {
        var before = Hash;
        Take(form, now);
        if (Hash != before && !Authors.Contains(actor.Id)) Authors = [.. Authors, actor.Id];
    }

    internal void Submit() => Stage = Stage == DemandStage.Withdrawn ? Stage : DemandStage.Submitted;

    internal void TakeBack() => Stage = Stage == DemandStage.Withdrawn ? Stage : DemandStage.Draft;

    internal void Withdraw(DateTimeOffset now) => (Stage, UpdatedAt, Version) = (DemandStage.Withdrawn, now, Version + 1);

    internal void BringBack(DateTimeOffset now) => (Stage, UpdatedAt, Version) = (DemandStage.Draft, now, Version + 1);

    private void Take(DemandForm form, DateTimeOffset now)
    {
        (Title, Text, AddressedTo, Due, Listed) = (form.Title.Trim(), form.Text.Trim(), form.AddressedTo.Trim(), form.Due, form.Listed);
        (Targets, Places, Themes) = (DemandForm.Lines(form.Targets), DemandForm.Lines(form.Places), DemandForm.Lines(form.Themes));
        Bases = form.Bases;
        TakeAsks(DemandForm.Lines(form.Asks));
        (Hash, UpdatedAt, Version) = (Fingerprint.Of(DemandWords.Of(this)), now, Version + 1);
    }

    // An ask keeps its identity by its place, so that what is recorded against it stays with it when it is reworded.
    private void TakeAsks(IReadOnlyList<string> texts)
    {
        var kept = _asks.OrderBy(a => a.Number).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            if (i < kept.Count) kept[i].Reword(texts[i]);
            else _asks.Add(new Ask(Id, i + 1, texts[i]));
        }
        foreach (var dropped in kept.Skip(texts.Count)) _asks.Remove(dropped);
    }
}

/// <summary>Where a demand stands, apart from its verdict.</summary>
public enum DemandStage
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With the reviewers.</summary>
    Submitted,

    /// <summary>Taken out of the letter; kept.</summary>
    Withdrawn,
}
