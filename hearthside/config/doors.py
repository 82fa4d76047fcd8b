"""Every address of the site beside what each kind of person gets there: the resolver on one side, the rooms' doors on the other."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import module_has_submodule

from hearthside.kernel.doors import Door

METHODS = ("GET", "POST")


def routes() -> dict[str, str]:
    """Address pattern by full name ("room:name"), for every named address there is."""
    return dict(_walk(get_resolver().url_patterns, "/", ()))


def _walk(patterns: list[Any], address: str, spaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for one in patterns:
        here = address + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, here, (*spaces, one.namespace) if one.namespace else spaces)
        elif isinstance(one, URLPattern) and one.name:
            yield ":".join((*spaces, one.name)), here


def unnamed() -> list[str]:
    """Addresses without a name; there should be none, since nobody could give them a door."""
    return [str(one.pattern) for one in _plain(get_resolver().url_patterns) if not one.name]


def _plain(patterns: list[Any]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _plain(one.url_patterns)
        else:
            yield one


def doors() -> dict[str, Door]:
    """The rows of all rooms' doors.py. Refuses, with ValueError, an address that two rooms claim."""
    rows: dict[str, Door] = {}
    for room in apps.get_app_configs():
        if room.name.startswith("hearthside.") and module_has_submodule(room.module, "doors"):
            found = getattr(import_module(f"{room.name}.doors"), "DOORS", {})
            if twice := set(found) & set(rows):
                raise ValueError(f"Two rooms have a door for {sorted(twice)}.")
            rows |= found
    return rows


def table() -> list[dict[str, object]]:
    """One row an address and method: route, address, method, and the status expected for each role. Without a door: empty."""
    rows = doors()
    return [
        {"route": name, "address": address, "method": method, "expected": rows[name].expects(method)}
        for name, address in sorted(routes().items())
        if name in rows
        for method in METHODS
        if getattr(rows[name], method.lower())
    ]
