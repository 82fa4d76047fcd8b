"""Whoever changes how an account opens leaves a word about it for its owner."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail as letters
from django.test import Client
from django.utils import timezone

from hearthside.accounts import actions, changes, mail, outside, passkeys, second_step
from hearthside.accounts.models import Person, SealedEmail, WayInChange
from hearthside.accounts.tests.authenticator import Phone
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, signed_in_client
from hearthside.accounts.tests.test_passkeys import options_on
from hearthside.accounts.tests.test_second_step import SECRET, code_now
from hearthside.kernel import worker
from hearthside.notifications.models import Notice
from hearthside.privacy.retention import keep_no_longer
from hearthside.vault.tags import blind_index

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEW = "seven swans and a kettle"
ADDRESS = "ava@example.org"
PHONE = {"HTTP_USER_AGENT": "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"}


@pytest.fixture(autouse=True)
def a_place_that_sends_mail(settings: Any) -> None:
    fresh_counters()
    settings.EMAIL_HOST = "mail.example.org"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def with_address(name: str = "Ava") -> Person:
    who = person(name)
    SealedEmail.objects.create(person=who, address=ADDRESS, blind=blind_index(ADDRESS), is_verified=True)
    return who


def told(who: Person) -> list[str]:
    worker.run_due()
    return [
        kind.removeprefix("notifications.") for kind in Notice.objects.filter(person=who).values_list("kind", flat=True)
    ]


def test_a_new_pass_phrase_is_told_with_minute_and_kind_of_device() -> None:
    ava = person("Ava")
    client = signed_in_client(ava)
    with time_machine.travel(timezone.now(), tick=False):
        client.post("/me/sign-in/pass-phrase/", {"passphrase": NEW}, **PHONE)
        page = client.get("/me/sign-in/changes/").content.decode()
    assert "Your pass-phrase was changed." in page and "Firefox on Android" in page
    assert f'datetime="{timezone.localtime().isoformat(timespec="minutes")[:13]}' in page
    assert told(ava) == ["passphrase_changed"]


def test_the_page_says_what_to_do_when_it_was_somebody_else() -> None:
    ava = person("Ava")
    changes.note(ava, "passkey_added", "Chrome on Windows")
    page = signed_in_client(ava).get("/me/sign-in/changes/").content.decode()
    steps = page.partition("<ol>")[2].partition("</ol>")[0]
    assert (
        "/me/sign-in/pass-phrase/" in steps
        and '"/me/sign-in/"' in steps
        and "Tell the people who run this place" in steps
    )


def test_the_notice_leads_there_and_only_its_person_sees_the_change() -> None:
    ava, ben = person("Ava"), person("Ben")
    changes.note(ava, "second_step_off", "Chrome on Windows")
    worker.run_due()
    client = signed_in_client(ava)
    assert (
        "No code is asked for any more when you sign in. If it was not you, look here."
        in client.get("/notices/").content.decode()
    )
    assert client.get(f"/notices/{Notice.objects.get().pk}/").url == "/me/sign-in/changes/"
    assert "Chrome on Windows" not in signed_in_client(ben).get("/me/sign-in/changes/").content.decode()


def set_up_codes(who: Person) -> None:
    second_step.switch_on(who, SECRET, code_now())


CHANGES: dict[str, Any] = {
    "second_step_on": set_up_codes,
    "spare_codes_made": second_step.renew_spare_codes,
    "recovery_phrase_made": lambda who: [actions.renew_recovery_phrase(person=who) for _time in range(2)],
    "passphrase_changed": lambda who: actions.set_passphrase(person=who, passphrase=NEW),
    "address_changed": lambda who: mail.remove_address(person=who),
    "outside_linked": lambda who: outside.link_mine(person=who, subject="a-subject"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_each_change_is_told_once(what: str) -> None:
    ava = with_address()
    CHANGES[what](ava)
    assert told(ava) == [what]


def test_taking_the_second_step_away_and_unlinking_are_told() -> None:
    ava = with_address()
    set_up_codes(ava)
    second_step.switch_off(ava)
    outside.link_mine(person=ava, subject="a-subject")
    outside.unlink(person=ava)
    assert sorted(told(ava)) == ["outside_linked", "outside_unlinked", "second_step_off", "second_step_on"]


def test_adding_and_removing_a_passkey_are_told() -> None:
    ava = person("Ava")
    client = signed_in_client(ava)
    made = Phone().make(options_on(client.get("/me/sign-in/passkeys/add/").content))
    assert client.post("/me/sign-in/passkeys/add/", {"credential": made}).status_code == 302
    number = passkeys.passkeys_of(ava)[0].pk
    client.post(f"/me/sign-in/passkeys/{number}/remove/")
    assert sorted(told(ava)) == ["passkey_added", "passkey_removed"]


def test_who_has_just_joined_hears_nothing_of_the_first_recovery_phrase() -> None:
    ava = person("Ava")
    actions.renew_recovery_phrase(person=ava)
    assert told(ava) == []
    ben = person("Ben", joined_on=timezone.localdate().replace(year=2020))
    actions.renew_recovery_phrase(person=ben)
    assert told(ben) == ["recovery_phrase_made"]


def test_the_mail_says_nothing_but_that_there_is_a_note() -> None:
    ava = with_address()
    changes.note(ava, "passkey_added", "Chrome on Windows")
    worker.run_due()
    (letter,) = letters.outbox
    assert (letter.to, letter.subject) == ([ADDRESS], "A note for you")
    assert letter.body == "There is a note about your account. Please sign in to read it.\n"


def test_who_gave_no_address_gets_no_mail_and_one_change_makes_one_mail() -> None:
    changes.note(person("Ben"), "passkey_added")
    ava = with_address()
    changes.note(ava, "passkey_added")
    worker.run_due()
    changes.tell_by_mail(str(ava.pk), str(WayInChange.objects.get(person=ava).pk), "passkey_added")
    assert len(letters.outbox) == 1


def test_changes_are_kept_for_ninety_days() -> None:
    changes.note(person("Ava"), "passkey_added")
    assert keep_no_longer(timezone.now() + timedelta(days=89))["changes of ways to sign in"] == 0
    assert keep_no_longer(timezone.now() + timedelta(days=91))["changes of ways to sign in"] == 1


def sign_in_on(agent: dict[str, str], name: str = "Ava") -> None:
    assert Client(**agent).post("/sign-in/", {"name": name, "passphrase": PASSWORD}).status_code == 302  # type: ignore[arg-type]


def test_a_sign_in_on_a_kind_of_device_that_was_not_there_is_told_once() -> None:
    ava = person("Ava")
    sign_in_on({})
    assert told(ava) == []
    sign_in_on(PHONE)
    sign_in_on(PHONE)
    assert told(ava) == ["new_device"]
    assert WayInChange.objects.get().device == "Firefox on Android"


def test_a_visitor_is_asked_to_sign_in() -> None:
    assert Client().get("/me/sign-in/changes/").status_code == 302
