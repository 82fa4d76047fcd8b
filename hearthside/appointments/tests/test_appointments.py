"""Times that are given and taken once, moved, called off kindly, and the waiting room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hearthside.accounts.models import AgeBand, Person
from hearthside.accounts.tests.builders import block, person
from hearthside.appointments import access, actions, queries
from hearthside.appointments.forms import OfferForm
from hearthside.appointments.models import Appointment, Giver, Slot, State
from hearthside.appointments.personal_data import erase, export
from hearthside.appointments.tests.builders import appointment, begins_now, giver, slot
from hearthside.conversations.tests.builders import WORRYING
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.rates import forget
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.worker import run_due
from hearthside.notifications.models import Notice
from hearthside.safety.models import Case

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def kinds_of(who: Person) -> list[str]:
    run_due()
    return list(Notice.objects.filter(person=who).order_by("created_at").values_list("kind", flat=True))


def test_a_time_is_given_to_one_and_the_second_is_told_kindly():
    one = appointment()
    with pytest.raises(NotNow, match="quicker"):
        actions.book(person=person(), slot=one.slot)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(slot=one.slot, person=person())


def test_booked_twice_by_the_same_person_is_one():
    one = appointment()
    again, _verdict = actions.book(person=one.person, slot=one.slot)
    assert again.pk == one.pk and Appointment.objects.count() == 1


def test_nobody_has_more_than_four_ahead():
    who, of = person(), giver()
    for day in range(4):
        actions.book(person=who, slot=slot(of, in_days=3 + day))
    with pytest.raises(NotAllowed, match="four"):
        actions.book(person=who, slot=slot(of, in_days=10))


def test_moving_frees_the_old_time_and_takes_the_new_one():
    one = appointment(about="My mother.")
    new = actions.move(person=one.person, one=one, slot=slot(one.slot.giver, in_days=8))
    assert Appointment.objects.get(pk=one.pk).state == State.MOVED and new.changed == 1
    assert new.about.reveal() == "My mother."
    assert one.slot in queries.free_slots(person(), [one.slot.giver])
    assert kinds_of(one.slot.giver.person).count("appointments.moved") == 1


def test_moving_to_a_time_that_is_taken_leaves_the_old_one_standing():
    one = appointment()
    taken = slot(one.slot.giver, in_days=8)
    actions.book(person=person(), slot=taken)
    with pytest.raises(NotNow):
        actions.move(person=one.person, one=one, slot=taken)
    assert Appointment.objects.get(pk=one.pk).state == State.BOOKED


def test_called_off_by_the_person_the_time_is_free_and_the_giver_hears_a_kind_word():
    one = appointment()
    actions.call_off(person=one.person, one=one, word="unwell")
    found = Appointment.objects.get(pk=one.pk)
    assert (found.state, found.word, found.is_off_by_giver) == (State.OFF, "unwell", False)
    assert "appointments.off" in kinds_of(one.slot.giver.person)
    forget()
    assert actions.book(person=person(), slot=one.slot)[0].state == State.BOOKED


def test_it_can_be_called_off_until_the_very_end():
    one = begins_now(appointment())
    actions.call_off(person=one.person, one=one)
    assert Appointment.objects.get(pk=one.pk).state == State.OFF
    with pytest.raises(NotNow):
        actions.call_off(person=one.person, one=one)


def test_called_off_by_the_giver_the_time_is_gone_and_the_person_is_told():
    one = appointment()
    actions.call_off(person=one.slot.giver.person, one=one, word="between")
    assert "appointments.off" in kinds_of(one.person)
    assert queries.free_slots(person(), [one.slot.giver]) == []


def test_times_that_touch_one_another_are_given_once():
    of, starts = giver(), timezone.now() + timedelta(days=3)
    near = [starts, starts + timedelta(minutes=20), starts + timedelta(minutes=50)]
    made, left_out = actions.offer_slots(giver=of, starts=near, minutes=50, way="phone", where="0100")
    assert (len(made), left_out) == (2, 1)


def test_the_past_is_not_given():
    with pytest.raises(NotNow):
        slot(in_days=-1)


def test_times_are_the_same_by_the_clock_of_the_giver_after_clocks_change():
    sent = {"on": "2030-03-24", "at": "18:00", "zone": "Europe/London", "minutes": "50", "count": "1", "weeks": "2"}
    form = OfferForm({**sent, "way": "phone", "where": "0100"})
    assert form.is_valid(), form.errors
    assert form.asked()["starts"] == [datetime(2030, 3, 24, 18, tzinfo=UTC), datetime(2030, 3, 31, 17, tzinfo=UTC)]


def test_a_link_that_is_none_is_refused():
    sent = {"on": "2030-03-24", "at": "18:00", "zone": "Europe/London", "minutes": "50", "count": "1", "weeks": "1"}
    assert not OfferForm({**sent, "way": "link", "where": "javascript:alert(1)"}).is_valid()
    assert OfferForm({**sent, "way": "link", "where": "https://talk.example/x"}).is_valid()


def test_a_peer_whose_certificate_has_lapsed_gives_no_times():
    of = giver()
    time = slot(of)
    Person.objects.filter(pk=of.person_id).update(helper_until=timezone.localdate() - timedelta(days=1))
    time.giver.person.refresh_from_db()
    assert queries.givers_for(person()) == []
    with pytest.raises(NotNow):
        actions.book(person=person(), slot=time)


def test_who_keeps_away_from_the_giver_does_not_see_them():
    of, who = giver(), person()
    time = slot(of)
    block(of.person, who)
    assert queries.givers_for(who) == []
    with pytest.raises(NotAllowed):
        actions.book(person=who, slot=time)


def test_somebody_under_age_books_only_whom_a_safety_lead_allowed():
    young, of = person(age_band=AgeBand.YOUTH), person()
    actions.name_professional(actor=person(is_operator=True), person=of, work="Counsellor", takes_minors=False)
    time = slot(Giver.objects.get(person=of))
    with pytest.raises(NotAllowed):
        actions.book(person=young, slot=time)
    with pytest.raises(NotAllowed, match="safety lead"):
        actions.name_professional(actor=person(is_operator=True), person=of, work="Counsellor", takes_minors=True)
    lead = person(is_safety_lead=True)
    actions.name_professional(actor=lead, person=of, work="Counsellor", takes_minors=True)
    assert AuditEntry.objects.filter(verb="appointments.named", code="minors").exists()
    time = Slot.objects.select_related("giver__person").get(pk=time.pk)
    assert actions.book(person=young, slot=time)[0].state == State.BOOKED


def test_when_a_professional_ends_those_who_had_a_time_are_told():
    of, lead = person(), person(is_safety_lead=True)
    named = actions.name_professional(actor=lead, person=of, work="Counsellor", takes_minors=False)
    one = actions.book(person=person(), slot=slot(named))[0]
    actions.end_professional(actor=lead, giver=named)
    assert "appointments.off" in kinds_of(one.person)
    assert Appointment.objects.get(pk=one.pk).state == State.OFF


def test_a_heavy_word_beforehand_has_its_case():
    one = appointment(about=WORRYING)
    assert Case.objects.filter(kind="visit", subject_id=one.pk).exists() and one.about.reveal() == WORRYING


def test_words_that_may_harm_are_not_shown_as_what_somebody_does():
    who = person(helper_until=timezone.localdate() + timedelta(days=9))
    with pytest.raises(NotAllowed):
        actions.present(
            person=who, work="Peer", about="Write to me at robin@example.org or call 0100 555 0147", is_open=True
        )


def test_everybody_is_reminded_once_and_nothing_is_said_of_what_it_is():
    one = appointment(in_days=0.5)
    actions.remind()
    actions.remind()
    assert kinds_of(one.person) == ["appointments.soon"]
    assert kinds_of(one.slot.giver.person).count("appointments.soon") == 1


def test_the_room_opens_ten_minutes_before_and_closes_half_an_hour_after():
    one = appointment()
    with pytest.raises(NotNow):
        access.check_room(one.person, one)
    now = timezone.now()
    for starts, is_open in ((9, True), (11, False), (-80, False), (-79, True)):
        begins = now + timedelta(minutes=starts)
        one.slot.starts_at, one.slot.ends_at = begins, begins + timedelta(minutes=50)
        assert one.is_room_open is is_open, starts


def test_presence_is_known_for_a_minute():
    one = begins_now(appointment())
    assert not one.is_there("giver")
    actions.note_presence(one=one, side="giver")
    assert one.is_there("giver")
    one.giver_seen_at = timezone.now() - timedelta(minutes=2)
    assert not one.is_there("giver")


def test_a_yes_is_kept_with_its_moment_and_can_be_taken_back():
    one = begins_now(appointment())
    actions.consent(one=one)
    assert Appointment.objects.get(pk=one.pk).consented_at is not None
    actions.withdraw_consent(one=one)
    assert Appointment.objects.get(pk=one.pk).consented_at is None


def test_a_word_goes_after_a_day_and_everything_after_a_month():
    one = appointment(about="My mother.")
    Slot.objects.update(starts_at=timezone.now() - timedelta(days=3), ends_at=timezone.now() - timedelta(days=2))
    actions.forget()
    found = Appointment.objects.get(pk=one.pk)
    assert found.about is None and found.state == State.HELD
    Slot.objects.update(starts_at=timezone.now() - timedelta(days=33), ends_at=timezone.now() - timedelta(days=32))
    actions.forget()
    assert not Slot.objects.exists() and not Appointment.objects.exists()


def test_a_copy_has_ones_own_words_and_nobody_elses_name():
    one = appointment(about="My mother.")
    copy = str(export(one.person))
    assert "My mother." in copy and one.slot.giver.person.name not in copy
    assert "https://talk.example/one" in str(export(one.slot.giver.person))


def test_who_erases_themselves_gives_the_time_back():
    one = appointment()
    erase(one.person)
    assert not Appointment.objects.exists()
    assert queries.free_slots(person(), [one.slot.giver]) == [one.slot]


def test_a_giver_who_erases_themselves_leaves_nobody_waiting():
    one = appointment()
    erase(one.slot.giver.person)
    assert not Giver.objects.exists() and not Slot.objects.exists()
