"""Ropes between rooms hang down only: imports, foreign keys and templates."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LAYERS = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
FLOOR = {
    room.strip(" ()"): height
    for height, floor in enumerate(reversed(LAYERS))
    for room in re.split(r"[|:]", floor)
}  # fmt: skip
BORROWED = re.compile(
    r"{%-?\s*(?:extends|include|import|from)\s+(\[?[^%]*?)(?:\s+(?:import|as|without|with|ignore)\b[^%]*)?-?%}"
)


def is_below(other: str, room: str) -> bool:
    return other == room or FLOOR[other] < FLOOR[room]


def test_every_room_has_a_floor():
    rooms = {folder.name for folder in (ROOT / "hearthside").iterdir() if (folder / "__init__.py").exists()}
    assert rooms - set(FLOOR) == set()


def test_foreign_keys_point_down():
    up = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and model._meta.app_label in FLOOR
        if field.related_model._meta.app_label in FLOOR
        if not is_below(field.related_model._meta.app_label, model._meta.app_label)
    ]
    assert up == []


def templates() -> list[Path]:
    return sorted((ROOT / "hearthside").glob("*/jinja2/**/*.html"))


def borrowed(text: str) -> list[str]:
    """The templates a template names; a name that is computed comes back as it is written."""
    found = (match.group(1).strip() for match in BORROWED.finditer(text))
    return [name for group in found for name in re.findall(r"[\"']([^\"']+)[\"']", group) or [group]]


def strangers(room: str, text: str) -> list[str]:
    return [name for name in borrowed(text) if name.split("/")[0] not in {room, "ui"}]


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(ROOT / "hearthside").as_posix())
def test_templates_use_their_own_room_and_the_ground(path: Path):
    room = path.relative_to(ROOT / "hearthside").parts[0]
    assert path.parent.name == room or path.parent.parent.name == room
    assert strangers(room, path.read_text()) == []


def test_a_template_of_another_room_is_noticed():
    text = '{% extends "ui/page.html" %}{% include "groups/line.html" %}{% from "safety/x.html" import y %}'
    assert strangers("conversations", text) == ["groups/line.html", "safety/x.html"]


def test_imports_point_down():
    command = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-2000:]
