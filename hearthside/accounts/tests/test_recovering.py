"""The recovery phrase is shown once, works once, and tells nobody who has an account."""

import re

import pytest
from django.test import Client

from hearthside.accounts import actions, phrases
from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client, without_tokens
from hearthside.kernel import audit

pytestmark = pytest.mark.django_db
NEW = "seven swans and a kettle"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    fresh_counters()


def recover(name: str, phrase: str) -> tuple[int, bytes]:
    answer = Client().post("/recover/", {"name": name, "phrase": phrase, "passphrase": NEW})
    return answer.status_code, without_tokens(answer.content).replace(name.encode(), b"NAME")


def test_the_list_of_words_is_long_and_ten_of_them_are_80_bits() -> None:
    words = phrases.word_list()
    assert len(set(words)) == len(words) >= 512
    assert len(words) ** phrases.RECOVERY_WORDS >= 2**80
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 9 for word in words)


def test_made_up_pass_phrases_are_long_enough_and_never_the_same() -> None:
    made = {phrases.made_up(4) for _ in range(200)}
    assert len(made) == 200
    assert min(map(len, made)) >= phrases.SHORTEST


def test_the_phrase_is_shown_once_and_only_its_hash_is_kept() -> None:
    ava = person()
    client = signed_in_client(ava)
    shown = re.findall(r"<li>([a-z]+)</li>", client.post("/me/sign-in/recovery-phrase/").content.decode())
    assert len(shown) == 10
    again = client.get("/me/sign-in/recovery-phrase/").content.decode()
    assert " ".join(shown) not in again and "<li>" + shown[0] not in again
    ava.refresh_from_db()
    assert shown[0] not in ava.recovery_hash and phrases.is_phrase(" ".join(shown), ava.recovery_hash)


def test_the_phrase_in_any_spelling_sets_a_new_pass_phrase_and_is_spent() -> None:
    ava = person("Ava")
    phrase = actions.renew_recovery_phrase(person=ava)
    assert recover("AVA", phrase.upper().replace(" ", ",\n"))[0] == 302
    ava.refresh_from_db()
    assert ava.check_password(NEW)
    assert recover("Ava", phrase)[0] == 422


def test_other_devices_are_signed_out_after_recovering() -> None:
    ava = person("Ava")
    client = signed_in_client(ava)
    recover("Ava", actions.renew_recovery_phrase(person=ava))
    assert client.get("/me/").status_code == 302


def test_an_unknown_name_a_wrong_phrase_and_no_phrase_get_equal_bytes() -> None:
    actions.renew_recovery_phrase(person=person("Ava"))
    person("Ben")
    wrong = phrases.made_up(10)
    answers = {recover(name, wrong) for name in ("Ava", "Ben", "Nobody Here")}
    assert len(answers) == 1
    assert answers.pop()[0] == 422


@pytest.mark.usefixtures("still_clock")
def test_tries_are_limited_alike_for_known_and_unknown_names() -> None:
    person("Ava")
    wrong = phrases.made_up(10)
    known = [recover("Ava", wrong)[0] for _ in range(6)]
    fresh_counters()
    assert known == [recover("Nobody Here", wrong)[0] for _ in range(6)] == [422] * 5 + [429]


def test_recovering_and_renewing_leave_a_trace_without_words() -> None:
    ava = person("Ava")
    phrase = actions.renew_recovery_phrase(person=ava)
    actions.recover(name="Ava", phrase=phrase, passphrase=NEW)
    from hearthside.kernel.models import AuditEntry

    verbs = list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["accounts.recovery_phrase_renewed", "accounts.recovered"]
    assert audit.verify() is None


def test_a_short_new_pass_phrase_is_refused_and_the_phrase_not_spent() -> None:
    ava = person("Ava")
    phrase = actions.renew_recovery_phrase(person=ava)
    assert Client().post("/recover/", {"name": "Ava", "phrase": phrase, "passphrase": "short"}).status_code == 422
    assert Person.objects.get().recovery_hash
