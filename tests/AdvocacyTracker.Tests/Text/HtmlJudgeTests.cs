namespace AdvocacyTracker.Tests.Text;

/// <summary>A judge that never complains would prove nothing.</summary>
public sealed class HtmlJudgeTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=alert(1)>x</p>")]
    [InlineData("<p ONMOUSEOVER='alert(1)'>x</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\" java\tscript:alert(1)\">x</a>")]
    [InlineData("<a href=\"\u0001JaVaScRiPt:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106;avascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,x\">x</a>")]
    [InlineData("<a href=\"/desk\">x</a>")]
    [InlineData("<a href=\"//evil.example\">x</a>")]
    [InlineData("<blockquote cite=\"vbscript:x\">x</blockquote>")]
    [InlineData("<p style=\"color:red\">x</p>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<img src=x>")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"/></svg>")]
    [InlineData("<math><mi>x</mi></math>")]
    [InlineData("<iframe srcdoc=\"x\"></iframe>")]
    [InlineData("<form action=\"https://evil.example\"></form>")]
    [InlineData("<base href=\"https://evil.example\">")]
    [InlineData("<meta http-equiv=refresh content=0>")]
    [InlineData("<a href=\"https://example.org\" target=\"_blank\">x</a>")]
    [InlineData("<table><p><img src=x onerror=alert(1)></table>")]
    public void The_judge_condemns_what_could_harm(string html) => Assert.NotEmpty(HtmlJudge.Complaints(html));

    [Theory]
    [InlineData("<p>Dear <em>General</em></p>")]
    [InlineData("<a href=\"https://example.org\">x</a> <a href=\"mailto:a@example.org\">y</a> <a href=\"#fn-1\">1</a>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt; onclick=")]
    public void The_judge_lets_a_harmless_page_pass(string html) => Assert.Empty(HtmlJudge.Complaints(html));
}
