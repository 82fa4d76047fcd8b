"""The card: each word from what is on record, dated, and not known where numbers are small."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.cards import actions, words
from hearthside.cards.models import Card
from hearthside.cards.tasks import make_cards
from hearthside.conversations.models import Post, State, Thread
from hearthside.groups.models import Group, Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.tests.builders import run_jobs
from hearthside.safety.models import Case, Sanction
from hearthside.safety.vocabulary import AppealOutcome, Level, Restriction, Rule, Source

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 17, 12, tzinfo=UTC)
TODAY = NOW.date()


def old_group(people: int = 1, **fields: Any) -> Group:
    """A group that has been open for a year, with so many people, its leader among them."""
    made = group(opened_on=TODAY - timedelta(days=365), **fields)
    for _ in range(people - 1):
        member(made)
    return made


def talk(
    where: Group, days_ago: float = 5, *, answered: float | None = None, again: bool = False, voice: str = ""
) -> Thread:
    """A conversation, answered after so many hours by somebody else, to which its opener came back."""
    author = None if voice else where.leader
    began = NOW - timedelta(days=days_ago)
    made = Thread.objects.create(
        group=where, title="Soup", author=author, voice=voice, created_at=began, last_post_at=began
    )
    _post(made, 1, author, began, voice)
    if answered is not None:
        _post(made, 2, person(), began + timedelta(hours=answered))
    if again:
        _post(made, 3, author, began + timedelta(hours=(answered or 0) + 1), voice)
    return made


def _post(of: Thread, number: int, author: Person | None, at: datetime, voice: str = "") -> None:
    tag = "a tag" if voice else ""
    Post.objects.create(
        thread=of, number=number, author=author, voice=voice, voice_tag=tag, body="x", html="x", created_at=at,
        once=str(uuid4()), state=State.SHOWN,
    )  # fmt: skip


def code(where: Group, word: str, **ahead: int) -> str:
    card = actions.make_card(where, TODAY + timedelta(**ahead))
    return words.code_of(card, word)


def decision(where: Group, rule: str = Rule.KIND_WORDS, **fields: Any) -> Sanction:
    case = Case.objects.create(
        kind="post", subject_id=uuid4(), scope=where.pk, level=Level.AMBER, source=Source.MEMBER_NOTICE
    )
    return Sanction.objects.create(
        case=case, person=person(), restriction=Restriction.REMOVED, rule=rule, reason="x", source=Source.STAFF,
        starts_at=NOW - timedelta(days=5), **fields,
    )  # fmt: skip


@pytest.mark.parametrize(("answered", "expected"), [(10, "nearly_all"), (7, "most"), (5, "half"), (2, "fewer")])
def test_how_many_talks_are_answered_within_a_day(answered: int, expected: str) -> None:
    where = old_group()
    for number in range(10):
        talk(where, answered=3 if number < answered else None)
    assert code(where, "participation") == expected


def test_nine_talks_are_too_few() -> None:
    where = old_group()
    for _ in range(9):
        talk(where, answered=1)
    assert code(where, "participation") == "unknown"


def test_a_talk_of_today_may_still_be_answered() -> None:
    where = old_group()
    for _ in range(10):
        talk(where, answered=1)
    talk(where, days_ago=0.1)
    assert code(where, "participation") == "nearly_all"


def test_answering_oneself_is_no_answer_by_name_or_by_voice() -> None:
    where = old_group()
    for number in range(10):
        made = talk(where, voice="Quiet Heron" if number % 2 else "")
        author = None if number % 2 else where.leader
        _post(made, 2, author, NOW - timedelta(days=4, hours=23), made.voice)
    assert code(where, "participation") == "fewer"


def test_an_anonymous_opener_is_answered_like_anybody() -> None:
    where = old_group()
    for _ in range(10):
        talk(where, answered=1, again=True, voice="Quiet Heron")
    assert (code(where, "participation"), code(where, "connection")) == ("nearly_all", "nearly_all")


def test_a_hello_that_may_still_go_counts_nowhere() -> None:
    where = old_group()
    for _ in range(10):
        talk(where, answered=1)
    Thread.objects.filter(group=where).update(is_hello=True)
    assert (code(where, "participation"), code(where, "quiet")) == ("unknown", "yes")


@pytest.mark.parametrize(("hours", "expected"), [(0.5, "hour"), (4, "hours"), (20, "day"), (60, "days")])
def test_how_long_the_middle_answer_takes(hours: float, expected: str) -> None:
    where = old_group()
    for _ in range(10):
        talk(where, answered=hours)
    assert code(where, "pace") == expected


def test_whether_people_come_back_to_their_talk() -> None:
    where = old_group()
    for number in range(10):
        talk(where, answered=1, again=number < 7)
    assert code(where, "connection") == "most"


@pytest.mark.parametrize(("days", "expected"), [(13, "no"), (14, "yes")])
def test_quiet_after_fourteen_days(days: int, expected: str) -> None:
    where = old_group()
    talk(where, days_ago=days)
    assert code(where, "quiet") == expected


def test_a_new_group_without_words_is_not_called_quiet_yet() -> None:
    where = group(opened_on=TODAY - timedelta(days=3))
    assert code(where, "quiet") == "no"


@pytest.mark.parametrize(
    ("rule", "word"),
    [(Rule.KIND_WORDS, "respect"), (Rule.PRIVATE_DETAILS, "confidentiality"), (Rule.NO_HATE, "non_judgement")],
)
def test_a_decision_of_the_team_weighs_on_its_word(rule: str, word: str) -> None:
    where = old_group(12)
    decision(where, rule)
    assert {name: code(where, name) for name in ("respect", "confidentiality", "non_judgement")} == {
        **dict.fromkeys(("respect", "confidentiality", "non_judgement"), "none"),
        word: "few",
    }


def test_more_than_two_decisions_for_a_hundred_members_are_more_than_now_and_then() -> None:
    where = old_group(12)
    decision(where)
    decision(where)
    assert code(where, "respect") == "some"


def test_a_decision_that_was_undone_does_not_count() -> None:
    where = old_group(12)
    decision(where, appeal_outcome=AppealOutcome.OVERTURNED)
    assert code(where, "respect") == "none"


def test_decisions_elsewhere_or_long_ago_do_not_count() -> None:
    where = old_group(12)
    decision(old_group(2))
    Sanction.objects.filter(pk=decision(where).pk).update(starts_at=NOW - timedelta(days=100))
    assert code(where, "respect") == "none"


@pytest.mark.parametrize("where_is", ["small", "young"])
def test_small_and_young_groups_say_nothing_about_reports(where_is: str) -> None:
    where = old_group(9) if where_is == "small" else old_group(12)
    if where_is == "young":
        where.opened_on = TODAY - timedelta(days=20)
        where.save(update_fields=["opened_on"])
    decision(where)
    assert code(where, "respect") == "unknown"


def test_what_rests_on_reports_changes_once_in_four_weeks_only() -> None:
    where = old_group(12)
    assert code(where, "respect") == "none"
    decision(where)
    assert code(where, "respect", days=27) == "none"
    assert code(where, "respect", days=28) == "few"


@pytest.mark.parametrize(("days", "expected"), [(30, "all"), (-1, "none"), (None, "none")])
def test_the_training_of_those_who_lead(days: int | None, expected: str) -> None:
    where = old_group()
    until = TODAY + timedelta(days=days) if days is not None else None
    Person.objects.filter(pk=where.leader_id).update(helper_until=until)
    assert code(where, "training") == expected


@pytest.mark.parametrize(
    ("since", "until", "course", "says"),
    [
        (-30, 30, None, "Certified peer supporter since {since}."),
        (-30, 30, -60, "Certified peer supporter since {since}. Finished the course for peer supporters on {course}."),
        (None, None, -60, "Finished the course for peer supporters on {course}."),
        (-300, -1, None, "Was a certified peer supporter until {until}."),
        (None, 30, None, "Certified peer supporter until {until}; since when is not recorded."),
        (None, None, None, "Training is not recorded."),
    ],
)
def test_what_is_on_record_of_who_leads_is_said_with_its_days(
    since: int | None, until: int | None, course: int | None, says: str
) -> None:
    where = old_group()
    days = {
        name: timezone.localdate() + timedelta(days=number) if number is not None else None
        for name, number in (("since", since), ("until", until), ("course", course))
    }
    Person.objects.filter(pk=where.leader_id).update(
        helper_since=days["since"], helper_until=days["until"], course_on=days["course"]
    )
    said = words.trainings(actions.make_card(where))
    assert said == [("Who leads", says.format(**{name: words.on_day(day) for name, day in days.items()}))]


def test_each_who_leads_has_a_line_and_no_name() -> None:
    where = old_group()
    helps = member(where, role=Role.MODERATOR).person
    member(where)
    Person.objects.filter(pk=helps.pk).update(course_on=timezone.localdate())
    card = actions.make_card(where)
    assert [role for role, _says in words.trainings(card)] == ["Who leads", "Who moderates"]
    assert helps.name not in str(card.words) and str(helps.pk) not in str(card.words)
    shown = Client().get(f"/groups/{where.slug}/").content.decode()
    assert "Training is not recorded." in shown and "Finished the course for peer supporters" in shown


def test_the_rules_carry_their_day() -> None:
    where = old_group()
    line = next(one for one in words.lines(actions.make_card(where)) if one.key == "guidelines")
    assert line.is_known and str(timezone.localdate().year) in line.on


def test_the_job_makes_a_card_for_every_group_that_is_shown() -> None:
    made = [group(), group()]
    make_cards()
    run_jobs()
    assert set(Card.objects.values_list("group", flat=True)) == {one.pk for one in made}


def test_the_page_shows_the_words_and_where_they_come_from() -> None:
    where = old_group()
    actions.make_card(where)
    page = Client().get(f"/groups/{where.slug}/").content.decode()
    assert "Not known yet" in page and f"/groups/{where.slug}/card/" in page
    assert "Worked out once in four weeks" in Client().get(f"/groups/{where.slug}/card/").content.decode()


def test_a_quiet_group_says_so_on_its_page_and_in_the_list() -> None:
    where = old_group()
    with time_machine.travel(NOW, tick=False):
        actions.make_card(where)
    assert "Quiet" in Client().get(f"/groups/{where.slug}/").content.decode()
    assert "Quiet for two weeks" in Client().get("/groups/").content.decode()


def test_a_group_without_a_card_yet_has_a_page() -> None:
    where = old_group()
    assert "How it is here" in Client().get(f"/groups/{where.slug}/").content.decode()


def test_every_code_has_words() -> None:
    card = Card(words={}, said={})
    codes = {
        **{name: ("none", "few", "some", "unknown") for name in words.HELD},
        **{name: (*words.SHARES, "unknown") for name in ("participation", "connection")},
    }
    for name, every in codes.items():
        for one in every:
            card.words = {name: {"code": one, "on": "2026-06-17"}}
            assert all(line.says and line.how for line in words.lines(card))
