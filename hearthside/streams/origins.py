"""The machines of the operator's that pictures may come from. A browser is told of them on the page of a stream, and on no other."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from hearthside.kernel.headers import POLICY

VIDEOS = {".m3u8": "application/vnd.apple.mpegurl", ".mp4": "video/mp4", ".webm": "video/webm"}
"""Endings that a browser plays by itself, with their types."""
CAPTIONS = {".vtt": "text/vtt"}


def are_set_up() -> bool:
    """Whether the operator named a machine."""
    return bool(settings.STREAM_ORIGINS)


def is_ours(address: str, endings: dict[str, str] = VIDEOS) -> bool:
    """Whether the address is on one of these machines, to the letter of its scheme, name and port, and ends as such a thing does."""
    if any(letter.isspace() or not letter.isprintable() for letter in address) or "\\" in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    known = f"{parts.scheme}://{parts.netloc}" in {origin.rstrip("/") for origin in settings.STREAM_ORIGINS}
    return known and kind_of(address, endings) != ""


def kind_of(address: str, endings: dict[str, str] = VIDEOS) -> str:
    """The type of what stands there, by its ending; nothing for an ending we do not know."""
    path = urlsplit(address).path.lower()
    return next((kind for ending, kind in endings.items() if path.endswith(ending)), "")


def policy() -> str:
    """The site's own rules for browsers, and pictures and captions from these machines."""
    return f"{POLICY}; media-src {' '.join(origin.rstrip('/') for origin in settings.STREAM_ORIGINS)}"
