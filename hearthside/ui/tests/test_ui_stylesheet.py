import re
from pathlib import Path

from hearthside.ui.tests.palette import STATIC

SHEETS = sorted(STATIC.glob("*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
    r"|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|float)\s*:"
    r"|text-align\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius"
)
MEDIA = re.compile(r"@media[^{]*\{")
MOST_BYTES = 20 * 1024


def test_the_whole_look_weighs_at_most_20_kb() -> None:
    assert sum(sheet.stat().st_size for sheet in SHEETS) <= MOST_BYTES


def test_no_rule_knows_left_from_right() -> None:
    assert {sheet.name: found for sheet in SHEETS if (found := PHYSICAL.findall(_rules(sheet)))} == {}


def test_the_search_for_physical_words_finds_one() -> None:
    assert PHYSICAL.search("a { margin-left: 1px }") and PHYSICAL.search("a{left:0}")


def test_every_colour_is_a_token() -> None:
    assert {
        sheet.name: re.findall(r"#[0-9a-fA-F]{6}", _rules(sheet)) for sheet in SHEETS if sheet.name != "tokens.css"
    } == {
        "base.css": [],
        "elements.css": [],
        "more.css": [],
    }


def test_every_token_that_is_used_is_given() -> None:
    text = "".join(_rules(sheet) for sheet in SHEETS)
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+):", text))


def test_motion_is_only_for_those_who_like_it() -> None:
    text = "".join(sheet.read_text() for sheet in SHEETS)
    before, _, _ = text.partition("@media (prefers-reduced-motion: no-preference)")
    assert "transition" not in before and "animation" not in text


def _rules(sheet: Path) -> str:
    return MEDIA.sub("", re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S))
