"""Writes docs/map.md: the rooms by floor, what each is for, its facts with their listeners, and its addresses.

python tools/make_map.py
"""

import ast
import os
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "docs" / "map.md"
HEAD = "# Map of the house\n\nWritten by `python tools/make_map.py`; a test compares. Rooms import only from floors below.\n"


def floors() -> list[list[str]]:
    """The rooms of each floor, from the ground up, as pyproject.toml says."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    found = [[room.strip(" ()") for room in floor.split("|")] for floor in reversed(layers)]
    return [[room for room in floor if (ROOT / "hearthside" / room / "__init__.py").exists()] for floor in found]


def purpose(room: str) -> str:
    """The first sentence of what the room says of itself."""
    said = ast.get_docstring(ast.parse((ROOT / "hearthside" / room / "__init__.py").read_text())) or ""
    return re.split(r"(?<=[.!?])\s", " ".join(said.split()))[0]


def facts(room: str) -> list[str]:
    """The facts of a room, each with who listens."""
    from hearthside.config.wiring import LISTENERS

    ours = {fact: calls for fact, calls in LISTENERS.items() if fact.__module__.split(".")[1] == room}
    return [
        f"`{fact.__name__}` → {_listeners(calls)}"
        for fact, calls in sorted(ours.items(), key=lambda one: one[0].__name__)
    ]


def _listeners(calls: list[object]) -> str:
    return ", ".join(f"`{call.__module__}.{call.__qualname__}`" for call in calls) or "nobody yet"  # type: ignore[attr-defined]


def addresses(room: str) -> list[str]:
    """The addresses of a room, by name."""
    from hearthside.config.doors import routes

    return [f"`{name}` {address}" for name, address in sorted(routes().items()) if name.startswith(f"{room}:")]


def written() -> str:
    """The whole map."""
    parts = [HEAD]
    for height, floor in reversed(list(enumerate(floors()))):
        parts.append(f"\n## Floor {height}\n")
        parts += [_room(room) for room in floor]
    return "".join(parts)


def _room(room: str) -> str:
    lines = [f"\n### {room}\n", f"\n{purpose(room)}\n"]
    for title, found in (("Facts", facts(room)), ("Addresses", addresses(room))):
        if found:
            lines.append(f"\n{title}\n\n" + "".join(f"- {one}\n" for one in found))
    return "".join(lines)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
    import django

    django.setup()
    MAP.write_text(written())
