"""The sheets, how they grow and split, and that the weights come out the same."""

import re

import pytest

from hearthside.triage import weights
from hearthside.triage.chances import STEPS
from hearthside.triage.rules import respelling
from hearthside.triage.rules.shapes import LEVELS
from hearthside.triage.shapes import ALL_HARMS
from hearthside.triage.training.calibrating import fold_of
from hearthside.triage.training.items import BadSheet, read_sheet, read_sheets
from hearthside.triage.training.making import digest, make
from hearthside.triage.training.words import word_file

SHEET = """
# about the sheet
[low | amber | - | en | plain]
slot time = tonight | today
~ I feel low {time}.
= I went to bed early.
I won't wake up tomorrow, I made sure of it. @crisis

Are you safe? >>> No.
[insult | green | harassment,stigma | en | plain]
You're a joke, all of you.
"""
ITEMS = read_sheets()


def items(text=SHEET):
    return list(read_sheet("sheet", text))


def test_a_sheet_is_read_as_the_guide_says():
    found = {item.text: item for item in items()}
    assert {"I feel low tonight.", "I feel low today."} <= set(found)
    assert found["I feel low today."].is_grown and not found["No."].is_grown
    assert found["I won't wake up tomorrow, I made sure of it."].level == "crisis"
    assert found["I went to bed early."].pair == found["I won't wake up tomorrow, I made sure of it."].pair != ""
    assert found["No."].previous == "Are you safe?"
    assert found["You're a joke, all of you."].harms == ("harassment", "stigma")


@pytest.mark.parametrize(
    "bad",
    [
        "a line before a header",
        "[low | blue | - | en | x]\nhello",
        "[low | red | nonsense | en | x]\nhello",
        "[low]\nx",
    ],
)
def test_a_sheet_that_breaks_the_guide_is_refused(bad):
    with pytest.raises(BadSheet):
        items(bad)


def test_there_is_enough_written_by_hand_over_all_levels_and_harms():
    by_hand = [item for item in ITEMS if not item.is_grown]
    assert len(by_hand) >= 5000 and {item.level for item in by_hand} == set(LEVELS)
    assert {harm for item in by_hand for harm in item.harms} == set(ALL_HARMS)


def test_what_is_kept_for_measuring_is_never_learned_from():
    def said(found):
        return {(item.previous.casefold(), item.text.casefold()) for item in found}

    kept = said(read_sheets(held_out=True))
    assert len(kept) > 500 and not kept & said(ITEMS)


def test_a_section_lies_in_one_fold():
    folds = {}
    for item in ITEMS:
        folds.setdefault(item.section, set()).add(fold_of(item.section))
    assert (
        all(len(each) == 1 for each in folds.values()) and len({fold for each in folds.values() for fold in each}) > 1
    )


def test_the_same_sheets_make_the_same_weights():
    few = [*items(), *ITEMS[:60]]
    assert make(few).text == make(few).text


def test_other_sheets_make_other_weights():
    few = [*items(), *ITEMS[:60]]
    assert make(few).text != make(few[:-1]).text


def test_the_shipped_weights_were_made_from_these_sheets():
    assert weights.load().settings["sheets"] == digest(ITEMS), "run: hearthside triage train"


def test_the_card_is_about_the_shipped_weights():
    card = (weights.WEIGHTS.parents[3] / "docs" / "develop" / "triage-card.md").read_text("utf-8")
    assert re.search(r"Weights: `(\w+)`", card)[1] == weights.load().version, "run: python -m bench.triage --card"


def test_the_shipped_weights_let_no_idea_of_harm_move_a_level():
    shipped = weights.load()
    of_harm = [feature for feature in shipped.packed if feature.startswith("!~")]
    levels = [place for place, head in enumerate(shipped.heads) if head in STEPS]
    assert of_harm and all(shipped.sums([feature])[0][place] == 0 for feature in of_harm for place in levels)


def test_the_list_of_words_is_made_from_the_sheets_as_they_stand():
    assert respelling.WORDS.read_text("utf-8") == word_file(ITEMS)
