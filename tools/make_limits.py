"""Writes docs/develop/limits.md: how often who may do what, read from every call of `check_rate`.

python -m tools.make_limits
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.ledgers import ROOT, table

PAGE = ROOT / "docs" / "develop" / "limits.md"
HEAD = """# How often somebody may do what

Tries are counted in a window of time, by who tries or from where. After too many, a kind page asks to wait, and what was typed stays. They
are counted together by all workers of a machine, in `tallies.db` of the data folder, or by all machines where there is Redis
(`hearthside/kernel/rates.py`). *visitor* stands for a keyed mark of where somebody comes from, which is kept nowhere else.

Written from the code by `python -m tools.make_limits`; `tests/test_limits.py` holds it against the code. How much somebody may have at one
time (groups, circles, passkeys, words) stands as a constant beside the action that refuses more.
"""
SPANS = {60: "a minute", 600: "10 minutes", 900: "15 minutes", 1800: "half an hour", 3600: "an hour", 86_400: "a day"}
WHO = {
    "visitor_key(request)": "visitor",
    "address": "visitor",
    "'anybody'": "all together",
    "group.pk": "group",
    "'all'": "all together",
}
SAID = {"A_DAY": "86400", "pace": "as the team decided", "keeping().joins_now": "as the gate is set"}
"""What is worked out while the site runs, or comes from another room."""


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call of `check_rate` in this file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "check_rate":
            yield node


def files() -> list[Path]:
    """The code of the rooms, without tests and without the room that counts."""
    found = sorted((ROOT / "hearthside").rglob("*.py"))
    return [path for path in found if "tests" not in path.parts and path.name != "rates.py"]


def row(path: Path, call: ast.Call) -> tuple[str, str, str, str, str]:
    """Room, what, who is counted, how often, in how long."""
    named = {one.arg: one.value for one in call.keywords}
    known = constants(path)
    most, span = (_said(named[name], known) for name in ("at_most", "per_seconds"))
    who = ast.unparse(call.args[1])
    room = path.relative_to(ROOT / "hearthside").parts[0]
    return (
        room,
        _said(call.args[0], known),
        WHO.get(who) or _counted_by(who),
        most,
        SPANS.get(_number(span), f"{span} s"),
    )


def constants(path: Path) -> dict[str, str]:
    """The plain numbers and words that this file gives names to."""
    lines = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.Assign)]
    plain = [(one.targets[0], one.value) for one in lines if isinstance(one.value, ast.Constant)]
    return {ast.unparse(name): str(value.value) for name, value in plain}


def _said(value: ast.expr, known: dict[str, str]) -> str:
    words = ast.unparse(value)
    try:
        return str(eval(words, {"__builtins__": {}}))  # noqa: S307  (our own code: numbers, products of numbers, words)
    except (NameError, TypeError):
        return known.get(words) or SAID.get(words, f"`{words}`")


def _counted_by(who: str) -> str:
    return "person" if who.endswith((".pk", ".person_id")) else "name or address"


def _number(said: str) -> int:
    return int(said) if said.isdigit() else 0


def rows() -> list[tuple[str, str, str, str, str]]:
    """A row for each call, by room and what."""
    return sorted({row(path, call) for path in files() for call in calls(path)})


def written() -> str:
    """The page."""
    return HEAD + table("The limits", ("room", "what", "counted by", "at most", "in"), rows())


if __name__ == "__main__":
    PAGE.write_text(written())
