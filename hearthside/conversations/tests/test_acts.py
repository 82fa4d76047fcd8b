"""The drawings under a post come from one picture; each is the drawing of the house's set, at the place the sheet looks for it."""

import re

from django.contrib.staticfiles import finders

from hearthside.words.intents import INTENTS, REACTIONS

DRAWN = {
    "with_you": "heart-hands", "heard": "talk", "thank_you": "leaf", "me_too": "groups", "hope": "lamp", "strength": "flame",
    "celebrate": "flame", "helpful": "check", "smile": "mug", "wave": "door",
}  # fmt: skip


def text_of(name: str) -> str:
    found = finders.find(name)
    assert isinstance(found, str)
    return open(found, encoding="utf-8").read()


def strip() -> list[tuple[str, str]]:
    """The drawings of the picture from top to bottom: name and lines."""
    return re.findall(r'<g id="([\w-]+)"[^>]*>(.*?)</g>', text_of("conversations/acts.svg"))


def place_of(kind: str) -> int:
    """Where the sheet looks for the drawing of this reaction."""
    lines = re.findall(r"(.*)\{ --at: (\d+); \}", text_of("conversations/talk.css"))
    return next((int(place) for chosen, place in lines if f"^={kind}]" in chosen), 2)


def test_every_reaction_on_offer_has_its_drawing() -> None:
    offered = {kind for intent in INTENTS.values() for kind in intent.suggested_reactions} - {"saved"}
    assert offered <= set(REACTIONS) and offered
    assert {kind: strip()[place_of(kind)][0] for kind in offered} == {kind: DRAWN[kind] for kind in offered}


def test_the_picture_holds_the_drawings_of_the_house() -> None:
    house = text_of("ui/icons.svg")
    for name, lines in strip():
        assert f'<symbol id="{name}"' in house and lines in house, name


def test_the_drawings_stand_below_each_other() -> None:
    moved = re.findall(r'<g id="[\w-]+"(?: transform="translate\(0 (\d+)\)")?>', text_of("conversations/acts.svg"))
    assert [int(one or 0) for one in moved] == [24 * place for place in range(len(strip()))]
