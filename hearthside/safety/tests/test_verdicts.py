"""Three questions, answered apart."""

from types import SimpleNamespace

import pytest

from hearthside.safety.verdicts import HOLDS, judge, unread

CRIES = ("amber", "red", "crisis")
SOFT = [harm for harm, even in HOLDS.items() if not even]


def because(why):
    return SimpleNamespace(why=why, start=0, end=4)


@pytest.mark.parametrize("level", CRIES)
def test_a_cry_for_help_is_never_held(level):
    assert not judge(level, (), (because("ideation"),)).holds


@pytest.mark.parametrize("level", CRIES)
@pytest.mark.parametrize("harm", SOFT)
def test_a_cry_for_help_is_not_held_for_a_number_in_it(level, harm):
    assert not judge(level, (harm,), (because("ideation"), because(harm))).holds


@pytest.mark.parametrize("harm", SOFT)
def test_a_colour_that_comes_from_the_harm_alone_is_no_cry(harm):
    assert judge("red", (harm,), (because(harm),)).holds


def test_private_details_of_oneself_are_nobody_elses_work():
    verdict = judge("green", ("pii",), (because("pii"),))
    assert (verdict.holds, verdict.needs_case) == (False, False)


@pytest.mark.parametrize("harm", HOLDS)
def test_what_may_harm_readers_waits(harm):
    assert judge("green", (harm,)).holds


def test_an_unknown_harm_is_looked_at_but_not_held():
    verdict = judge("green", ("something_new",))
    assert (verdict.holds, verdict.needs_case) == (False, True)


@pytest.mark.parametrize(
    ("level", "shows", "wakes"),
    [
        ("green", False, False),
        ("amber", True, False),
        ("red", True, True),
        ("crisis", True, True),
    ],
)
def test_colour_decides_about_help_and_waking(level, shows, wakes):
    verdict = judge(level, ())
    assert (verdict.shows_help, verdict.wakes) == (shows, wakes)


def test_details_in_a_cry_are_hidden_and_somebody_is_woken():
    verdict = judge("crisis", ("method_details",))
    assert (verdict.holds, verdict.shows_help, verdict.wakes) == (True, True, True)


def test_an_unread_text_is_amber_and_not_held():
    verdict = unread()
    assert (verdict.level, verdict.holds, verdict.shows_help, verdict.is_unread) == ("amber", False, True, True)


def test_a_colour_that_does_not_exist_is_refused():
    with pytest.raises(ValueError):
        judge("purple", ())


@pytest.mark.parametrize(
    ("level", "harm", "holds"),
    [
        ("green", "harassment", False),
        ("amber", "scam", False),
        ("green", "encouragement", False),
        ("amber", "encouragement", True),
        ("red", "pact", True),
    ],
)
def test_a_harm_that_no_rule_names_holds_only_where_lives_may_hang_on_it(level: str, harm: str, holds: bool) -> None:
    assert judge(level, [harm], guessed={harm}).holds is holds
    assert judge(level, [harm], guessed={harm}).needs_case
