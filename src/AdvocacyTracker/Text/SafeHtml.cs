namespace AdvocacyTracker.Text;

/// <summary>HTML that went through the one pipeline and the sanitizer: the only thing that may be printed as markup. Only the renderer makes one.</summary>
public sealed class SafeHtml
{
    internal SafeHtml(string value) => Value = value;

    /// <summary>Nothing at all.</summary>
    public static SafeHtml Empty { get; } = new("");

    /// <summary>The markup, ready for a page.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
