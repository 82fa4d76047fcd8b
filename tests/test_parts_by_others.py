"""The list of parts by others holds what is pinned, and the times for closing holes are written down."""

import hearthside
from tools.make_parts import PINNED, made, parts

PINNED_WORDS = PINNED.read_text()


def test_every_pinned_part_is_in_the_list_with_its_hashes() -> None:
    listed = made(PINNED_WORDS, hearthside.__version__)["components"]
    assert [f"{one['name']}=={one['version']}" for one in listed] == [
        line.partition("==")[0].partition("[")[0] + "==" + line.partition("==")[2].split()[0]
        for line in PINNED_WORDS.splitlines()
        if "==" in line and line[0].isalnum()
    ]
    assert sum(len(one["properties"]) for one in listed) == PINNED_WORDS.count("--hash=sha256:")
    assert all(one["properties"] for one in listed)


def test_a_part_is_known_by_what_asked_for_it() -> None:
    list_of_parts = made(PINNED_WORDS, "1")
    needs = {one["ref"]: one["dependsOn"] for one in list_of_parts["dependencies"]}
    names = {one["bom-ref"]: one["name"] for one in list_of_parts["components"]}
    assert "django" in {names[ref] for ref in needs["hearthside"]}
    everybody = {ref for those in needs.values() for ref in those}
    assert set(names) - everybody == set(), "parts that nobody asked for"


def test_a_line_without_a_version_is_no_part() -> None:
    assert parts("# django==1\n-r core.txt\n") == []
