"""What safety leads read: small numbers said honestly, and nothing about a few."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.teaching import queries
from hearthside.teaching.counting import are_apart, interval, share_words
from hearthside.teaching.models import Count, Label, Reader, SecondLook
from hearthside.triage import engine

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def labels(number: int, level: str, read: str) -> None:
    for _ in range(number):
        about = {"kind": "post", "subject_id": uuid4(), "fingerprint": uuid4().hex, "version": "0" * 12}
        Label.objects.create(level=level, read_level=read, verb="close", **about)


def looks(well: int, missed: int) -> None:
    for number in range(well + missed):
        answered = {"is_well": number < well, "answered_at": timezone.now()}
        SecondLook.objects.create(kind="post", subject_id=uuid4(), version="0" * 12, **answered)


def posts(days_ago: int, level: str, number: int, known: int = 90) -> None:
    weights = engine.shipped()
    assert weights
    day = timezone.localdate() - timedelta(days=days_ago)
    numbers = {"posts": number, "seen": 100 * number, "known": known * number}
    Count.objects.create(day=day, version=weights.version, level=level, **numbers)


def said() -> dict[str, str]:
    found = {}
    for figure, name in zip(
        queries.figures(), ("found", "again", "alarms", "urgent", "change", "strange"), strict=True
    ):
        found[name] = f"{figure.said} {figure.sure}".strip()
    return found


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 40, 0.0, 0.0876), (17, 23, 0.5353, 0.8745), (5, 5, 0.5655, 1.0)],
)
def test_the_interval_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    assert interval(hits, of) == pytest.approx((low, high), abs=0.0005)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.0, 0.0876, "at most 9 in 100"),
        (0.535, 0.875, "between 5 and 9 in 10"),
        (0.5655, 1.0, "at least 5 in 10"),
        (0.3, 0.3, "3 in 10"),
    ],
)
def test_a_span_in_words_is_never_narrower_than_it_is(low: float, high: float, words: str) -> None:
    assert share_words(low, high) == words


def test_few_say_nothing() -> None:
    labels(4, "green", "red")
    looks(4, 0)
    assert set(said().values()) == {"Too few to say yet."}


def test_false_alarms_are_told_with_how_sure_that_is() -> None:
    labels(17, "red", "crisis")
    labels(6, "green", "red")
    assert said()["alarms"] == (
        "Of 23 such posts, people found that 6 needed nobody so soon. In the long run that may be between 1 and 5 in 10."
    )


def test_only_the_last_word_on_a_text_counts() -> None:
    labels(5, "red", "red")
    one = Label.objects.first()
    assert one
    Label.objects.create(
        kind="post", subject_id=one.subject_id, fingerprint=one.fingerprint, version="0" * 12, verb="lower",
        level="amber", read_level="red",
    )  # fmt: skip
    assert "people found that 1 needed nobody so soon" in said()["alarms"]


def test_nothing_missed_in_forty_is_no_promise() -> None:
    looks(40, 0)
    assert said()["again"] == (
        "People looked at 40 of them again. All were well. In the long run that may be at most 9 in 100."
    )


def test_what_is_found_is_as_unsure_as_the_second_looks() -> None:
    labels(20, "amber", "amber")
    looks(40, 0)
    posts(3, "green", 2000)
    assert "at least 1 in 10" in said()["found"]
    looks(1960, 0)
    assert "at least 8 in 10" in said()["found"]


def test_what_somebody_told_of_is_counted_as_missed() -> None:
    labels(10, "amber", "amber")
    labels(10, "red", "green")
    looks(500, 0)
    posts(3, "green", 500)
    assert "and 5 in 10" in said()["found"]


def test_more_urgent_posts_than_before_are_told() -> None:
    posts(40, "green", 970), posts(40, "red", 30)
    posts(3, "green", 900), posts(3, "red", 100)
    assert said()["change"].startswith("Yes, more.")


def test_a_difference_that_chance_makes_is_none() -> None:
    posts(40, "green", 970), posts(40, "red", 30)
    posts(3, "green", 192), posts(3, "red", 8)
    assert said()["change"].startswith("About as many as before.")
    assert are_apart((100, 1000), (30, 1000)) and not are_apart((8, 200), (30, 1000))


def test_words_it_does_not_know_are_told() -> None:
    posts(40, "green", 500, known=92), posts(3, "green", 500, known=80)
    assert said()["strange"].startswith("More than before.")


def test_the_page_says_what_the_new_reader_would_do_and_offers_one_step() -> None:
    reader = Reader.objects.create(version="a" * 12, base="b" * 12, labels=31)
    Count.objects.create(
        day=timezone.localdate(), version="c" * 12, beside=reader.version, level="green", level_beside="red", posts=7
    )
    page = signed_in_client(person(is_safety_lead=True)).get(reverse("teaching:readers")).content.decode()
    assert "It read 7 posts along. It would have called 7 more urgent, and 0 less." in page
    assert reverse("teaching:adopt", args=[reader.pk]) in page
