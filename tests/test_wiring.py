"""The fuse box is complete: every fact has a row, every listener fits, every plug has its socket."""

import ast
import inspect
from dataclasses import fields
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from hearthside.config import wiring
from hearthside.kernel.events import Event
from hearthside.kernel.jobs import find, name_of
from hearthside.notifications import kinds
from hearthside.safety import subjects

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("hearthside.")]
LINKS = [(event, listener) for event, listeners in wiring.LISTENERS.items() for listener in listeners]
METHODS = ("title", "excerpt", "involved", "moderators", "act", "write_to_author")


def drawers(name: str) -> list[object]:
    return [import_module(f"{room.name}.{name}") for room in ROOMS if module_has_submodule(room.module, name)]


def every_fact() -> set[type[Event]]:
    drawers("events")
    ours = {fact for fact in Event.__subclasses__() if fact.__module__.startswith("hearthside.")}
    return {fact for fact in ours if ".tests" not in fact.__module__}


def test_every_fact_has_a_row():
    assert every_fact() - set(wiring.LISTENERS) == set()


def fits(event: type[Event], listener: object) -> bool:
    """Whether the listener takes the fields of the fact and can be found again by its name."""
    try:
        inspect.signature(listener).bind(**{field.name: "" for field in fields(event)})
    except TypeError:
        return False
    return find(name_of(listener)) is listener


def test_every_listener_accepts_the_fields_of_its_fact():
    assert [link for link in LINKS if not fits(*link)] == []


def test_a_listener_that_expects_something_else_is_found():
    assert not fits(next(iter(wiring.LISTENERS)), fits)


def told() -> set[str]:
    """The kinds that some action tells: every literal kind given to `tell`, every constant that stands for one, and all of a named list."""
    files = [path for path in (ROOT / "hearthside").rglob("*.py") if "tests" not in path.parts]
    return {kind for path in files for kind in told_in(path)}


def told_in(path: Path) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    tells = [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "tell" and len(call.args) == 2
    ]
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return [one for call in tells for kind in _either(call.args[1]) for one in _values(module, kind)]


def _either(kind: ast.expr) -> list[ast.expr]:
    return [*_either(kind.body), *_either(kind.orelse)] if isinstance(kind, ast.IfExp) else [kind]


def _values(module: str, kind: ast.expr) -> list[str]:
    if isinstance(kind, ast.Subscript):
        return list(getattr(import_module(module), ast.unparse(kind.value)).values())
    return [kind.value if isinstance(kind, ast.Constant) else getattr(import_module(module), ast.unparse(kind))]


def test_every_kind_of_notice_that_is_told_is_plugged_in():
    assert len(told()) > 3
    assert told() - set(kinds.known()) == set()


def test_every_drawer_of_notices_plugs_something_in():
    rooms = {drawer.__name__.split(".")[1] for drawer in drawers("notices")}
    assert rooms - {name.split(".")[0] for name in kinds.known()} == set()


def every_subject() -> set[type]:
    from hearthside.safety import people

    found = {
        value for drawer in [*drawers("subjects"), people] for value in vars(drawer).values() if inspect.isclass(value)
    }
    whole = {one for one in found if one is not subjects.Subject and all(hasattr(one, method) for method in METHODS)}
    return {one for one in whole if one.__module__.startswith("hearthside.")}


def test_every_subject_is_plugged_in():
    plugged = {type(subject) for subject in subjects._subjects.values()}
    assert every_subject() and every_subject() - plugged == set()
