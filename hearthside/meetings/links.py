"""Links that people type for others to follow. They are never fetched from here: browsers go there, by somebody's own choice."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

ASKED = _("Please give a link that begins with https://")


def is_good(link: str) -> bool:
    """Whether a browser opens it safely: https, a name of a machine, no name or password in it, nothing that nobody can see."""
    if any(letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in link):
        return False
    try:
        parts = urlsplit(link)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and "\\" not in link
    except ValueError:
        return False
