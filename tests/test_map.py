"""The map is what the house is."""

from tools.make_map import MAP, floors, written


def test_the_map_is_what_the_tool_writes():
    assert MAP.read_text() == written(), "run: python tools/make_map.py"


def test_the_map_shows_every_room():
    assert {f"### {room}" for floor in floors() for room in floor} <= set(MAP.read_text().splitlines())
