"""Operators find every setting in one file."""

import re
from pathlib import Path

CONFIG = Path(__file__).resolve().parent.parent
EXAMPLE = (CONFIG / "env.example").read_text()


def asked_for() -> set[str]:
    """The names that the settings read."""
    code = (CONFIG / "settings.py").read_text()
    names = set(re.findall(r'env\.(?:text|flag|number|words|generated)\(\s*"([A-Z_]+)"', code))
    part = re.search(r'HEARTHSIDE_OIDC_\{name\.upper\(\)\}"\) for name in \(([^)]*)\)', code)
    assert part
    return names | {f"HEARTHSIDE_OIDC_{name.upper()}" for name in re.findall(r'"(\w+)"', part[1])}


def listed() -> set[str]:
    """The names that the example shows."""
    return set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE))


def test_every_setting_is_listed_and_nothing_else() -> None:
    assert listed() == asked_for()


def test_every_setting_is_in_the_handbook() -> None:
    handbook = (CONFIG.parent.parent / "docs" / "run" / "settings.md").read_text()
    assert not [name for name in listed() if f"`{name}`" not in handbook]
