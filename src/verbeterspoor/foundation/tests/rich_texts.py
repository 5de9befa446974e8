"""Rich texts made up by Hypothesis: trees of every block, dirty HTML around known words, and hostile HTML."""

from __future__ import annotations

from hypothesis import strategies as st

from verbeterspoor.foundation.rich.tree import Heading, Item, Listing, Paragraph, Quote, Run, line_of, table_of, tidy

SIGNS = "*_[]()|#>-•·–.\\⏎ \n1aé<&\"'🙂:"
words = st.text(alphabet=SIGNS, max_size=12)
addresses = st.sampled_from(["", "", "https://example.org/a_%28b%29", "mailto:griffie@example.org"])
runs = st.builds(Run, words, st.booleans(), st.booleans(), addresses)
lines = st.lists(runs, max_size=5).map(line_of)
names = words.map(lambda text: " ".join(text.split()))
items = st.recursive(
    st.builds(Item, lines),
    lambda lower: st.builds(
        Item,
        lines,
        st.lists(
            st.builds(Listing, st.lists(lower, max_size=3).map(tuple), st.booleans(), st.integers(1, 12)), max_size=2
        ).map(tuple),
    ),
    max_leaves=6,
)
paragraphs = st.builds(Paragraph, lines)
listings = st.builds(Listing, st.lists(items, max_size=4).map(tuple), st.booleans(), st.sampled_from([1, 1, 2, 999]))
tables = st.builds(table_of, names, st.lists(st.lists(lines, min_size=1, max_size=3), max_size=3))
blocks = st.one_of(
    paragraphs.map(lambda one: [one]),
    st.builds(Heading, names, st.sampled_from([3, 4])).map(lambda one: [one]),
    listings.map(lambda one: [one]),
    st.builds(Quote, st.lists(lines, max_size=3).map(tuple)).map(lambda one: [one]),
    tables,
)
trees = st.lists(blocks, max_size=4).map(lambda found: tidy([block for some in found for block in some]))
"""Every rich text in its one shape."""

TAGS = [
    *(
        "p",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "span",
        "div",
        "section",
        "a",
        "pre",
        "center",
        "font",
        "o:p",
        "hr",
        "br",
    ),
    *("ul", "ol", "li", "li", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dl", "dt", "dd", "details"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "tr", "td", "svg", "form", "fieldset", "button", "img"),
]
said = st.integers(0, 9999).map("w{}w".format)


def _element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.sampled_from(
        ["", " onclick=x()", " style='mso-list:l0 level2 lfo1'", " class=MsoListParagraph", " colspan=3", " rowspan=2"]
    )
    return st.builds(
        lambda tag, attribute, parts: f"<{tag}{attribute}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        attributes,
        st.lists(inside, max_size=4),
    )


_spaces = st.sampled_from([" ", "\n", "<br>", "&nbsp;"])
dirty = st.lists(st.recursive(said | _spaces, _element, max_leaves=15)).map("".join)
"""HTML as bad as people paste it, around words that can be counted."""

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><a title='</style><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' jAvAsCrIpT:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java&#x09;script:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='https://x.example/\" onmouseover=\"alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object>",
    "<embed src='x.swf'>",
    "<form action='https://evil.example'><input name=q><button formaction='javascript:alert(1)'>x</button></form>",
    "<p onclick=alert(1) style='background:url(javascript:alert(1))'>x</p>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<link rel=stylesheet href='https://evil.example'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<template><img src=x onerror=alert(1)></template>",
    "<select><option><style></select><img src=x onerror=alert(1)></style>",
    "<table><td><script>alert(1)</script></td></table>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<IMG SRC=\"jav&#x0A;ascript:alert('XSS');\">",
    "<isindex action=javascript:alert(1) type=image>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ constructor }} {% load x %} #import \"x\" <%= 1 %>",
    "\ue005script\ue006\u202ealert",
    "<p>\x00<scr\x00ipt>alert(1)</script>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<div><!--[if mso]><v:shape onclick=x><![endif]-->x</div>",
]  # fmt: skip
