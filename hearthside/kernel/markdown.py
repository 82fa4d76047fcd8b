"""Members' words to safe HTML, once, when they are written."""

from typing import cast

import nh3
from linkify_it import LinkifyIt
from markdown_it import MarkdownIt

RENDERER = 1
"""Raise it when the output changes: rows cooked by an older renderer are cooked again when next written."""

_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr", "h3", "h4"}
_parser = (
    MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": True})
    .enable(["linkify"])
    .disable(["image", "html_block", "html_inline"])
)
cast(LinkifyIt, _parser.linkify).set({"fuzzy_email": False, "fuzzy_link": False})


def cook(text: str) -> str:
    """Safe HTML: a short list of tags, links only to http(s) pages and marked `nofollow noopener ugc`, no images, no raw HTML."""
    return nh3.clean(
        _parser.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="nofollow noopener ugc",
    )
