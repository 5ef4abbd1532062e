using AdvocacyTracker.Letters;
using AdvocacyTracker.Rules;
using AdvocacyTracker.Text;

namespace AdvocacyTracker.Demands;

/// <summary>Whose approval some words need, set by an administrator. Where no rule speaks of a text, one reviewer's approval is enough. Never changed: taken away and made anew.</summary>
public sealed class ApprovalRule
{
    /// <summary>The most approvals a rule can ask for.</summary>
    public const int MostCount = 5;

    private ApprovalRule()
    {
    }

    internal ApprovalRule(RuleForm form)
    {
        Id = Guid.CreateVersion7();
        (Part, When, Tag, Count, Group) = (form.Part, form.When, form.Tag.Trim(), form.Count, form.Group.Trim());
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which texts it is about: demands, letters' own texts, headlines or releases' texts.</summary>
    public Part Part { get; private set; }

    /// <summary>Which demands among them.</summary>
    public RuleCondition When { get; private set; }

    /// <summary>The theme or place it is about; empty for any other condition.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>How many reviewers must approve.</summary>
    public int Count { get; private set; }

    /// <summary>The group they must belong to; empty for any reviewer.</summary>
    public string Group { get; private set; } = "";

    /// <summary>Whether it speaks of a demand with these traits, or, without any, of texts that are none.</summary>
    internal bool IsAbout(Part part, DemandTraits? demand) => Part == part && When switch
    {
        RuleCondition.Theme => demand is not null && Has(demand.Themes, Tag),
        RuleCondition.Place => demand is not null && Has(demand.Places, Tag),
        RuleCondition.LegalBasis => demand is { Bases.Count: > 0 },
        _ => true,
    };

    /// <summary>The rule as a sentence.</summary>
    public string InWords()
    {
        var what = (Part, When) switch
        {
            (Part.Demand, RuleCondition.Theme) => $"A demand with the theme “{Tag}”",
            (Part.Demand, RuleCondition.Place) => $"A demand about {Tag}",
            (Part.Demand, RuleCondition.LegalBasis) => "A demand that rests on law",
            (Part.Demand, _) => "Each demand",
            (Part.LetterText, _) => "Each letter’s own text",
            (Part.Headline, _) => "Each headline",
            _ => "Each release’s text",
        };
        return $"{what} needs {new Requirement(Count, Group).InWords()}.";
    }

    private static bool Has(IReadOnlyList<string> tags, string tag) => tags.Contains(tag, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A rule as it is set.</summary>
public sealed record RuleForm(Part Part, RuleCondition When, string Tag, int Count, string Group)
{
    /// <summary>Why such a rule can't be kept, or null.</summary>
    public Refusal? WhyNotKeep() =>
        (Part is Part.Demand or Part.LetterText or Part.Headline or Part.ReleaseText ? null : new Refusal("A rule is about demands, letters' own texts, headlines or releases: choose one of them."))
        ?? (When != RuleCondition.Always && Part != Part.Demand ? new Refusal("Only demands have themes, places and legal bases: choose “always”, or make the rule about demands.") : null)
        ?? (Count is < 1 or > ApprovalRule.MostCount ? new Refusal($"A rule asks for one to {ApprovalRule.MostCount} approvals: choose a number among them.") : null)
        ?? TextRules.WhyNotLine("The tag", Tag, required: When is RuleCondition.Theme or RuleCondition.Place)
        ?? TextRules.WhyNotLine("The group", Group);
}

/// <summary>Which demands a rule is about.</summary>
public enum RuleCondition
{
    /// <summary>Each.</summary>
    Always,

    /// <summary>Those with a theme, such as a named victim.</summary>
    Theme,

    /// <summary>Those about a place, such as a country.</summary>
    Place,

    /// <summary>Those that rest on law.</summary>
    LegalBasis,
}
