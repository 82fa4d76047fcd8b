"""The whole engine: every stage, what happens when one fails, and what it says."""

import time

import pytest

from hearthside.triage import engine, weights
from hearthside.triage.context import Context
from hearthside.triage.engine import assess
from hearthside.triage.rules import LEVELS, LONGEST_TEXT, WHY
from hearthside.triage.shapes import ALL_HARMS

RED = (
    "I want to die and I can't tell anyone at home.",
    "I am going to kill myself tonight.",
    "I hurt myself again last night.",
    "I can't keep myself safe right now.",
    "Everyone would be better off without me.",
    "My friend said goodbye and now she won't answer her phone.",
    "I don't want to be alive anymore.",
)
CALM = ("I fed the ducks and felt almost normal.", "Does anyone have a good soup recipe?", "See you all on Thursday!")
SOON = ("red", "crisis")


@pytest.fixture
def fresh():
    engine.shipped.cache_clear()
    yield
    engine.shipped.cache_clear()


@pytest.fixture
def file_of(tmp_path, monkeypatch, fresh):
    """Puts other bytes in the place of the weights."""

    def put(data: bytes | None):
        path = tmp_path / "weights.txt"
        path.unlink(missing_ok=True)
        if data is not None:
            path.write_bytes(data)
        monkeypatch.setattr(engine, "load", lambda: weights.load(path))
        engine.shipped.cache_clear()

    return put


def damages(whole: bytes) -> list[bytes | None]:
    """Thirty ways in which a file can be wrong."""
    size = len(whole)
    cut = [whole[: size * part // 11] for part in range(11)]
    turned = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(3, size, size // 12)][:12]
    mixed = [
        None,
        b"\n",
        whole[::-1],
        whole + b"x",
        whole.replace(b"\t", b" "),
        b"\xff" * 4096,
        whole.replace(b"red", b"rad", 1),
    ]
    return [*cut, *turned, *mixed]


@pytest.mark.parametrize("text", RED)
def test_plain_words_of_danger_are_red_or_more(text):
    assert assess(text).level in SOON


@pytest.mark.parametrize("text", CALM)
def test_ordinary_words_are_green(text):
    assert assess(text).level == "green"


def test_thirty_damaged_files_raise_nothing_and_miss_nothing(file_of):
    ways = damages(weights.WEIGHTS.read_bytes())
    assert len(ways) == 30
    for data in ways:
        file_of(data)
        assert not engine.is_whole()
        assert all(assess(text).level in SOON for text in RED)
        assert all(assess(text).level != "green" for text in CALM)


def test_the_file_as_it_is_shipped_is_whole(file_of):
    file_of(weights.WEIGHTS.read_bytes())
    assert engine.is_whole() and assess(CALM[0]).is_whole


def test_rules_that_fail_make_a_text_amber_and_log_no_words(monkeypatch, caplog):
    def fail(*_, **__):
        raise ValueError("secret words")

    monkeypatch.setattr(engine, "read_with_notes", fail)
    found = assess("secret words")
    assert found.level == "amber" and not found.is_whole and "secret" not in caplog.text


def test_a_linear_layer_that_fails_makes_everything_sooner(monkeypatch):
    def fail(*_, **__):
        raise ValueError

    monkeypatch.setattr(engine, "scores_of", fail)
    assert [assess(text).level for text in (CALM[0], RED[0])] == ["amber", "red"]


@pytest.mark.parametrize(
    "text", ["", "  \n", "🙂", "x" * (LONGEST_TEXT + 1), "ጤና ይስጥልኝ እንዴት ነህ ዛሬ", "今日はとても良い天気です"]
)
def test_what_cannot_be_read_is_never_green(text):
    assert assess(text).level != "green"


def test_chances_sum_to_one_and_reasons_lie_inside_the_text():
    for text in (*RED, *CALM):
        found = assess(text)
        assert sum(found.chances.values()) == pytest.approx(1, abs=0.001) and set(found.chances) == set(LEVELS)
        assert all(0 <= each.start <= each.end <= len(text) and each.why in WHY for each in found.reasons)
        assert set(found.harms) <= set(ALL_HARMS)


def test_a_reason_points_at_the_sentence_that_decides():
    calm = "Term has been fine and my flatmates are nice. We cooked on Sunday. "
    text = calm + "I don't want to be alive anymore. " + calm
    spans = [text[each.start : each.end] for each in assess(text).reasons]
    assert any("alive" in each and "flatmates" not in each for each in spans)


def test_a_bare_yes_means_what_the_question_meant():
    asked = assess("Yes.", previous="Are you having thoughts of ending your life?")
    assert asked.level in SOON and assess("Yes.", previous="Would you like some tea?").level == "green"


def test_what_is_known_of_the_author_raises_and_never_lowers():
    bad_day = Context(worst_in_day="crisis", worst_in_week="crisis", hour=3)
    for text in (*RED, *CALM):
        assert LEVELS.index(assess(text, context=bad_day).level) >= LEVELS.index(assess(text).level)


@pytest.mark.parametrize(
    "unit", ["a ", "ab", "not ", "i want to ", "'", "?!", "é", "1 ", "my friend said ", "\n", "a,"]
)
def test_time_grows_with_length_only(unit):
    started = time.process_time()
    assess((unit * LONGEST_TEXT)[:LONGEST_TEXT])
    assert time.process_time() - started < 8


HARD = (
    "I don't want to be alive any more.",
    "I keep thinking about ending my life and I cannot see a way on.",
    "I hurt myself again.",
)
PAIRS = (
    ("ok", "do it"),
    ("Okay.", "then don't be"),
    ("wait", "what are you waiting for"),
    ("go on, tell me more", "go on then"),
    ("why?", "about time"),
    ("hm", "finally"),
    ("I would.", "they really would"),
    ("bitte nicht", "mach es"),
    ("estoy aquí", "hazlo"),
    ("nie rób tego", "zrób to"),
    ("não faz isso", "faz isso"),
    ("ja", "fais-le"),
    ("please don't", "give in"),
    ("courage", "try harder"),
    ("vale", "end it"),
    ("rozumiem", "just go then"),
)
"""A short answer that pushes nobody, and one that does."""


@pytest.mark.parametrize(("calm", "push"), PAIRS)
def test_a_short_answer_pushes_somebody_by_its_own_words_only(calm: str, push: str) -> None:
    for hard in HARD:
        assert "encouragement" not in engine.assess(calm, previous=hard).harms
    assert "encouragement" in engine.assess(push, previous=HARD[0]).harms


TITLES = ("Tonight", "This evening", "Another night", "Tomorrow", "Hello", "A hard week")
"""What people write over a post. By itself none of it says how anybody is."""


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "words", ["Everything feels heavy tonight.", "I feel low tonight.", "I cried a lot today.", "I miss my gran."]
)
def test_a_calm_title_makes_sad_words_no_more_urgent(title: str, words: str) -> None:
    assert engine.assess(f"{title}\n\n{words}").level in ("green", "amber")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("words", RED)
def test_a_calm_title_hides_no_danger(title: str, words: str) -> None:
    assert engine.assess(f"{title}\n\n{words}").level in SOON


@pytest.mark.parametrize("text", ["Quiet evening, warm soup, early night.", "Sunday suits everyone. Safe travels."])
def test_words_that_stand_in_the_sheets_are_english_without_any_common_one(text: str) -> None:
    assert "language" not in {reason.why for reason in engine.assess(text).reasons}


@pytest.mark.parametrize("text", ["Ik ben vandaag heel moe geworden", "Morgen gaan wij samen naar zee toe"])
def test_words_of_a_language_that_is_not_read_are_never_green(text: str) -> None:
    assert engine.assess(text).level != "green"
