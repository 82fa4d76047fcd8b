"""Plans: for a day or sometime, done or let be, reminded only by consent, and for nobody but their person."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from hearthside.accounts.models import State
from hearthside.accounts.tests.builders import person
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.models import Notice
from hearthside.planner import actions, days, leanings, personal_data, queries, tasks
from hearthside.planner.catalogue import activities
from hearthside.planner.models import Leaning, Planned
from hearthside.planner.tests.builders import done, planned
from hearthside.privacy.retention import keep_no_longer

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NOTE = "With the blue cup, by the window."


def test_the_database_never_sees_what_is_planned_or_how_it_was() -> None:
    who = person()
    leanings.add_idea(person=who, title="Blue window idea", family="creative", energy=2)
    leanings.leave_out(person=who, themes=["exercise"])
    row = actions.close(planned=planned(who, note=NOTE), how="part")
    actions.say_how_it_was(planned=row, felt="good", mood="2", words="Blue and still.")
    with connection.cursor() as cursor:
        for table in ("planner_planned", "planner_leaning"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - two names of ours
            stored = b"".join(
                bytes(one) if not isinstance(one, str) else one.encode() for one in _flat(cursor.fetchall())
            )
            assert b"lue" not in stored and b"exercise" not in stored and b"rel-003" not in stored


def _flat(rows: list[tuple[object, ...]]) -> list[object]:
    return [one for row in rows for one in row if isinstance(one, bytes | memoryview | str)]


def test_every_sealed_plan_has_one_size_so_that_its_length_tells_nothing() -> None:
    who = person()
    rows = [planned(who), planned(who, note=NOTE * 10)]
    assert len({len(bytes(Planned._base_manager.filter(pk=row.pk).first().what.held.blob)) for row in rows}) == 1


@time_machine.travel(NOON, tick=False)
def test_plans_lie_under_today_days_to_come_sometime_and_other_days() -> None:
    who = person()
    today = days.today_of(who)
    for on in (today, today + timedelta(days=3), None):
        planned(who, on=on)
    Planned.objects.filter(pk=planned(who, on=today).pk).update(on=today - timedelta(days=2))
    planned()
    plans = queries.plans_of(who)
    assert [len(one) for one in (plans.today, plans.coming, plans.sometime, plans.before)] == [1, 1, 1, 1]
    assert plans.today[0].name == "Have a warm drink without a screen" and plans.today[0].day == "Today"


def test_days_that_are_over_or_far_away_and_a_thirty_first_plan_are_refused() -> None:
    who = person()
    today = days.today_of(who)
    for on in (today - timedelta(days=1), today + timedelta(days=400)):
        with pytest.raises(NotNow):
            planned(who, on=on)
    for _number in range(actions.MOST_OPEN):
        planned(who)
    with pytest.raises(NotNow):
        planned(who)


def test_a_paused_account_plans_nothing() -> None:
    with pytest.raises(NotAllowed):
        planned(person(state=State.PAUSED))


@time_machine.travel(NOON, tick=False)
def test_the_day_is_that_of_the_person() -> None:
    assert days.today_of(person(time_zone="Pacific/Kiritimati")) == NOON.date() + timedelta(days=1)
    assert days.today_of(person(time_zone="Nowhere/Atall")) == NOON.date()


def test_how_it_went_can_be_said_anew_and_every_word_is_voluntary() -> None:
    row = done(person(), how="not")
    assert not row.is_open
    actions.close(planned=row, how="part")
    actions.say_how_it_was(planned=row, words=" Slow. ")
    actions.say_how_it_was(planned=row, felt="fine", mood="9", words="Slow.")
    assert row.what.reveal() == {
        "key": "rel-003", "title": "Have a warm drink without a screen", "how": "part", "felt": "fine", "words": "Slow.",
    }  # fmt: skip
    with pytest.raises(NotNow):
        actions.close(planned=row, how="failed")


def test_what_is_open_has_not_been_yet_and_what_is_done_is_not_moved() -> None:
    row = planned()
    with pytest.raises(NotNow):
        actions.say_how_it_was(planned=row, words="Early.")
    actions.close(planned=row, how="did")
    with pytest.raises(NotNow):
        actions.move(planned=row, on=None)


def test_what_did_good_is_known_by_the_newest_word_and_told_apart_from_a_hint() -> None:
    who = person()
    for key, felt in (("rel-003", "good"), ("rel-003", "good"), ("phy-002", "good"), ("cre-001", "hard")):
        done(who, key, felt=felt)
    done(person(), "soc-001", felt="good")
    assert queries.felt_by(who) == {"rel-003": "good", "phy-002": "good", "cre-001": "hard"}
    lifts = queries.looked_back(who).lifts
    assert lifts.often == ["Have a warm drink without a screen"] and lifts.once == ["Stretch while the kettle boils"]
    done(who, "phy-002", felt="hard")
    assert queries.felt_by(who)["phy-002"] == "hard"


def test_own_ideas_come_up_when_the_energy_fits_and_for_nobody_else() -> None:
    who = person()
    for energy in (1, 4):
        leanings.add_idea(person=who, title=f"Idea {energy}", family="creative", energy=energy)
    names = {one.activity.name for turn in range(30) for one in queries.offered(who, energy=3, turn=turn).suggestions}
    assert "Idea 1" in names and "Idea 4" not in names
    other = {
        one.activity.name for turn in range(30) for one in queries.offered(person(), energy=3, turn=turn).suggestions
    }
    assert "Idea 1" not in other


def test_an_idea_that_is_let_go_leaves_the_plan_its_words() -> None:
    who = person()
    idea = leanings.add_idea(person=who, title="Feed the ducks", family="social", energy=2)
    row = actions.plan(person=who, activity=idea, on=None)
    leanings.drop_idea(person=who, key=idea.key)
    assert leanings.of(who).ideas == []
    assert queries.seen(row, days.today_of(who)).name == "Feed the ducks"


def test_ideas_without_words_of_no_family_or_too_many_are_refused() -> None:
    who = person()
    for wrong in ({"title": " "}, {"family": "secret"}, {"energy": 6}):
        with pytest.raises(NotNow):
            leanings.add_idea(person=who, **{"title": "Sing", "family": "creative", "energy": 1, **wrong})
    for number in range(leanings.MOST_IDEAS):
        leanings.add_idea(person=who, title=f"Idea {number}", family="creative", energy=1)
    with pytest.raises(NotNow):
        leanings.add_idea(person=who, title="One more", family="creative", energy=1)


def test_wishes_hold_where_something_fits_and_are_let_go_of_where_nothing_does() -> None:
    found = queries.offered(None, energy=2, wishes=["home", "alone", "short", "offline"])
    assert not found.is_wider and all(one.activity.minutes <= 10 for one in found.suggestions)
    who = person()
    leanings.leave_out(person=who, themes=["exercise", "breath", "memories", "people", "outdoors", "money", "food"])
    assert not queries.offered(who, energy=1, wishes=["short"]).is_wider
    assert [one for one in activities().values() if not queries.fits_wishes(one, ["home"])]


@time_machine.travel(NOON, tick=False)
def test_nobody_is_reminded_who_did_not_ask() -> None:
    who = person()
    row = planned(who, on=days.today_of(who), part="evening")
    assert row.remind_at is None
    with time_machine.travel(NOON + timedelta(hours=8), tick=False):
        assert actions.due_for_reminders(timezone.now()) == []


@time_machine.travel(NOON, tick=False)
def test_who_asked_is_reminded_once_without_a_word_of_what() -> None:
    who = person()
    row = planned(who, on=days.today_of(who), part="evening", wants_reminder=True, note=NOTE)
    with time_machine.travel(NOON + timedelta(hours=6, minutes=5), tick=False):
        assert actions.due_for_reminders(timezone.now()) == [row.pk]
        assert [actions.remind(row.pk), actions.remind(row.pk)] == [True, False]


@time_machine.travel(NOON, tick=False)
def test_no_reminder_comes_half_a_day_late_or_for_what_is_done_or_without_a_day() -> None:
    who = person()
    today = days.today_of(who)
    late = planned(who, on=today, part="evening", wants_reminder=True)
    closed = actions.close(planned=planned(who, on=today, part="evening", wants_reminder=True), how="did")
    assert closed.remind_at is None
    assert planned(who, on=None, wants_reminder=True).remind_at is None
    assert planned(who, on=today, part="morning", wants_reminder=True).remind_at is None
    with time_machine.travel(NOON + timedelta(hours=20), tick=False):
        assert actions.remind(late.pk) is False
    assert Planned.objects.filter(remind_at__isnull=False).count() == 0


def test_the_notice_goes_with_the_plan() -> None:
    who = person()
    row = planned(who)
    Notice.objects.create(person=who, kind=actions.REMINDER, about=row.pk)
    actions.let_go(planned=row)
    assert not Notice.objects.exists() and not Planned.objects.exists()


@time_machine.travel(NOON, tick=False)
def test_each_reminder_is_a_job_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    who = person()
    for _number in range(2):
        planned(who, on=days.today_of(who), part="afternoon", wants_reminder=True)
    jobs: list[dict[str, str]] = []
    monkeypatch.setattr("hearthside.kernel.jobs.later", lambda call, arguments: jobs.append(arguments))
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        tasks.remind_those_due()
    assert sorted(jobs, key=str) == sorted(
        ({"planned_id": str(pk)} for pk in Planned.objects.values_list("pk", flat=True)), key=str
    )


def test_a_copy_holds_all_of_it_and_erasing_leaves_nothing() -> None:
    who, other = person(), person()
    leanings.add_idea(person=who, title="Feed the ducks", family="social", energy=2)
    leanings.leave_out(person=who, themes=["food"])
    done(who, felt="good", mood="4", words="Warm.")
    planned(other)
    copy = personal_data.export(who)
    assert copy["plans"][0]["title"] == "Have a warm drink without a screen"
    assert copy["plans"][0] | {"felt": "It did me good", "mood": "Lighter", "words": "Warm."} == copy["plans"][0]
    assert copy["own_ideas"][0]["title"] == "Feed the ducks" and copy["left_out"] == ["Food and drink"]
    personal_data.erase(who)
    assert Planned.objects.count() == 1 and not Leaning.objects.exists()


def test_what_is_old_goes_by_itself() -> None:
    who = person()
    today = days.today_of(who)
    old, open_long, kept = done(who), planned(who, on=today), done(who)
    Planned.objects.filter(pk=old.pk).update(closed_on=today - timedelta(days=370))
    Planned.objects.filter(pk=open_long.pk).update(on=today - timedelta(days=95))
    planned(who)
    keep_no_longer()
    assert Planned.objects.count() == 2 and Planned.objects.filter(pk=kept.pk).exists()
