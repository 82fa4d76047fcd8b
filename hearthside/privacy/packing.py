"""A copy as a ZIP of open formats: one JSON file a room, a page to read it in, and a note that says what is what."""

import io
import json
import zipfile

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from hearthside.accounts.models import Person
from hearthside.privacy.registry import ROOMS

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def gather(person: Person) -> dict[str, dict[str, object]]:
    """Everything that is this person's, by room. Nobody else's words."""
    return {name: room.export(person) for name, room in reversed(ROOMS.items())}


def pack(person: Person) -> bytes:
    """The ZIP, in the person's language."""
    with override(person.language):
        found = gather(person)
        files = {f"{name}.json": _json(content) for name, content in found.items()}
        files |= {"index.html": page(found), "README.txt": note()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, default=str)


def note() -> str:
    """What lies in the copy."""
    return _(
        "This is a copy of what is yours here.\n\n"
        "Open index.html in a browser to read it. It needs no internet.\n"
        "The .json files hold the same, for use in other programs.\n"
        "Words of other people are not in it.\n\n"
        "Keep it in a safe place. Whoever has this file can read it.\n"
    )


def page(found: dict[str, dict[str, object]]) -> str:
    """One page without scripts that shows all of it."""
    title = escape(_("What is mine"))
    rooms = "".join(f"<h2>{escape(_title(name))}</h2>{_shown(content)}" for name, content in found.items())
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        "<style>body{max-width:45rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 sans-serif}dd{margin:0 0 1rem 1rem;"
        f"white-space:pre-wrap}}</style></head><body><h1>{title}</h1>{rooms}</body></html>"
    )


def _title(room: str) -> str:
    titles = {
        "accounts": _("About me"),
        "directory": _("My contacts"),
        "notifications": _("Notices"),
        "roster": _("My hours"),
        "safety": _("The team and me"),
        "groups": _("My groups"),
        "conversations": _("What I wrote"),
        "meetings": _("My meetings"),
        "places": _("Places I look after"),
        "programmes": _("My parts of programmes"),
        "hosted": _("Live rooms"),
        "dropin": _("Drop-in"),
        "appointments": _("My appointments"),
        "calls": _("Calls"),
        "streams": _("Live streams"),
        "facilitating": _("Meetings I was at"),
        "planner": _("Small things to do"),
        "privacy": _("My copies"),
    }
    return titles.get(room, room)


def _shown(content: object) -> str:
    if isinstance(content, dict):
        return f"<dl>{''.join(_pair(name, held) for name, held in content.items())}</dl>"
    if isinstance(content, list | tuple):
        return f"<ul>{''.join(f'<li>{_shown(held)}</li>' for held in content)}</ul>" if content else "–"
    return escape("–" if content in (None, "") else str(content))


def _pair(name: object, held: object) -> str:
    return f"<dt>{escape(str(name).replace('_', ' '))}</dt><dd>{_shown(held)}</dd>"
