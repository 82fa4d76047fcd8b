"""Keeping watch: coming, stopping without guilt, cover with one tap, notes for the next, rest."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.kernel import worker
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.models import Notice
from hearthside.roster import actions, queries, stints
from hearthside.roster.models import HandOver, Rest, Shift, StaffedHours
from hearthside.roster.tests.builders import on_watch
from hearthside.vault.keys import forget_everything

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    forget_everything()
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "keyring.json")
    queries.forget()
    yield
    queries.forget()


def helper(name: str = "", **fields):
    return person(name, helper_until=timezone.localdate() + timedelta(days=9), **fields)


def to_come(who, hours: int = 24) -> Shift:
    return on_watch(who, since=timezone.now() + timedelta(hours=hours))


def key(shift: Shift) -> str:
    return f"s-{shift.pk}"


def test_somebody_who_comes_is_on_every_page() -> None:
    client = signed_in_client(helper())
    assert "No one is reading right now" in client.get("/hours/").content.decode()
    client.post("/hours/watch/here/")
    assert "A trained person is here until" in client.get("/hours/").content.decode()


def test_somebody_who_comes_takes_up_their_planned_watch() -> None:
    shift = on_watch(mia := helper(), since=timezone.now() + timedelta(minutes=20))
    actions.arrive(person=mia)
    shift.refresh_from_db()
    assert shift.arrived_at and shift.starts_at <= timezone.now()
    assert Shift.objects.count() == 1


def test_somebody_who_stops_is_promised_no_more() -> None:
    on_watch(mia := helper())
    assert queries.coverage().is_staffed
    actions.stop(person=mia)
    assert not queries.coverage().is_staffed


def test_stopping_passes_the_watch_on() -> None:
    on_watch(mia := helper()), on_watch(ben := helper(), "second")
    assert actions.stop(person=mia) == [ben]
    worker.run_due()
    assert Notice.objects.get().person == ben


def test_stopping_alone_is_said_honestly() -> None:
    client = signed_in_client(mia := helper())
    on_watch(mia)
    page = client.post("/hours/watch/stop/", {"text": ""}, follow=True).content.decode()
    assert "nobody is reading" in page and "Thank you for being here" in page


def test_stopping_in_weekly_hours_ends_this_day_only() -> None:
    with time_machine.travel("2026-11-23T18:00:00Z", tick=False):
        row = StaffedHours.objects.create(weekday=0, starts=time(17), ends=time(21), person=(mia := helper()))
        actions.stop(person=mia)
        assert not queries.coverage().is_staffed
    with time_machine.travel("2026-11-30T18:00:00Z", tick=False):
        queries.forget()
        assert queries.coverage().is_staffed and row


def test_a_note_waits_sealed_for_the_next() -> None:
    actions.leave_note(person=helper("Mia"), text="Two people wait for an answer tonight.")
    assert b"Two people" not in bytes(HandOver.objects.values_list("text", flat=True).get().blob)
    assert "Two people wait" in signed_in_client(helper()).get("/hours/watch/").content.decode()


def test_cover_is_asked_and_given_with_one_tap_each() -> None:
    mia, ben = helper(), helper()
    shift = to_come(mia)
    signed_in_client(mia).post(f"/hours/watch/{key(shift)}/ask/")
    worker.run_due()
    assert Notice.objects.get().person == ben
    signed_in_client(ben).post(f"/hours/watch/{key(shift)}/take/")
    shift.refresh_from_db()
    assert (shift.person, shift.asks_cover) == (ben, False)


def test_a_watch_that_asks_for_cover_still_counts() -> None:
    shift = on_watch(mia := helper())
    actions.touch_shift(actor=mia, key=key(shift), step="ask")
    assert queries.coverage().is_staffed


def test_a_watch_that_was_left_does_not_count_until_somebody_takes_it() -> None:
    shift = on_watch(mia := helper())
    actions.touch_shift(actor=mia, key=key(shift), step="leave")
    assert not queries.coverage().is_staffed
    actions.touch_shift(actor=helper(), key=key(shift), step="take")
    assert queries.coverage().is_staffed


def test_weekly_hours_of_one_day_can_go_to_somebody_else() -> None:
    day = timezone.localdate() + timedelta(days=2)
    row = StaffedHours.objects.create(weekday=day.weekday(), starts=time(17), ends=time(21), person=(mia := helper()))
    stint = f"h-{row.pk}-{day.isoformat()}"
    made = actions.touch_shift(actor=mia, key=stint, step="ask")
    ben = helper()
    actions.touch_shift(actor=ben, key=key(made), step="take")
    found = stints.stints_between(timezone.now(), timezone.now() + timedelta(days=10))
    assert [one.person_id for one in found] == [ben.pk, mia.pk]


def test_two_who_take_the_same_watch_do_not_both_have_it() -> None:
    shift = to_come(mia := helper())
    actions.touch_shift(actor=mia, key=key(shift), step="ask")
    actions.touch_shift(actor=helper(), key=key(shift), step="take")
    with pytest.raises(NotNow):
        actions.touch_shift(actor=helper(), key=key(shift), step="take")


@pytest.mark.parametrize("step", ["ask", "keep", "leave"])
def test_nobody_changes_the_watch_of_another(step: str) -> None:
    shift = to_come(helper())
    with pytest.raises(NotAllowed):
        actions.touch_shift(actor=helper(), key=key(shift), step=step)


def test_a_watch_that_is_over_is_not_changed() -> None:
    shift = on_watch(mia := helper(), since=timezone.now() - timedelta(hours=9))
    with pytest.raises(NotNow):
        actions.touch_shift(actor=mia, key=key(shift), step="ask")


def test_rest_takes_one_tap_and_asks_for_no_reason() -> None:
    on_watch(mia := helper())
    coming, ben = to_come(mia), helper()
    signed_in_client(mia).post("/hours/watch/rest/rest/")
    coming.refresh_from_db()
    worker.run_due()
    assert queries.is_resting(mia) and not queries.coverage().is_staffed
    assert coming.person is None and coming.asks_cover
    assert Notice.objects.filter(person=ben, kind="roster.cover").count() == 1
    signed_in_client(mia).post("/hours/watch/rest/back/")
    assert not queries.is_resting(mia)


def test_on_a_break_calls_go_to_others_first() -> None:
    on_watch(mia := helper("Mia")), on_watch(ben := helper("Ben"))
    actions.take_break(person=mia)
    now = timezone.now() + timedelta(seconds=1)
    assert queries.on_watch("first", now) == [ben]
    Shift.objects.filter(person=ben).delete()
    assert queries.on_watch("first", now) == [mia]


def test_a_break_ends_by_itself() -> None:
    on_watch(mia := helper()), on_watch(helper())
    actions.take_break(person=mia)
    assert mia in queries.on_watch("first", timezone.now() + timedelta(minutes=16))


def test_a_watch_is_at_most_twelve_hours_and_never_in_the_past() -> None:
    lead = person(is_safety_lead=True)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for day, starts, ends in ((tomorrow, time(8), time(7)), (date(2020, 1, 1), time(8), time(9))):
        with pytest.raises(NotAllowed):
            actions.add_shift(actor=lead, person=lead, role="first", day=day, starts=starts, ends=ends)


def test_people_add_their_own_watch_and_leads_anybodys() -> None:
    mia, ben, day = helper(), helper(), timezone.localdate() + timedelta(days=1)
    given = {"role": "first", "day": day, "starts": time(8), "ends": time(10)}
    actions.add_shift(actor=mia, person=mia, **given)
    actions.add_shift(actor=person(is_safety_lead=True), person=mia, **given)
    with pytest.raises(NotAllowed):
        actions.add_shift(actor=ben, person=mia, **given)


def test_somebody_who_does_not_keep_watch_is_put_on_none() -> None:
    lead, day = person(is_safety_lead=True), timezone.localdate() + timedelta(days=1)
    for who in (person(), helper(age_band="16_17")):
        with pytest.raises(NotAllowed):
            actions.add_shift(actor=lead, person=who, role="first", day=day, starts=time(8), ends=time(10))


def test_names_of_the_watch_are_for_the_team() -> None:
    StaffedHours.objects.create(weekday=0, starts=time(17), ends=time(21), person=helper("Secret Mia"))
    assert "Secret Mia" not in signed_in_client(person()).get("/hours/").content.decode()
    assert "Secret Mia" in signed_in_client(person(is_operator=True)).get("/hours/").content.decode()


def test_a_form_that_makes_no_sense_keeps_what_was_typed() -> None:
    client = signed_in_client(person(is_safety_lead=True))
    answer = client.post("/hours/watch/add/", {"day": "2026-13-40", "starts": "17:00", "ends": "x", "role": "first"})
    assert answer.status_code == 422 and 'value="17:00"' in answer.content.decode()


def test_a_note_that_is_too_long_comes_back() -> None:
    on_watch(mia := helper())
    answer = signed_in_client(mia).post("/hours/watch/stop/", {"text": "word " * 1000})
    assert answer.status_code == 422 and "word word" in answer.content.decode()


def test_the_watch_asks_as_many_questions_for_one_as_for_many(django_assert_max_num_queries) -> None:
    client = signed_in_client(helper())
    for number in range(40):
        to_come(helper(), hours=number)
    with django_assert_max_num_queries(24):
        client.get("/hours/watch/")


def test_old_notes_and_rests_go() -> None:
    from hearthside.roster.tasks import drop_old_watches

    old = timezone.now() - timedelta(days=31)
    HandOver.objects.create(author=(mia := helper()), text="Old", at=old)
    Rest.objects.create(person=mia, starts_at=old, ends_at=old)
    drop_old_watches()
    assert not HandOver.objects.exists() and not Rest.objects.exists()
