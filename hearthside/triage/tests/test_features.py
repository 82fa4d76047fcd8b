"""Sentences, meanings with their scope, and the numbers that weigh them."""

from math import exp

import pytest

from hearthside.triage.features import features_of
from hearthside.triage.rules.reading import read_with_notes
from hearthside.triage.sentences import sentences
from hearthside.triage.training.calibrating import best_threshold, line_for
from hearthside.triage.training.fitting import Plan, chance, fit, score
from hearthside.triage.training.grammar import MOST_PER_TEMPLATE, expanded
from hearthside.triage.weights import BIGGEST, Damaged, load, written


def meanings(text):
    return {each.name: each for sentence in sentences(text) for each in sentence.meanings}


def signs(text):
    return features_of(*read_with_notes(text)).signs


def test_who_a_meaning_is_about():
    assert meanings("my brother wants to die")["DIE"].who == "they" and meanings("i want to die")["DIE"].who == "me"


def test_a_denial_reaches_over_its_clause_only():
    assert meanings("i will not die")["DIE"].is_denied
    assert not meanings("i don't sleep, i want to die")["DIE"].is_denied
    assert not meanings("i can't stop wanting to die")["DIE"].is_denied


def test_a_saying_of_several_words_is_one_meaning():
    found = meanings("i wrote goodbye, see you on the other side")
    assert found["GOODBYE"].last > found["GOODBYE"].first and "SELF_HARM" not in found


def test_a_longer_text_that_comes_back_to_danger_says_so():
    calm = "We went out. It was sunny. The dog ran. We had tea. "
    grave = "I want to die. Nothing helps. I want to be dead. I can't go on. "
    assert features_of(*read_with_notes(grave)).told > features_of(*read_with_notes(calm)).told == 0


@pytest.mark.parametrize(
    ("text", "sign"), [("I'm 14 and new", "young"), ("it's 9/10 now", "scale"), ("go away", "imperative")]
)
def test_signs_are_seen(text, sign):
    assert sign in signs(text) and sign not in signs("We had tea.")


def test_a_template_grows_the_same_texts_every_time_and_not_too_many():
    slots = {"a": [str(number) for number in range(9)], "b": ["x", "y", "z"]}
    grown = list(expanded("{a} {b} {a}", slots))
    assert grown == list(expanded("{a} {b} {a}", slots)) and len(set(grown)) == len(grown) == MOST_PER_TEMPLATE


def test_a_head_learns_what_divides():
    rows = [((1.0, (0, 2)),), ((1.0, (1, 2)),)] * 20
    weights = fit(rows, [1.0, 0.0] * 20, [1.0] * 40, 3, Plan(), 1)
    assert chance(score(rows[0], weights)) > 0.8 > 0.2 > chance(score(rows[1], weights))


def test_calibration_finds_the_slope_that_the_scores_need():
    scores = [place / 10 - 5 for place in range(100)]
    slope, shift = line_for(scores, [float(each > 1) for each in scores], [1.0] * 100)
    assert slope > 1 and 0.8 < -shift / slope < 1.2


@pytest.mark.parametrize("alarms", range(2, 10))
@pytest.mark.parametrize("score", [3.0, 5.0, 8.0])
def test_calibration_is_moved_by_false_alarms_and_never_flies_off(alarms: int, score: float):
    spread = [place / 2 for place in range(-12, 13)]
    wanted = [1 / (1 + exp(-each / 2)) for each in spread] + [0.0] * alarms
    slope, shift = line_for(spread + [score] * alarms, wanted, [2.4] * 25 + [1.0] * alarms)
    assert 0.05 < slope < 0.5 and -0.6 < shift < 0


def test_the_threshold_divides_where_f1_is_best():
    assert best_threshold([3, 2, 1, 0], [True, True, False, False], 1.0) == 2


def test_weights_come_back_as_they_were_written(tmp_path):
    path = tmp_path / "weights.txt"
    path.write_text(written(("a", "b"), {"one": [BIGGEST, -BIGGEST], "two": [3, 4]}, {"scales": [1.0, 1.0]}))
    assert load(path).sums(["one", "two", "three"]) == ([BIGGEST + 3, 4 - BIGGEST], 2)


def test_a_changed_file_is_refused(tmp_path):
    path = tmp_path / "weights.txt"
    path.write_text(written(("a",), {"one": [5]}, {"scales": [1.0]}).replace("one", "two"))
    with pytest.raises(Damaged):
        load(path)
