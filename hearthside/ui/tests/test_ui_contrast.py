import pytest

from hearthside.ui.tests.palette import contrast, palettes

GROUNDS = ("paper", "surface", "glow")
WORDS = ("ink", "ink-soft", "ember", "ember-deep", "moss", "sky", "amber", "red", "plum")
TINTED = ("ember", "moss", "sky", "amber", "red", "plum")
TEXT_PAIRS = (
    [(word, ground) for word in WORDS for ground in GROUNDS]
    + [(tone, f"{tone}-tint") for tone in TINTED]
    + [("ember-deep", "ember-tint")]
    + [(ink, f"{tone}-tint") for ink in ("ink", "ink-soft") for tone in TINTED]
    + [("on-ember", "ember"), ("on-ember", "ember-deep")]
)
MARK_PAIRS = [("line", ground) for ground in GROUNDS]


@pytest.mark.parametrize("name", palettes())
def test_every_pair_of_text_and_ground_can_be_read(name: str) -> None:
    palette = palettes()[name]
    assert {
        pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in TEXT_PAIRS if _ratio(palette, pair) < 4.5
    } == {}


@pytest.mark.parametrize("name", palettes())
def test_borders_of_inputs_and_large_marks_can_be_seen(name: str) -> None:
    palette = palettes()[name]
    assert {
        pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in MARK_PAIRS if _ratio(palette, pair) < 3
    } == {}


@pytest.mark.parametrize("name", [name for name in palettes() if "contrast" in name])
def test_high_contrast_means_seven_to_one(name: str) -> None:
    palette = palettes()[name]
    assert {
        pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in TEXT_PAIRS if _ratio(palette, pair) < 7
    } == {}


def test_a_look_chosen_by_hand_equals_the_look_the_device_asks_for() -> None:
    found = palettes()
    dark, contrasted = "(prefers-color-scheme: dark)", "(prefers-contrast: more)"
    asked = ":root:not([data-theme])"
    assert len(found) == 7
    assert found[f"{dark} {asked}"] == found["[data-theme=dark]"]
    assert found[f"{contrasted} {asked}"] == found["[data-theme=contrast]"]
    assert found[f"{dark} and {contrasted} {asked}"] == found[f"{dark} [data-theme=contrast]"]


def test_the_measure_knows_black_on_white() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21


def _ratio(palette: dict[str, str], pair: tuple[str, str]) -> float:
    return contrast(palette[pair[0]], palette[pair[1]])
