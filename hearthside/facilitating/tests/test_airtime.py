"""How the time is shared is told in kind words, and only when it means something."""

import pytest

from hearthside.facilitating.airtime import LETTERS_A_TURN, Share, gini, hints, is_one_voice


@pytest.mark.parametrize(
    ("weights", "found"),
    [([], 0), ([0, 0], 0), ([5, 5, 5, 5], 0), ([0, 0, 0, 8], 0.75), ([1, 3], 0.25), ([2, 4, 6], pytest.approx(2 / 9))],
)
def test_gini_is_none_for_all_alike_and_near_one_for_one_voice(weights: list[int], found: float):
    assert gini(weights) == found


def told(*shares: Share) -> str:
    return " ".join(str(hint) for hint in hints(shares))


def test_the_host_hears_how_many_were_not_asked_and_no_name():
    assert told(Share(50), Share(0), Share(0), Share(0)) == "3 people have not been asked yet."
    assert told(Share(50), Share(0)) == "One person has not been asked yet."


def test_somebody_who_was_asked_and_passed_is_not_missing():
    assert told(Share(50), Share(0, is_asked=True)) == ""


def test_a_turn_aloud_counts_as_being_heard():
    assert told(Share(50), Share(0, turns=1)) == ""
    assert Share(0, turns=2).weight == 2 * LETTERS_A_TURN


def test_one_voice_is_told_of_only_among_three_and_after_a_minute_of_talk():
    assert is_one_voice([Share(700), Share(100), Share(100)])
    assert not is_one_voice([Share(700), Share(100)])
    assert not is_one_voice([Share(300), Share(10), Share(10)])
    assert not is_one_voice([Share(300), Share(300), Share(300)])


def test_an_empty_room_has_no_hints():
    assert hints([]) == []
