"""People are looked in on when they wished it, once, and never against their will."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import Http404

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.aftercare import access, actions, personal_data, queries, tasks
from hearthside.aftercare.models import CaringContact
from hearthside.kernel.refusals import NotAllowed
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.vault.fields import reveal

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
EVENING = datetime(2026, 5, 4, 20, tzinfo=UTC)
WORDS = "I thought of you today. No need to answer."


@pytest.fixture
def ava():
    return person("Ava", time_zone="Asia/Kolkata")


def at(moment: datetime):
    return time_machine.travel(moment, tick=False)


def looked_in_at(moment: datetime) -> None:
    with at(moment):
        tasks.look_in_on_those_due()
        run_jobs()


def test_the_wish_comes_true_at_ten_by_the_persons_own_clock(ava) -> None:
    with at(EVENING):
        wish = actions.ask_tomorrow(person=ava)
    assert wish.due_at == datetime(2026, 5, 6, 4, 30, tzinfo=UTC)  # 20:00 UTC is past midnight there


def test_asking_twice_is_one_wish(ava) -> None:
    assert actions.ask_tomorrow(person=ava) == actions.ask_tomorrow(person=ava)


def test_nobody_is_told_before_the_time(ava) -> None:
    with at(EVENING):
        wish = actions.ask_tomorrow(person=ava)
    looked_in_at(wish.due_at - timedelta(minutes=1))
    assert not Notice.objects.filter(person=ava).exists()


def test_each_is_told_once_however_often_the_clock_strikes(ava) -> None:
    with at(EVENING):
        wish = actions.ask_tomorrow(person=ava)
    for late in range(3):
        looked_in_at(wish.due_at + timedelta(minutes=10 * late))
    assert Notice.objects.filter(person=ava, kind=actions.ASKED).count() == 1


def test_a_wish_called_off_is_gone(ava) -> None:
    with at(EVENING):
        wish = actions.ask_tomorrow(person=ava)
        actions.call_off(person=ava)
    looked_in_at(wish.due_at)
    assert not Notice.objects.filter(person=ava).exists()


def test_the_team_looks_in_after_1_7_30_and_90_days(ava) -> None:
    with at(EVENING):
        made = actions.plan_contacts(person=ava, signed_by=person("Mia"), text=WORDS)
    assert [(one.due_at - made[0].due_at).days for one in made] == [0, 6, 29, 89]


def test_a_new_plan_takes_the_place_of_the_old(ava) -> None:
    for _turn in range(2):
        actions.plan_contacts(person=ava, signed_by=person(), text=WORDS)
    assert CaringContact.objects.filter(person=ava).count() == 4


def test_who_wants_to_be_left_alone_is_left_alone(ava) -> None:
    actions.plan_contacts(person=ava, signed_by=person(), text=WORDS)
    actions.stop_contacts(person=ava)
    assert not queries.is_looked_after(ava)
    with pytest.raises(NotAllowed):
        actions.plan_contacts(person=ava, signed_by=person(), text=WORDS)


def test_ones_own_wish_holds_though_the_team_keeps_away(ava) -> None:
    actions.ask_tomorrow(person=ava)
    actions.stop_contacts(person=ava)
    assert queries.own_wish(ava) is not None


def test_the_team_may_look_in_again_once_it_is_welcome(ava) -> None:
    actions.stop_contacts(person=ava)
    actions.allow_contacts(person=ava)
    assert actions.plan_contacts(person=ava, signed_by=person(), text=WORDS)


def test_nobody_reads_the_contact_of_another_or_before_its_time(ava) -> None:
    contact = actions.plan_contacts(person=ava, signed_by=person(), text=WORDS)[0]
    with pytest.raises(Http404):
        access.get_contact_for(ava, contact.pk)
    actions.look_in(contact.pk)
    with pytest.raises(Http404):
        access.get_contact_for(person(), contact.pk)
    assert reveal(access.get_contact_for(ava, contact.pk).text) == WORDS


def test_what_reached_somebody_a_month_ago_is_gone(ava) -> None:
    with at(EVENING):
        actions.look_in(actions.ask_tomorrow(person=ava).pk)
    with at(EVENING + tasks.KEPT_FOR + timedelta(days=1)):
        tasks.forget_old_contacts()
    assert not CaringContact.objects.exists()


def test_a_copy_holds_what_reached_them_and_not_what_is_planned(ava) -> None:
    made = actions.plan_contacts(person=ava, signed_by=person(), text=WORDS)
    actions.look_in(made[0].pk)
    assert [one["words"] for one in personal_data.export(ava)["looked_in"]] == [WORDS]


def test_erasing_the_one_who_signed_takes_the_name_and_leaves_the_words(ava) -> None:
    mia = person("Mia")
    made = actions.plan_contacts(person=ava, signed_by=mia, text=WORDS)
    personal_data.erase(mia)
    assert CaringContact.objects.get(pk=made[0].pk).signed_by is None


class TestPages:
    """As a browser sees it."""

    def test_asking_and_calling_off(self, ava) -> None:
        client = signed_in_client(ava)
        assert "Yes, ask me tomorrow" in client.get("/help/tomorrow/").content.decode()
        client.post("/help/tomorrow/")
        assert "We will ask you how it is" in client.get("/help/tomorrow/").content.decode()
        client.post("/help/tomorrow/", {"wish": "no"})
        assert queries.own_wish(ava) is None

    def _page(self, ava, answer: str = ""):
        contact = actions.plan_contacts(person=ava, signed_by=person("Mia"), text=WORDS)[0]
        actions.look_in(contact.pk)
        client, address = signed_in_client(ava), f"/me/looking-in/{contact.pk}/"
        return client.post(address, {"answer": answer}) if answer else client.get(address)

    def test_the_words_of_the_team_stand_there_with_a_name(self, ava) -> None:
        page = self._page(ava).content.decode()
        assert WORDS in page and "Mia, for the team" in page

    def test_worse_leads_to_help_at_once(self, ava) -> None:
        assert self._page(ava, "worse").headers["Location"] == "/help/"

    @pytest.mark.parametrize(("answer", "words"), [("better", "We are glad."), ("same", "you are still here")])
    def test_other_answers_get_a_word_and_are_not_kept(self, ava, answer: str, words: str) -> None:
        assert words in self._page(ava, answer).content.decode()
        assert not any(field.name.startswith("answer") for field in CaringContact._meta.get_fields())

    def test_a_tap_stops_the_team(self, ava) -> None:
        signed_in_client(ava).post("/me/looking-in/", {"team": "no"})
        assert queries.wants_no_contact(ava)
