import re
from pathlib import Path

import hearthside

HOUSE = Path(hearthside.__file__).parent
TEMPLATES = sorted(HOUSE.glob("*/jinja2/**/*.html"))
INLINE = re.compile(
    r"<style|\sstyle\s*=|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']|javascript:|\bhx-on|\bhx-vals\s*=\s*[\"']js:",
    re.I,
)


def test_there_are_templates_to_read() -> None:
    assert HOUSE / "ui/jinja2/ui/page.html" in TEMPLATES


def test_no_page_holds_a_script_or_a_style() -> None:
    assert {
        str(page.relative_to(HOUSE)): found for page in TEMPLATES if (found := INLINE.findall(page.read_text()))
    } == {}


def test_the_search_finds_an_inline_handler_and_spares_a_file() -> None:
    assert INLINE.search('<a onclick="x()">') and INLINE.search("<script>x</script>") and INLINE.search('<p style="x">')
    assert not INLINE.search('<script src="/static/ui/once.js" defer></script>')


def test_pages_extend_and_include_only_their_own_room_or_this_one() -> None:
    strangers = {}
    for page in TEMPLATES:
        room = page.relative_to(HOUSE).parts[0]
        named = re.findall(r"{%-?\s*(?:extends|include|import|from)\s+\"(\w+)/", page.read_text())
        if found := [name for name in named if name not in (room, "ui")]:
            strangers[str(page.relative_to(HOUSE))] = found
    assert strangers == {}
