"""What the sheets hold: one labelled text a line, in sections that say what the lines are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hearthside.triage.rules.shapes import LEVELS, Level
from hearthside.triage.shapes import ALL_HARMS
from hearthside.triage.training.grammar import expanded

SHEETS = Path(__file__).resolve().parent.parent / "sheets"
CHECK = "check_"
"""Sheets whose names begin so are for measuring only."""
_HEADER = re.compile(r"^\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\|([^|\]]+)(?:\|([^\]]*))?\]$")
_OWN_LEVEL = re.compile(r"\s@(green|amber|red|crisis)\s*$")
_SLOT = re.compile(r"^slot (\w+)\s*=\s*(.+)$")


class BadSheet(ValueError):
    """A sheet holds a line that cannot be read as the guide says (docs/develop/triage-labels.md)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled text. `section` names its sheet and section; `is_grown` says that a template made it."""

    text: str
    level: Level
    harms: tuple[str, ...]
    capability: str
    section: str
    language: str
    previous: str = ""
    pair: str = ""
    is_grown: bool = False
    weight: float = 1.0


def read_sheets(folder: Path = SHEETS, *, held_out: bool = False) -> list[Item]:
    """Every item to learn from, in the order of the files, each text once; or, `held_out`, those kept for measuring only.

    Refuses (BadSheet) what the guide does not allow. A text that is kept for measuring is never learned from.
    """
    learned, kept = _read(folder, is_check=False), _read(folder, is_check=True)
    return list(kept.values()) if held_out else [item for key, item in learned.items() if key not in kept]


def _read(folder: Path, *, is_check: bool) -> dict[tuple[str, str], Item]:
    seen: dict[tuple[str, str], Item] = {}
    for sheet in sorted(folder.glob("*.txt")):
        if sheet.stem.startswith(CHECK) is is_check:
            for item in read_sheet(sheet.stem, sheet.read_text("utf-8")):
                seen.setdefault((item.previous.casefold(), item.text.casefold()), item)
    return seen


def read_sheet(name: str, text: str) -> Iterator[Item]:
    """The items of one sheet. Refuses (BadSheet) items before a header and headers with unknown levels or harms."""
    header, slots, pair, count = None, {}, "", 0
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line:
            pair = ""
        elif line.startswith("#"):
            continue
        elif line.startswith("["):
            count, pair = count + 1, ""
            header = _header(name, number, line, count)
        elif slot := _SLOT.match(line):
            slots[slot[1]] = [each.strip() for each in slot[2].split("|")]
        elif header is None:
            raise BadSheet(f"{name}:{number}: a line stands before the first header")
        else:
            pair = f"{name}:{number}" if line.startswith("= ") else pair
            yield from _items(line, header, slots, pair)


def _header(name: str, number: int, line: str, count: int) -> Item:
    found = _HEADER.match(line)
    if not found:
        raise BadSheet(
            f"{name}:{number}: a header needs [capability | level | harms or - | language | words of the register]"
        )
    capability, level, harms, language = (found[part].strip() for part in (1, 2, 3, 4))
    named = tuple(each.strip() for each in harms.split(",") if each.strip() not in ("-", ""))
    if level not in LEVELS or set(named) - set(ALL_HARMS):
        raise BadSheet(f"{name}:{number}: no such level or harm: {level}, {harms}")
    return Item("", level, named, capability, f"{name}/{count}", language)


def _items(line: str, header: Item, slots: dict[str, list[str]], pair: str) -> Iterator[Item]:
    is_template = line.startswith("~ ")
    line = re.sub(r"^[=~] ", "", line)
    level, line = _level(line, header.level)
    texts = list(expanded(line, slots)) if is_template else [line]
    for text in texts:
        previous, arrow, own = text.partition(" >>> ")
        yield replace(
            header,
            text=(own if arrow else text).strip(),
            previous=previous.strip() if arrow else "",
            level=level,
            pair=pair,
            is_grown=is_template,
            weight=round(len(texts) ** -0.5, 6),
        )


def _level(line: str, usual: Level) -> tuple[Level, str]:
    own = _OWN_LEVEL.search(line)
    if not own:
        return usual, line
    return next(level for level in LEVELS if level == own[1]), line[: own.start()]
