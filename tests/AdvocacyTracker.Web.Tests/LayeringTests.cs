using System.Text.RegularExpressions;
using AdvocacyTracker.Web.Tests.Bed;

namespace AdvocacyTracker.Web.Tests;

/// <summary>What the compiler can't hold of the Web project's house, read off its sources.</summary>
public sealed partial class LayeringTests
{
    private static readonly string Web = Path.Combine(Checkout.Top, "src", "AdvocacyTracker.Web");

    private static IEnumerable<(string Name, string Text)> Sources(string pattern) => Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(f => (Path.GetRelativePath(Web, f), File.ReadAllText(f)));

    [Fact]
    public void Only_a_Page_has_an_address_and_each_page_has_one()
    {
        foreach (var (name, text) in Sources("*.razor")) Assert.Equal(name.EndsWith("Page.razor", StringComparison.Ordinal), text.Contains("@page ", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_pages_layouts_and_the_clock_on_the_wall_inject_anything()
    {
        string[] mayInject = ["DeskLayout.razor", "When.razor"];
        foreach (var (name, text) in Sources("*.razor").Where(s => !s.Name.EndsWith("Page.razor", StringComparison.Ordinal) && !mayInject.Contains(Path.GetFileName(s.Name))))
            Assert.False(text.Contains("@inject ", StringComparison.Ordinal) || text.Contains("[Inject]", StringComparison.Ordinal), name);
    }

    [Fact]
    public void Nothing_inline_that_the_content_security_policy_would_stop()
    {
        foreach (var (name, text) in Sources("*.razor")) Assert.False(Inline().IsMatch(text), $"{name}: {Inline().Match(text).Value}");
    }

    [Fact]
    public void Only_one_component_makes_markup_of_text()
    {
        foreach (var (name, text) in Sources("*.razor").Concat(Sources("*.cs"))) Assert.True(!text.Contains("MarkupString", StringComparison.Ordinal) || name == Path.Combine("Shell", "Safe.razor"), name);
    }

    [Fact]
    public void Nobody_touches_the_database_but_what_puts_the_site_together()
    {
        string[] may = ["Site.cs", "SignInServices.cs"];
        foreach (var (name, text) in Sources("*.razor").Concat(Sources("*.cs")))
            Assert.True(!(text.Contains("AppDb", StringComparison.Ordinal) || text.Contains("EntityFrameworkCore", StringComparison.Ordinal)) || may.Contains(Path.GetFileName(name)), name);
    }

    [Fact]
    public void The_newsroom_sees_published_things_only()
    {
        foreach (var (name, text) in Sources("*.cs").Concat(Sources("*.razor")).Where(s => s.Name.StartsWith("Newsroom", StringComparison.Ordinal)))
            Assert.False(Queries().IsMatch(text), $"{name}: {Queries().Match(text).Value}");
    }

    [GeneratedRegex("\\sstyle=|<script(?! src| type=\"module\" src)|\\son[a-z]+=\"")]
    private static partial Regex Inline();

    [GeneratedRegex("\\b(?!PublishedQueries)[A-Z][A-Za-z]*(Queries|Workflow)\\b")]
    private static partial Regex Queries();
}
