"""A mailed link lets a member back in: once, for half an hour, and nobody learns who is here."""

import re
import time
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail as letters
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hearthside.accounts import actions, mail, queries, second_step, way_back
from hearthside.accounts.models import Person, SealedEmail, State
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client, without_tokens
from hearthside.accounts.tests.test_second_step import SECRET, code_now
from hearthside.kernel import worker
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotNow
from hearthside.notifications.models import Notice
from hearthside.vault.tags import blind_index

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ADDRESS, NEW = "ava.canary@example.org", "seven swans and a kettle"
LINK = re.compile(r"https?://\S+(/recover/link/\S+/)")


@pytest.fixture(autouse=True)
def sends_mail(settings: Any) -> None:
    fresh_counters()
    settings.EMAIL_HOST = "mail.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def with_address(name: str = "Ava", address: str = ADDRESS, **fields: Any) -> Person:
    who = person(name, **fields)
    SealedEmail.objects.create(person=who, address=address, blind=blind_index(address), is_verified=True)
    return who


def ask(asked: str) -> list[str]:
    """The links that were mailed after somebody asked with this name or address."""
    letters.outbox.clear()
    answer = Client().post("/recover/mail/", {"asked": asked})
    assert (answer.status_code, answer.url) == (302, "/recover/mail/sent/")
    worker.run_due()
    return [found.group(1) for letter in letters.outbox if (found := LINK.search(letter.body))]


def come_in_by(link: str, **more: str) -> Any:
    client = Client()
    assert client.get(link).url == "/recover/new/"
    return client.post("/recover/new/", {"passphrase": NEW, **more})


@pytest.mark.parametrize("asked", ["Ava", "AVA", ADDRESS, ADDRESS.upper(), f" {ADDRESS} "])
def test_the_link_sets_a_new_pass_phrase_whether_asked_by_name_or_by_address(asked: str) -> None:
    ava = with_address()
    (link,) = ask(asked)
    assert come_in_by(link).url == "/sign-in/"
    ava.refresh_from_db()
    assert ava.check_password(NEW)


def test_a_link_works_once() -> None:
    with_address()
    (link,) = ask("Ava")
    assert [come_in_by(link).status_code for _time in range(2)] == [302, 409]


def test_looking_at_the_link_spends_nothing() -> None:
    with_address()
    (link,) = ask("Ava")
    scanner = Client()
    for _time in range(3):
        scanner.get(link), scanner.get("/recover/new/")
    assert come_in_by(link).status_code == 302


def test_a_link_is_good_for_half_an_hour() -> None:
    with_address()
    (link,) = ask("Ava")
    SealedEmail.objects.update(link_until=timezone.now() - timedelta(seconds=1))
    assert come_in_by(link).status_code == 409
    assert timedelta(minutes=30) == way_back.LINK_LASTS


def test_only_the_newest_link_works() -> None:
    with_address()
    (old,), (new,) = ask("Ava"), ask(ADDRESS)
    assert (come_in_by(old).status_code, come_in_by(new).status_code) == (409, 302)


def test_two_at_one_moment_spend_a_link_once() -> None:
    ava = with_address()
    (link,) = ask("Ava")
    mark = way_back.fingerprint(link.split("/")[-2])
    with patch.object(way_back, "person_behind", return_value=ava):
        way_back.come_back(link=mark, passphrase=NEW)
        with pytest.raises(NotNow):
            way_back.come_back(link=mark, passphrase="another set of long words")
    ava.refresh_from_db()
    assert ava.check_password(NEW)


def test_the_database_never_holds_the_link_and_no_job_holds_the_address() -> None:
    with_address()
    Client().post("/recover/mail/", {"asked": ADDRESS})
    assert "canary" not in str(list(DBTaskResult.objects.values_list("args_kwargs", flat=True)))
    worker.run_due()
    token = LINK.search(letters.outbox[-1].body).group(1).split("/")[-2]  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_sealedemail")
        rows = str(cursor.fetchall())
    assert len(token) >= 43 and token not in rows and way_back.fingerprint(token) in rows


def test_the_address_bar_loses_the_link_at_once_and_passes_no_referrer() -> None:
    with_address()
    (link,) = ask("Ava")
    client = Client()
    answer = client.get(link)
    assert (answer.status_code, answer.url) == (302, "/recover/new/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert link.split("/")[-2] not in client.get("/recover/new/").content.decode()


def answer_to(asked: str) -> tuple[int, bytes, list[tuple[str, str]], int, list[int]]:
    """Status, bytes and headers of the answer, and the work behind it: queries made, jobs queued and their size."""
    client = Client()
    with CaptureQueriesContext(connection) as made:
        answer = client.post("/recover/mail/", {"asked": asked})
    shown = without_tokens(client.get(answer.url).content)
    headers = sorted((name, value) for name, value in answer.items() if name != "Set-Cookie")
    sizes = [len(str(job.args_kwargs)) for job in DBTaskResult.objects.all()]
    DBTaskResult.objects.all().delete()
    return answer.status_code, answer.content + shown, headers, len(made), sizes


def test_known_and_unknown_names_and_addresses_get_equal_bytes_and_equal_work() -> None:
    with_address(), person("Ben"), with_address("Cleo", "cleo@example.org", is_operator=True)
    blind_index("so that the secret is at hand")
    answers = {asked: answer_to(asked) for asked in ("Ava", "Ben", "Cleo", "Nobody Here")}
    assert len({str(one) for one in answers.values()}) == 1, answers
    by_address = {asked: answer_to(asked) for asked in (ADDRESS, "cleo@example.org", "nobody@example.org")}
    assert len({str(one) for one in by_address.values()}) == 1, by_address


def test_work_that_depends_on_the_name_would_be_noticed() -> None:
    with_address()
    blind_index("so that the secret is at hand")
    with patch.object(way_back, "MOST_ACCOUNTS", 1), patch.object(way_back, "_by_name", lambda _name: ["x", "y"]):
        known = answer_to("Ava")
    assert known[4] != answer_to("Ava")[4]


@pytest.mark.usefixtures("still_clock")
def test_asking_is_limited_alike_for_known_and_unknown() -> None:
    with_address()
    known = [Client().post("/recover/mail/", {"asked": "Ava"}).status_code for _time in range(4)]
    fresh_counters()
    unknown = [Client().post("/recover/mail/", {"asked": "Nobody Here"}).status_code for _time in range(4)]
    assert known == unknown == [302] * 3 + [429]


@pytest.mark.usefixtures("still_clock")
def test_one_visitor_cannot_ask_for_many_names() -> None:
    answers = [Client().post("/recover/mail/", {"asked": f"Name {number}"}).status_code for number in range(11)]
    assert answers == [302] * 10 + [429]


def test_one_person_gets_at_most_five_mails_a_day_however_they_are_asked_for() -> None:
    people, now = [str(with_address().pk)], int(time.time())
    for _time in range(6):
        way_back.look_for_address(people, now)
    assert DBTaskResult.objects.count() == 5


def test_the_mail_says_the_same_to_everybody_and_names_nothing() -> None:
    with_address(), with_address("Ben", "ben@example.org")
    ask("Ava")
    first = letters.outbox[-1]
    ask("Ben")
    second = letters.outbox[-1]
    assert first.subject == second.subject == "Your link"
    assert LINK.sub("", first.body) == LINK.sub("", second.body)
    assert not re.search("ava|ben|hearthside|support|group", LINK.sub("", first.body).lower())


def test_every_session_ends_and_the_account_finds_a_notice() -> None:
    ava = with_address()
    client = signed_in_client(ava)
    (link,) = ask("Ava")
    come_in_by(link)
    worker.run_due()
    assert client.get("/me/").status_code == 302
    assert list(Notice.objects.values_list("person__name", "kind")) == [("Ava", "notifications.came_back")]
    assert "accounts.recovered_by_mail" in AuditEntry.objects.values_list("verb", flat=True)


def test_a_second_notice_tells_of_a_second_time() -> None:
    ava = with_address()
    for _time in range(2):
        way_back.SealedEmail.objects.update(link_hash="x" * 64, link_until=timezone.now() + timedelta(minutes=1))
        way_back.come_back(link="x" * 64, passphrase=NEW)
    worker.run_due()
    assert Notice.objects.filter(person=ava).count() == 2


def test_the_notice_is_a_sentence_on_the_page_of_notices() -> None:
    ava = with_address()
    (link,) = ask("Ava")
    come_in_by(link)
    worker.run_due()
    ava.refresh_from_db()
    client = Client()
    client.post("/sign-in/", {"name": "Ava", "passphrase": NEW})
    assert "Your pass-phrase was set anew" in client.get("/notices/").content.decode()


def test_a_second_step_is_asked_for_before_anything_changes() -> None:
    ava = with_address()
    second_step.switch_on(ava, SECRET, code_now())
    (link,) = ask("Ava")
    assert come_in_by(link).status_code == 422
    assert come_in_by(link, code="000000").status_code == 409
    ava.refresh_from_db()
    assert not ava.check_password(NEW)


def test_a_spare_code_is_enough_as_second_step() -> None:
    ava = with_address()
    spare = second_step.switch_on(ava, SECRET, code_now())
    (link,) = ask("Ava")
    assert come_in_by(link, code=spare[0]).status_code == 302


def test_a_short_pass_phrase_is_refused_and_the_link_stays_good() -> None:
    with_address()
    (link,) = ask("Ava")
    assert come_in_by(link, passphrase="short").status_code == 422
    assert come_in_by(link).status_code == 302


@pytest.mark.parametrize(
    "part", [{"is_operator": True}, {"is_safety_lead": True}, {"helper_until": timezone.localdate()}]
)
def test_no_mail_opens_an_account_of_the_team(part: dict[str, Any]) -> None:
    with_address(**part)
    assert ask("Ava") == []


def test_a_link_dies_when_its_person_joins_the_team() -> None:
    with_address()
    (link,) = ask("Ava")
    Person.objects.update(is_safety_lead=True)
    assert come_in_by(link).status_code == 409


def test_a_closed_account_gets_no_link_and_a_paused_one_does() -> None:
    with_address(state=State.CLOSED), with_address("Ben", "ben@example.org", state=State.PAUSED)
    assert (len(ask("Ava")), len(ask("Ben"))) == (0, 1)


def test_an_address_that_was_not_proved_gets_no_link() -> None:
    with_address()
    SealedEmail.objects.update(is_verified=False)
    assert ask("Ava") == ask(ADDRESS) == []


def test_every_account_of_one_address_gets_its_own_link_with_its_name_behind_it() -> None:
    with_address(), with_address("Ava Two")
    links, names = ask(ADDRESS), []
    for link in links:
        client = Client()
        client.get(link)
        names.append(re.findall("<bdi>(.*?)</bdi>", client.get("/recover/new/").content.decode())[0])
    assert sorted(names) == ["Ava", "Ava Two"]


@pytest.mark.parametrize("change", ["set_passphrase", "recover", "remove"])
def test_a_link_dies_when_the_account_changes_otherwise(change: str) -> None:
    ava = with_address()
    (link,) = ask("Ava")
    if change == "set_passphrase":
        actions.set_passphrase(person=ava, passphrase="yet another long phrase")
    elif change == "recover":
        phrase = actions.renew_recovery_phrase(person=ava)
        actions.recover(name="Ava", phrase=phrase, passphrase="yet another long phrase")
    else:
        mail.remove_address(person=ava)
    assert come_in_by(link).status_code == 409


def test_a_mail_that_waited_too_long_is_not_sent() -> None:
    ava = with_address()
    way_back.send_link(str(ava.pk), 0)
    assert letters.outbox == []


def test_a_place_without_mail_says_kindly_what_else_helps(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    page = Client().get("/recover/mail/")
    assert page.status_code == 200
    assert all(words in page.content.decode() for words in ("recovery phrase", "passkey", "Another device"))
    assert "/recover/mail/" not in Client().get("/recover/").content.decode()
    Client().post("/recover/mail/", {"asked": "Ava"})
    assert not DBTaskResult.objects.exists()


def test_a_change_of_address_keeps_the_old_one_until_the_new_one_is_proved() -> None:
    ava = with_address()
    client = signed_in_client(ava)
    client.post("/me/e-mail/", {"address": "new@example.org"})
    worker.run_due()
    assert queries.mail_address_of(ava) == ADDRESS
    assert "A new address waits" in client.get("/me/e-mail/").content.decode()
    code = next(found.group() for letter in letters.outbox if (found := re.search(r"\d{8}", letter.body)))
    client.post("/me/e-mail/code/", {"code": code})
    assert queries.mail_address_of(ava) == "new@example.org"
    assert SealedEmail.objects.count() == 1


def test_the_old_address_hears_that_another_was_asked_for() -> None:
    client = signed_in_client(with_address())
    client.post("/me/e-mail/", {"address": "new@example.org"})
    worker.run_due()
    told = {letter.to[0]: letter.subject for letter in letters.outbox}
    assert told == {ADDRESS: "A note for you", "new@example.org": "Your code"}


def test_a_new_code_takes_the_place_of_the_old_one() -> None:
    client = signed_in_client(person("Ava"))
    client.post("/me/e-mail/", {"address": ADDRESS})
    worker.run_due()
    client.post("/me/e-mail/code/again/")
    worker.run_due()
    old, new = (re.search(r"\d{8}", letter.body).group() for letter in letters.outbox)  # type: ignore[union-attr]
    assert client.post("/me/e-mail/code/", {"code": old}).status_code == 409
    assert client.post("/me/e-mail/code/", {"code": new}).status_code == 302


def test_a_changed_address_leaves_a_notice() -> None:
    ava = with_address()
    mail.remove_address(person=ava)
    worker.run_due()
    assert Notice.objects.get().kind == "notifications.address_changed"
