"""Finding what would run, load or be obeyed in a page: by an HTML parser, not by searching text."""

import re
from html.parser import HTMLParser

RUNS = {
    "script",
    "iframe",
    "object",
    "embed",
    "base",
    "applet",
    "frame",
    "frameset",
    "portal",
    "foreignobject",
    "animate",
    "set",
}
ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "xlink:href",
    "srcset",
    "ping",
    "background",
    "cite",
}
OBEYED = ("on", "hx-", "data-hx-", "style", "srcdoc", "http-equiv")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
FINE = {"http:", "https:", "mailto:", "tel:", "sms:", "otpauth:"}
SKIPPED = re.compile(r"[\x00-\x20]")
"""What browsers leave out before they look for a scheme."""


class Reader(HTMLParser):
    """Collects what is live. With a mark, only what carries it; without, everything a strict page must not have."""

    def __init__(self, page: str, mark: str = "") -> None:
        super().__init__()
        self.mark, self.found, self.inside = mark, list[str](), ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Elements and attributes."""
        self.inside = tag if tag in {"script", "style"} else ""
        if self.mark and self.mark in tag:
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            if self._is_live(tag, name, value or ""):
                self.found.append(f"<{tag} {name}={value!r}>")
        if not self.mark and tag == "script" and not dict(attributes).get("src"):
            self.found.append("<script> without src")
        if not self.mark and tag == "style":
            self.found.append("<style>")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """As the other kind."""
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        """Back to ordinary text."""
        self.inside = ""

    def handle_data(self, text: str) -> None:
        """Words inside a script or a style."""
        if self.mark and self.inside and self.mark in text:
            self.found.append(f"<{self.inside}>{text[:60]}")

    def handle_comment(self, text: str) -> None:
        """Nobody's words belong in a comment."""
        if self.mark and self.mark in text:
            self.found.append(f"<!--{text[:60]}-->")

    def _is_live(self, tag: str, name: str, value: str) -> bool:
        if self.mark and self.mark not in name + value:
            return False
        if self.mark and (self.mark in name or tag in RUNS):
            return True
        if name.startswith(OBEYED) and (self.mark or not name.startswith(("hx-", "data-hx-", "http-equiv"))):
            return True
        if name in ADDRESSES:
            scheme = SCHEME.match(SKIPPED.sub("", value))
            return scheme is not None and scheme[0].lower() not in FINE
        return False


def live(page: str, mark: str) -> list[str]:
    """What of the marked words would run, load or be obeyed."""
    return Reader(page, mark).found


def unstrict(page: str) -> list[str]:
    """Script or style in the page itself, handlers, and addresses that run."""
    return Reader(page).found
