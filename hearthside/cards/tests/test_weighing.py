"""Ten accounts cannot move a value by more than 0.2, whoever they are and whatever people said."""

from hypothesis import example, given
from hypothesis import strategies as st

from hearthside.cards.weighing import LEAST, THERE_FOR, Said, band_of, value_of, weight

people = st.builds(Said, st.sampled_from(["yes", "partly", "no"]), st.integers(THERE_FOR, 900))
GOAL = 0.2 + 1e-9


@given(st.lists(people, min_size=LEAST, max_size=60), st.lists(people, max_size=10))
@example([Said("yes", 400)] * 5, [Said("no", 400)] * 10)
@example([Said("no", 400)] * 36, [Said("yes", 400)] * 10)
@example([Said("yes", 14)] * 5, [Said("no", 400)] * 10)
def test_no_ten_accounts_move_a_value_by_more_than_a_fifth(said: list[Said], socks: list[Said]) -> None:
    before, after = value_of(said), value_of([*said, *socks])
    assert before is not None and after is not None and abs(before - after) <= GOAL


def test_fewer_than_five_say_nothing() -> None:
    assert value_of([Said("yes", 400)] * 4) is None


def test_who_was_there_for_less_than_two_weeks_does_not_count() -> None:
    assert value_of([Said("yes", 13)] * 50) is None


def test_a_longer_time_weighs_more() -> None:
    assert weight(14) < weight(30) < weight(60) == weight(900)


def test_many_who_agree_are_heard_whole() -> None:
    assert (value_of([Said("yes", 90)] * 50), value_of([Said("no", 90)] * 50)) == (1.0, 0.0)


def test_of_few_little_is_said_even_when_they_agree() -> None:
    value = value_of([Said("yes", 90)] * 5)
    assert value is not None and band_of(value) == "more"


@given(st.lists(people, min_size=LEAST, max_size=40), people)
def test_one_person_moves_a_value_by_at_most_a_twentieth(said: list[Said], one: Said) -> None:
    before, after = value_of(said), value_of([*said, one])
    assert before is not None and after is not None and abs(before - after) <= 0.05


@given(st.lists(people, max_size=40))
def test_a_value_is_a_share(said: list[Said]) -> None:
    value = value_of(said)
    assert value is None or (0 <= value <= 1 and band_of(value))
