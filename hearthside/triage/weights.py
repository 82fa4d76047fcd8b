"""The weights of the linear layer: small whole numbers for every feature and head, in one file that its own hash guards."""

from __future__ import annotations

import json
import string
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from hashlib import sha256
from pathlib import Path
from typing import Any

WEIGHTS = Path(__file__).parent / "data" / "weights.txt"
FORM = 2
BIGGEST = 2047
"""Weights are whole numbers from -2047 to 2047: twelve bits, two letters in the file."""
FIELD = 32
"""Bits that each head has in a packed number: room for the sum of a million features."""
SHIFT = 2048
"""Added to each weight so that packed numbers hold no signs."""
_MASK = (1 << FIELD) - 1
_LETTERS = string.ascii_letters + string.digits + "+/"
_PLACE = {letter: place for place, letter in enumerate(_LETTERS)}


class Damaged(Exception):
    """The file is missing, cut or changed. The engine goes on with the rules alone."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights in packed numbers: one number a feature, with the weights of all heads side by side. Features that weigh the same share
    it."""

    heads: tuple[str, ...]
    packed: dict[str, int]
    scales: tuple[float, ...]
    settings: dict[str, Any]
    version: str

    def sums(self, features: Iterable[str]) -> tuple[list[int], int]:
        """For every head the sum of the weights of the features, and how many of them are known."""
        total, count = self.total(features)
        return self.unpacked(total, count), count

    def total(self, features: Iterable[str]) -> tuple[int, int]:
        """What the features weigh together, packed, and how many of them are known. Totals may be added up before they are unpacked."""
        find = self.packed.get
        found = [number for each in features if (number := find(each)) is not None]
        return sum(found), len(found)

    def unpacked(self, total: int, count: int) -> list[int]:
        """For every head the sum in a total of so many features."""
        over = SHIFT * count
        return [((total >> place) & _MASK) - over for place in range(0, FIELD * len(self.heads), FIELD)]


def written(heads: tuple[str, ...], rows: dict[str, list[int]], settings: dict[str, Any]) -> str:
    """The text of a weights file. `rows` holds for each feature a whole number from -BIGGEST to BIGGEST for every head."""
    body = "".join(f"{feature}\t{_coded(rows[feature])}\n" for feature in sorted(rows))
    head = {"form": FORM, "heads": heads, "settings": settings}
    first = json.dumps(head, sort_keys=True, separators=(",", ":"))
    rest = first + "\n" + body
    return sha256(rest.encode()).hexdigest() + "\n" + rest


def _coded(row: list[int]) -> str:
    return "".join(_LETTERS[(number + SHIFT) >> 6] + _LETTERS[(number + SHIFT) & 63] for number in row)


def load(path: Path = WEIGHTS) -> Weights:
    """The weights of a file. Raises Damaged for anything but a whole file of this form."""
    try:
        return _read(path.read_bytes().decode("utf-8"))
    except Damaged:
        raise
    except Exception as error:
        raise Damaged(type(error).__name__) from error


def _read(text: str) -> Weights:
    digest, _, rest = text.partition("\n")
    if sha256(rest.encode()).hexdigest() != digest:
        raise Damaged("hash")
    first, _, body = rest.partition("\n")
    head = json.loads(first)
    if head["form"] != FORM:
        raise Damaged("form")
    heads = tuple(head["heads"])
    number = cache(_packed)
    packed = {feature: number(coded) for feature, _, coded in (line.partition("\t") for line in body.splitlines())}
    return Weights(heads, packed, tuple(head["settings"]["scales"]), head["settings"], digest[:12])


def _packed(coded: str) -> int:
    numbers = [_PLACE[coded[at]] << 6 | _PLACE[coded[at + 1]] for at in range(0, len(coded), 2)]
    return reduce(lambda packed, number: packed << FIELD | number, reversed(numbers), 0)
