"""A folder of its own for each test that makes readers, a small reader to begin with, and few guard texts, so that it is quick."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hearthside.teaching import guarding, readers
from hearthside.teaching.actions import adopting, refitting
from hearthside.triage import engine
from hearthside.triage.scoring import GROUPS, group_of
from hearthside.triage.training.items import Item, read_sheets
from hearthside.triage.training.table import features_of_item
from hearthside.triage.weights import Weights, load

FEW = read_sheets(held_out=True)[::9]
LEARNED_FROM = [item for item in read_sheets() if not item.is_grown][::70]
LOCAL = "the porridge has met the weather vane zqxv"
"""How people of this site say it."""


@cache
def small_base() -> Weights:
    """The shipped weights, with every eighth of their features, and those of what people say here."""
    whole, said = load(), features_of_item(Item(LOCAL, "red", (), "", "", "en"))
    here = {one for part in said.parts for group in GROUPS for one in group_of(part, group)}
    known = sorted({*list(whole.packed)[::8], *(here & whole.packed.keys())})
    return Weights(whole.heads, {one: whole.packed[one] for one in known}, whole.scales, whole.settings, whole.version)


@pytest.fixture
def library(settings, tmp_path: Path, monkeypatch) -> Iterator[Path]:
    """The data folder of a site that has learned nothing."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(guarding, "texts", lambda: FEW)
    monkeypatch.setattr(guarding, "_of_shipped", {})
    monkeypatch.setattr(refitting, "read_sheets", lambda: LEARNED_FROM)
    for place in (engine, readers, adopting):
        monkeypatch.setattr(place, "shipped", small_base)
    yield tmp_path / "teaching"
