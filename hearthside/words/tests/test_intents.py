"""Intents, reactions and the advice check."""

import json
from importlib.resources import files

import pytest
from django.utils.functional import Promise

from hearthside.words.intents import ALIASES, INTENTS, REACTIONS, intent, mismatch
from hearthside.words.intents.messages import MESSAGES
from hearthside.words.measure import advice_score, items


def test_there_are_eleven_intents_and_a_vent():
    assert len(INTENTS) == 12 and len(REACTIONS) == 11 and INTENTS["vent"].expires_after_days == 7


def test_only_the_vent_expires():
    assert [each.id for each in INTENTS.values() if each.expires_after_days] == ["vent"]


@pytest.mark.parametrize("name", ["vent", "listen_only", "advice_welcome", "question", "win"])
def test_everyday_names_lead_to_an_intent(name):
    assert intent(name).id == ALIASES.get(name, name)


def test_suggested_reactions_exist():
    assert all(each in REACTIONS for one in INTENTS.values() for each in one.suggested_reactions)


def test_labels_wait_for_the_language_of_the_reader():
    assert all(isinstance(each.label, Promise) for each in (*INTENTS.values(), *REACTIONS.values()))


def test_every_text_of_the_data_is_listed_for_translators():
    data = json.loads((files("hearthside.words") / "data" / "support_intents.json").read_text(encoding="utf-8"))
    shown = {text for each in data["intents"] for text in _texts(each)}
    shown |= {each[field] for each in data["reactions"] for field in ("label", "alt", "use")}
    assert shown == set(MESSAGES)


def _texts(each):
    guidance = each["reply_guidance"]
    return [
        each["label"],
        each["poster_help"],
        each["mismatch_nudge"],
        *each["poster_prompts"],
        *each["reply_starters"],
        *guidance["do"],
        *guidance["avoid"],
    ]


def test_the_labelled_replies_are_many_and_even():
    rows = [row["is_advice"] for row in items("advice_items.jsonl")]
    assert len(rows) >= 200 and 0.4 < sum(rows) / len(rows) < 0.6


def test_advice_is_noticed():
    score = advice_score()
    assert score.recall >= 0.85, score.mistakes


def test_listening_is_left_alone():
    score = advice_score()
    assert score.false_alarm_rate <= 0.05, score.mistakes


@pytest.mark.parametrize("name", ["listen", "vent", "listen_only"])
def test_advice_is_nudged_where_only_listening_was_asked(name):
    assert mismatch(name, "Have you tried a new job?") is not None


@pytest.mark.parametrize("name", [each for each in INTENTS if INTENTS[each].welcomes_advice])
def test_advice_is_fine_elsewhere(name):
    assert mismatch(name, "Have you tried a new job?") is None


def test_a_reply_where_none_was_asked_gets_a_nudge():
    assert mismatch("quiet", "I hear you.") is not None


def test_the_nudge_points_at_the_advice():
    reply = "I hear you. You should rest."
    nudge = mismatch("listen", reply)
    assert nudge is not None and reply[nudge.start : nudge.end].strip() == "You should rest."
