"""Where the place asks for it, the desk opens only to people who signed in with two steps."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from hearthside.accounts import passkeys, roles, second_step
from hearthside.accounts.models import Person
from hearthside.accounts.session_rows import RESTS_FOR
from hearthside.accounts.tests.authenticator import Phone
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, signed_in_client
from hearthside.accounts.tests.test_passkeys import options_on
from hearthside.accounts.tests.test_second_step import SECRET, code_now
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel import worker
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.place import change_place
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def a_place_that_asks_for_it() -> None:
    fresh_counters()
    change_place(is_set_up=True, is_open=True, team_has_two_steps=True)


def lead(**more: Any) -> Person:
    return person("Lea", is_safety_lead=True, **more)


def moderator() -> Person:
    mia = person("Mia")
    member(group("Evening table"), mia, role=Role.MODERATOR)
    return mia


def with_code(who: Person) -> Client:
    """Signed in with the pass-phrase and a code."""
    second_step.switch_on(who, SECRET, code_now())
    client = Client()
    client.post("/sign-in/", {"name": who.name, "passphrase": PASSWORD})
    assert client.post("/sign-in/code/", {"code": code_now()}).status_code == 302
    return client


def add_passkey(client: Client) -> Phone:
    phone = Phone()
    made = phone.make(options_on(client.get("/me/sign-in/passkeys/add/").content))
    assert client.post("/me/sign-in/passkeys/add/", {"credential": made}).status_code == 302
    return phone


@pytest.mark.parametrize("who", [lead, moderator])
def test_the_desk_asks_the_team_for_a_second_step_and_says_where_to_add_one(who: Any) -> None:
    client = signed_in_client(who())
    answer = client.get("/safety/")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "/me/sign-in/passkeys/add/" in page and "/me/sign-in/codes/" in page
    assert client.post("/safety/case/00000000-0000-4000-8000-000000000000/take/").status_code == 409


def test_pages_of_who_runs_the_place_ask_for_it_too() -> None:
    assert signed_in_client(person(is_operator=True)).get("/site/").status_code == 409


def test_the_rest_of_the_place_stays_open_to_them() -> None:
    client = signed_in_client(lead())
    assert [client.get(page).status_code for page in ("/", "/groups/", "/me/", "/help/", "/notices/")] == [200] * 5


def test_their_pages_say_so_before_they_are_in_a_hurry() -> None:
    words = "The desk opens once you sign in with two steps."
    client = signed_in_client(lead())
    assert words in client.get("/").content.decode()
    add_passkey(client)
    assert words not in client.get("/").content.decode()
    assert words not in signed_in_client(person("Ava")).get("/").content.decode()


def test_members_notice_nothing_and_can_report() -> None:
    client = signed_in_client(person("Ava"))
    assert client.get("/safety/").status_code == 404
    assert client.get(f"/safety/report/person/{lead().pk}/").status_code == 200


def test_a_code_at_signing_in_opens_the_desk() -> None:
    assert with_code(lead()).get("/safety/").status_code == 200


def test_adding_a_passkey_opens_the_desk_at_once() -> None:
    client = signed_in_client(lead())
    add_passkey(client)
    assert client.get("/safety/").status_code == 200


def test_setting_up_a_code_opens_the_desk_at_once() -> None:
    client = signed_in_client(lead())
    page = client.get("/me/sign-in/codes/").content.decode()
    assert "otpauth://totp/" in page
    secret = page.partition('<strong class="nowrap">')[2].partition("</strong>")[0].replace(" ", "")
    client.post("/me/sign-in/codes/", {"code": code_now(secret)})
    assert client.get("/safety/").status_code == 200


def test_who_has_a_passkey_but_came_with_the_pass_phrase_shows_it_on_the_way() -> None:
    lea = lead()
    phone = add_passkey(signed_in_client(lea))
    client = signed_in_client(lea)
    assert "/me/confirm/?next=/safety/" in client.get("/safety/").content.decode()
    assert client.post("/me/confirm/", {"passphrase": PASSWORD}).status_code == 302
    assert client.get("/safety/").status_code == 409
    challenge = client.post("/sign-in/passkey/options/").content.decode()
    shown = client.post("/me/confirm/", {"passkey-credential": phone.use(challenge), "next": "/safety/"})
    assert shown.url == "/safety/"
    assert client.get("/safety/").status_code == 200


def test_taking_the_last_second_step_away_shuts_the_desk_again() -> None:
    client = with_code(lead())
    client.post("/me/sign-in/codes/off/")
    assert client.get("/safety/").status_code == 409


def test_a_new_pass_phrase_keeps_it_open() -> None:
    client = with_code(lead())
    assert client.post("/me/sign-in/pass-phrase/", {"passphrase": "seven swans and a kettle"}).status_code == 302
    assert client.get("/safety/").status_code == 200


def test_an_open_page_of_the_desk_is_drawn_anew_and_so_says_why() -> None:
    answer = signed_in_client(lead()).get("/safety/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Refresh"] == "true"


def test_a_place_that_does_not_ask_opens_the_desk_to_all_of_the_team() -> None:
    change_place(team_has_two_steps=False)
    assert signed_in_client(lead()).get("/safety/").status_code == 200


def test_a_session_that_opened_the_desk_rests_like_those_of_the_team(settings: Any) -> None:
    change_place(team_has_two_steps=False)
    client = signed_in_client(moderator())
    assert client.session[RESTS_FOR] == settings.IDLE_DAYS * 24 * 3600
    client.get("/safety/")
    assert client.session[RESTS_FOR] == settings.TEAM_IDLE_MINUTES * 60


def test_another_operator_takes_the_step_of_a_lost_phone_away() -> None:
    lea, otto = lead(), person("Otto", is_operator=True)
    hers, his = with_code(lea), with_code(otto)
    assert "Is their phone gone?" in his.get(f"/site/people/{lea.pk}/").content.decode()
    assert his.post(f"/site/people/{lea.pk}/second-step/").status_code == 302
    assert not second_step.has_any(lea)
    assert hers.get("/me/").status_code == 302
    assert signed_in_client(lea).get("/safety/").status_code == 409
    worker.run_due()
    kinds = Notice.objects.filter(person=lea).values_list("kind", flat=True)
    assert "notifications.second_step_taken_away" in kinds
    assert "accounts.second_step_taken_away" in AuditEntry.objects.values_list("verb", flat=True)


def test_who_has_no_pass_phrase_keeps_the_passkeys_that_open_the_account() -> None:
    lea = lead()
    add_passkey(signed_in_client(lea))
    lea.set_unusable_password()
    lea.save()
    assert not second_step.take_away(lea, by="COMMAND")
    assert passkeys.passkeys_of(lea)


def test_nobody_but_operators_takes_a_step_away_and_nobody_their_own() -> None:
    lea, otto = lead(), person("Otto", is_operator=True)
    with pytest.raises(NotAllowed):
        roles.take_second_step_away(actor=lea, person=otto)
    with pytest.raises(NotNow):
        roles.take_second_step_away(actor=otto, person=otto)
    with pytest.raises(NotNow):
        roles.take_second_step_away(actor=otto, person=lea)


def test_the_command_lets_the_only_operator_in_again() -> None:
    otto, out = person("Otto", is_operator=True), StringIO()
    with_code(otto)
    call_command("take_second_step_away", "Otto", stdout=out)
    assert "Otto can sign in with the pass-phrase" in out.getvalue()
    assert signed_in_client(otto).get("/me/").status_code == 200
    with pytest.raises(CommandError):
        call_command("take_second_step_away", "Otto")
    with pytest.raises(CommandError):
        call_command("take_second_step_away", "Nobody")
