"""What follows a meeting: a number without names, notes without names, a word the next day, and how it is in five sentences."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.aftercare import actions as aftercare
from hearthside.aftercare.models import CaringContact
from hearthside.facilitating import actions, queries
from hearthside.facilitating.actions.following import AFTER, OFFERED
from hearthside.facilitating.forms import LogForm
from hearthside.facilitating.models import Climate, Felt, Helm, Log, Onward, Voice
from hearthside.facilitating.naming import names_at, shown_in
from hearthside.facilitating.personal_data import erase, export
from hearthside.facilitating.questions import LEAST, QUESTIONS, SAID, sum_up
from hearthside.facilitating.tests.builders import ended, evening, fresh
from hearthside.groups.tests.builders import member
from hearthside.hosted import actions as rooms
from hearthside.hosted.models import Room, Seat
from hearthside.hosted.tests.builders import Evening, come_in
from hearthside.kernel.rates import forget
from hearthside.kernel.refusals import NotAllowed
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.safety import actions as safety
from hearthside.trying import actions as trying
from hearthside.vault import keyring, keys
from hearthside.vault.fields import reveal

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HURTING = "Buy my course today, only 20 dollars, click here."


def close(here: Evening) -> Log:
    """The room closes, and what follows is prepared."""
    rooms.close_room(host=here.host, room=here.again())
    log = actions.wind_up(here.room.pk)
    assert log
    return log


def send_all() -> None:
    for onward_id in actions.due_onward(timezone.now()):
        actions.send_onward(onward_id)
    run_jobs()


def kinds_of(who: Person) -> list[str]:
    return list(Notice.objects.filter(person=who).values_list("kind", flat=True))


def answered(here: Evening, many: int, **answers: str) -> None:
    """So many people who were there have answered like this."""
    for row in Onward.objects.filter(occurrence=here.room.pk, days=1)[:many]:
        forget()
        actions.say_how_it_is(person=row.person, occurrence=ended(here), answers=answers)


def test_the_tally_counts_guests_and_keeps_no_name():
    here, _second = evening()
    guests = [here.guest() for _ in range(3)]
    rooms.leave(seat=fresh(guests[0]))
    assert close(here).came == 3
    assert {field.name for field in Log._meta.get_fields()} & {"people", "seats", "names"} == set()


def test_closing_announces_what_is_prepared():
    here, _second = evening()
    here.guest()
    rooms.close_room(host=here.host, room=here.again())
    run_jobs()
    assert Onward.objects.filter(occurrence=here.room.pk).count() == 1


def test_winding_up_twice_counts_anew_and_sends_nothing_twice():
    here, _second = evening()
    here.guest()
    close(here)
    Room.objects.filter(pk=here.room.pk).update(closed_at=None)
    here.guest()
    assert close(here).came == 2
    assert Onward.objects.count() == 2


def test_a_room_that_is_open_or_gone_is_not_wound_up():
    here, _second = evening()
    assert actions.wind_up(here.room.pk) is None
    Room.objects.filter(pk=here.room.pk).delete()
    assert actions.wind_up(here.room.pk) is None and not Log.objects.exists()


def test_something_reaches_everybody_the_next_day_once():
    here, _second = evening()
    guest = here.guest()
    close(here)
    send_all()
    assert kinds_of(guest.person) == []
    with time_machine.travel(timezone.now() + timedelta(hours=21)):
        send_all()
        send_all()
        assert kinds_of(guest.person) == [AFTER]


def test_who_left_two_steps_heavier_is_offered_somebody_within_a_day_and_others_are_not():
    here, _second = evening()
    heavier = come_in(member(here.place).person, here.again(), before=2)
    same = come_in(member(here.place).person, here.again(), before=2)
    for seat, after in ((heavier, 4), (same, 3)):
        rooms.answer_after(seat=seat, after=after)
    close(here)
    with time_machine.travel(timezone.now() + timedelta(hours=20, minutes=1)):
        send_all()
        assert kinds_of(heavier.person) == [OFFERED] and kinds_of(same.person) == [AFTER]


def gone_heavier() -> Seat:
    """Somebody who left two steps heavier than they came; the room has closed."""
    here, _second = evening()
    seat = come_in(member(here.place).person, here.again(), before=2)
    rooms.answer_after(seat=seat, after=4)
    close(here)
    return seat


@pytest.mark.parametrize(
    "take_up",
    [lambda who: aftercare.ask_tomorrow(person=who), lambda who: safety.ask_for_somebody(person=who)],
    ids=["asked to be asked", "asked for a letter"],
)
def test_who_took_up_the_offer_at_the_door_is_not_offered_it_again(take_up):
    seat = gone_heavier()
    take_up(seat.person)
    with time_machine.travel(timezone.now() + timedelta(hours=21)):
        send_all()
        assert OFFERED not in kinds_of(seat.person) and AFTER in kinds_of(seat.person)


def test_a_wish_of_an_earlier_day_does_not_stand_for_this_evening():
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        contact = aftercare.ask_tomorrow(person=person())
    seat = gone_heavier()
    sent = timezone.now() - timedelta(days=1)
    CaringContact.objects.filter(pk=contact.pk).update(person=seat.person, sent_at=sent)
    with time_machine.travel(timezone.now() + timedelta(hours=21)):
        send_all()
        assert kinds_of(seat.person) == [OFFERED]


def test_after_two_heavy_meetings_on_one_day_there_is_one_offer():
    here, _second = evening()
    other, _too = evening()
    who = person()
    for one in (here, other):
        trying.begin(person=who, group=one.place, version=one.place.rules_version)
        rooms.answer_after(seat=come_in(who, one.again(), before=1), after=5)
        close(one)
    with time_machine.travel(timezone.now() + timedelta(hours=21)):
        send_all()
        assert sorted(kinds_of(who)) == [AFTER, OFFERED]


def test_after_a_risk_everybody_is_asked_again_a_week_later():
    here, _second = evening()
    guest = here.guest()
    actions.begin_risk(host=here.host, room=here.again())
    assert close(here).was_risk
    for days in (1, 8):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            send_all()
    assert kinds_of(guest.person) == [AFTER, AFTER]


def test_who_was_there_is_forgotten_two_weeks_after():
    here, _second = evening()
    here.guest()
    close(here)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        send_all()
    with time_machine.travel(timezone.now() + timedelta(days=16)):
        actions.forget_onward()
    assert not Onward.objects.exists()


def test_notes_are_kept_and_only_hosts_write_them():
    here, second = evening()
    guest = here.guest()
    close(here)
    actions.write_log(actor=second.person, occurrence=ended(here), said={"themes": "Sleep and work."})
    assert reveal(Log.objects.get().themes) == "Sleep and work."
    with pytest.raises(NotAllowed):
        actions.write_log(actor=guest.person, occurrence=ended(here), said={"themes": "Mine."})


def test_notes_that_could_hurt_are_not_kept():
    here, _second = evening()
    with pytest.raises(NotAllowed):
        actions.write_log(actor=here.host.person, occurrence=ended(here), said={"onward": HURTING})
    assert not Log.objects.filter(onward__isnull=False).exists()


def form(here: Evening, **said: str) -> LogForm:
    return LogForm({"themes": "", **said}, names=names_at(ended(here)))


@pytest.mark.parametrize("field", ["themes", "well", "worries", "onward"])
def test_a_name_in_the_notes_is_found_kindly_and_the_words_stay(field: str):
    here, _second = evening()
    here.guest(name="Robin")
    found = form(here, **{field: "Robin talked about sleep."})
    assert not found.is_valid() and found.found == ["Robin"]
    assert "somebody" in str(found.errors[field]) and found[field].value() == "Robin talked about sleep."


def test_a_name_that_is_none_can_be_kept_with_one_tick_and_a_word_is_no_name():
    here, _second = evening()
    here.guest(name="Rain")
    assert form(here, themes="We listened to the rain.").is_valid()
    assert not form(here, themes="Rain helps us sleep.").is_valid()
    assert form(here, themes="Rain helps us sleep.", is_no_name="on").is_valid()


def test_numbers_and_addresses_show_who_somebody_is():
    assert shown_in("You can write to robin.k@example.org.", set()) == ["robin.k@example.org"]
    assert shown_in("Somebody slept better.", {"Robin"}) == []


def test_names_are_still_found_when_the_room_has_forgotten():
    here, _second = evening()
    guest = here.guest()
    close(here)
    Seat.objects.all().delete()
    assert set(guest.person.name.split()) <= names_at(ended(here)) | {
        word for word in guest.person.name.split() if len(word) < 3
    }


def test_a_year_later_only_the_number_is_left():
    here, _second = evening()
    here.guest()
    close(here)
    actions.write_log(actor=here.host.person, occurrence=ended(here), said={"themes": "Sleep."})
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        actions.forget_logs()
    log = Log.objects.get()
    assert (log.came, log.themes, log.written_by) == (1, None, None)


def test_nothing_is_said_of_four_people():
    here, _second = evening()
    [here.guest() for _ in range(LEAST)]
    close(here)
    answered(here, LEAST - 1, heard="yes")
    assert actions.sum_up(ended(here).meeting_id) is None
    assert queries.log_page(ended(here)).said == [] and Felt.objects.count() == LEAST - 1


def test_of_five_one_sentence_is_said_and_the_sheets_are_destroyed():
    here, _second = evening()
    [here.guest() for _ in range(LEAST)]
    close(here)
    answered(here, LEAST, heard="yes", safe="no")
    actions.sum_up(ended(here).meeting_id)
    assert queries.log_page(ended(here)).said == [SAID["heard"]["yes"], SAID["safe"]["no"]]
    assert not Felt.objects.exists()


def test_a_sixth_answer_does_not_show_by_the_difference():
    here, _second = evening()
    [here.guest() for _ in range(LEAST + 1)]
    close(here)
    answered(here, LEAST, heard="yes")
    actions.sum_up(ended(here).meeting_id)
    last = Onward.objects.filter(days=1).last()
    assert last
    actions.say_how_it_is(person=last.person, occurrence=ended(here), answers={"heard": "no"})
    assert actions.sum_up(ended(here).meeting_id) is None
    assert Climate.objects.get().words == {"heard": "yes"}


def test_a_question_that_four_of_five_answered_is_not_told():
    sheets = [{"heard": "yes", "safe": "yes"}] * 4 + [{"heard": "yes"}]
    assert sum_up(sheets) == {"heard": "yes"}


@pytest.mark.parametrize(
    ("yes", "partly", "no", "code"), [(6, 2, 0, "yes"), (5, 2, 1, "mixed"), (2, 2, 4, "no"), (4, 0, 4, "no")]
)
def test_answers_become_one_word(yes: int, partly: int, no: int, code: str):
    sheets = [{"again": "yes"}] * yes + [{"again": "partly"}] * partly + [{"again": "no"}] * no
    assert sum_up(sheets) == {"again": code}


def test_every_question_has_a_sentence_for_every_outcome():
    assert set(SAID) == set(QUESTIONS) and all(set(one) == {"yes", "mixed", "no"} for one in SAID.values())


def test_answers_can_be_changed_and_taken_back_until_they_are_summed_up():
    here, _second = evening()
    guest = here.guest()
    close(here)
    for answers in ({"heard": "yes"}, {"heard": "no"}):
        actions.say_how_it_is(person=guest.person, occurrence=ended(here), answers=answers)
    assert reveal(Felt.objects.get().answers) == {"heard": "no"}
    actions.say_how_it_is(person=guest.person, occurrence=ended(here), answers={"heard": "nonsense"})
    assert not Felt.objects.exists()


def test_only_who_was_there_says_how_it_is():
    here, _second = evening()
    close(here)
    with pytest.raises(NotAllowed):
        actions.say_how_it_is(person=member(here.place).person, occurrence=ended(here), answers={"heard": "yes"})


def test_while_the_vault_is_closed_answers_wait(settings, tmp_path):
    here, _second = evening()
    [here.guest() for _ in range(LEAST)]
    close(here)
    answered(here, LEAST, heard="yes")
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "gone")
    keys.forget_everything()
    assert actions.sum_up(ended(here).meeting_id) is None and Felt.objects.count() == LEAST
    settings.HEARTHSIDE_KEYRING_FILE = kept_keyring
    keys.forget_everything()


kept_keyring = keyring.path()


def test_erasing_somebody_leaves_nothing_of_theirs_and_keeps_the_number():
    here, second = evening()
    guest = here.guest()
    close(here)
    actions.say_how_it_is(person=guest.person, occurrence=ended(here), answers={"heard": "yes"})
    actions.write_log(actor=second.person, occurrence=ended(here), said={"themes": "Sleep."})
    assert export(guest.person)["how_it_was"] == [{"heard": "yes"}]
    assert len(export(guest.person)["was_there"]) == len(export(second.person)["notes_written"]) == 1
    for who in (guest.person, second.person):
        erase(who)
    log = Log.objects.get()
    assert (log.came, log.written_by, Onward.objects.count(), Felt.objects.count()) == (1, None, 0, 0)


def test_erasing_somebody_leaves_no_row_that_names_them():
    here, second = evening()
    guest = here.guest()
    actions.mark_voice(host=here.host, guest=guest)
    actions.take_lead(seat=second, room=here.again())
    for who in (guest.person, second.person):
        erase(who)
    assert not Voice.objects.exists() and Helm.objects.get().leads_id is None


def test_somebody_who_looked_around_leaves_nothing_after_the_meeting_and_a_member_does():
    here, _second = evening()
    visitor, guest = person(), here.guest()
    trying.begin(person=visitor, group=here.place, version=here.place.rules_version)
    come_in(visitor, here.again())
    close(here)
    actions.say_how_it_is(person=visitor, occurrence=ended(here), answers={"heard": "yes"})
    trying.end(person=visitor, group=here.place)
    assert not Felt.objects.exists()
    assert [row.person_id for row in Onward.objects.all()] == [guest.person_id]
