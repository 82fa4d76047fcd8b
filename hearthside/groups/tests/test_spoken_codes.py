"""A code that can be said aloud: heard and typed in any way, guessed by nobody, and kept where a copy of the database cannot use it."""

import hashlib
import re

import pytest
from django.test import Client, override_settings

from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.groups import actions
from hearthside.groups.models import Invitation, Membership
from hearthside.groups.spoken_codes import CONSONANTS, VOWELS, as_typed, new_code
from hearthside.groups.tests.builders import group
from hearthside.kernel.refusals import TooFast

pytestmark = pytest.mark.django_db
CODE = re.compile(rf"(?:[{CONSONANTS}][{VOWELS}][{CONSONANTS}][{VOWELS}][{CONSONANTS}]-){{3}}[a-z]{{5}}")


def test_a_code_is_four_words_of_sixteen_bits() -> None:
    codes = {new_code() for _number in range(2000)}
    assert len(codes) == 2000 and all(CODE.fullmatch(code) for code in codes)
    assert len({word for code in codes for word in code.split("-")}) > 7_000


@pytest.mark.parametrize(
    "how", [str.upper, lambda code: code.replace("-", " "), lambda code: code.replace("-", ""), " {}. ".format]
)
def test_however_it_is_typed_it_opens_the_door(how) -> None:
    made, code = actions.invite(actor=group().leader, group=group_of_last(), uses=1)
    assert actions.find_invitation(how(code)) == made


def group_of_last():
    return Membership.objects.order_by("joined_on").last().group


def test_a_copy_of_the_database_does_not_tell_the_code() -> None:
    place = group()
    made, code = actions.invite(actor=place.leader, group=place)
    assert made.code_hash not in {hashlib.sha256(one.encode()).hexdigest() for one in (code, as_typed(code))}


def test_a_code_from_before_a_change_of_key_still_opens_the_door(settings) -> None:
    place = group()
    made, code = actions.invite(actor=place.leader, group=place)
    with override_settings(SECRET_KEY="another one", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert actions.find_invitation(code) == made
    with override_settings(SECRET_KEY="another one", SECRET_KEY_FALLBACKS=[]):
        assert actions.find_invitation(code) is None


def test_a_long_code_of_an_earlier_invitation_still_opens_the_door() -> None:
    place, long = group(), "Xk3_p0-qWrt9LmNbVc27hY"
    made = actions.invite(actor=place.leader, group=place)[0]
    Invitation.objects.filter(pk=made.pk).update(code_hash=hashlib.sha256(long.encode()).hexdigest())
    assert actions.find_invitation(long) == made


@pytest.mark.usefixtures("still_clock")
def test_codes_in_links_are_counted_before_they_are_looked_at(monkeypatch) -> None:
    place, counted = group(name="Evening table"), []

    def full(purpose: str, who: object, *, at_most: int, per_seconds: int) -> None:
        counted.append((purpose, at_most / per_seconds * 3600))
        raise TooFast("Please wait a little.")

    monkeypatch.setattr("hearthside.groups.views.belonging.check_rate", full)
    code = actions.invite(actor=place.leader, group=place)[1]
    answer = Client().get(f"/groups/join/{code}/", follow=True)
    assert answer.status_code == 429 and "Evening table" not in answer.content.decode()
    assert counted == [("groups.code_brought", 120)]


def test_what_a_preview_of_the_link_shows_says_nothing_about_the_group() -> None:
    place = group("Evening table", purpose="We talk about low mood.")
    code = actions.invite(actor=place.leader, group=place)[1]
    first = Client().get(f"/groups/join/{code}/")
    second = Client().get(first.url)  # a program that makes previews keeps no cookies
    for page in (first, second):
        assert b"Evening" not in page.content and b"low mood" not in page.content
    assert "Evening" not in first.url and "description" not in second.content.decode()


def test_the_card_gives_nothing_away_unless_it_is_told_to() -> None:
    place = group("Evening table", purpose="We talk about low mood.")
    client = signed_in_client(place.leader)
    for says_name in ("", "on"):
        sent = {"uses": "2", "days": "14", "says_name": says_name}
        page = client.post(f"/groups/{place.slug}/invitations/", sent).content.decode()
        card = page.split('class="card invitation-card"')[1].split("</section>")[0]
        assert ("Evening table" in card) == ("low mood" in card) == bool(says_name)
        assert CODE.search(card) and "To say it aloud" in page


def test_somebody_comes_in_by_the_words_alone() -> None:
    fresh_counters()
    place, who = group(joining="invitation"), person()
    code = actions.invite(actor=place.leader, group=place)[1]
    client = signed_in_client(who)
    assert client.get("/code/").url == "/groups/join/"
    client.post("/groups/join/", {"code": code.replace("-", " ").upper()})
    client.post("/groups/join/")
    assert Membership.objects.filter(group=place, person=who).exists()
