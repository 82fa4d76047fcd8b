"""Two in a hundred of what seemed to need nobody are read again, by people who may read them anyway."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, person, signed_in_client
from hearthside.conversations.actions import take_back
from hearthside.conversations.tests.builders import WORRYING
from hearthside.groups.models import Visibility
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotNow
from hearthside.safety.models import Case
from hearthside.teaching import access, actions, drawing
from hearthside.teaching.actions import reading_along
from hearthside.teaching.models import Count, Label, SecondLook, desk
from hearthside.teaching.tests.builders import drawn, moderated, posted
from hearthside.vault import tags

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def every_one(monkeypatch) -> None:
    """The draw takes every post."""
    monkeypatch.setattr(reading_along, "is_drawn", lambda *_: True)


@pytest.fixture
def later() -> Iterator[None]:
    """Three minutes after what was written before."""
    actions.read_along()
    yield


def in_three_minutes() -> int:
    with time_machine.travel(timezone.now() + timedelta(minutes=3), tick=False):
        return actions.read_along()


def test_two_in_a_hundred_are_drawn() -> None:
    posts = [UUID(int=number) for number in range(20_000)]
    assert 300 <= sum(map(drawing.is_drawn, posts)) <= 500


def test_the_draw_is_the_same_for_the_same_post() -> None:
    posts = [uuid4() for _ in range(50)]
    assert [drawing.is_drawn(one, 0.5) for one in posts] == [drawing.is_drawn(one, 0.5) for one in posts]


def test_nobody_foresees_the_draw_without_the_key_of_the_site(monkeypatch) -> None:
    posts = [uuid4() for _ in range(200)]
    ours = [drawing.is_drawn(one, 0.5) for one in posts]
    monkeypatch.setattr(tags, "_key", lambda _purpose: b"another key of another site 32 b")
    assert ours != [drawing.is_drawn(one, 0.5) for one in posts]


def test_a_new_post_that_seems_to_need_nobody_is_drawn_once(every_one, later) -> None:
    post = posted()
    assert in_three_minutes() == 1 and in_three_minutes() == 0
    assert SecondLook.objects.get().subject_id == post.pk


def test_a_post_with_a_case_is_not_drawn(every_one, later) -> None:
    posted(body=WORRYING)
    in_three_minutes()
    assert not SecondLook.objects.exists() and Count.objects.get().level != "green"


@pytest.mark.parametrize("takes_private", [False, True])
def test_private_groups_are_left_out_unless_the_policy_takes_them_in(every_one, later, takes_private: bool) -> None:
    lead = person(is_safety_lead=True)
    actions.let_private_groups_in(lead=lead, takes_private=takes_private)
    posted(group(visibility=Visibility.PRIVATE))
    in_three_minutes()
    assert SecondLook.objects.exists() is takes_private
    assert AuditEntry.objects.filter(verb="second_looks_private", code="yes" if takes_private else "no").exists()


def test_a_moderator_finds_the_post_of_their_group_and_no_other() -> None:
    place, mia = moderated()
    drawn(posted())
    assert access.next_look_for(mia) is None
    look = drawn(posted(place))
    found = access.next_look_for(mia)
    assert found and found[0] == look


def private_of_others(mia: Person) -> SecondLook:
    return drawn(posted(group(visibility=Visibility.PRIVATE)))


def own(mia: Person) -> SecondLook:
    place = group()
    member(place, mia)
    return drawn(posted(place, author=mia, is_anonymous=True))


def of_somebody_who_keeps_away(mia: Person) -> SecondLook:
    place, writer = group(), person()
    member(place, writer)
    block(writer, mia)
    return drawn(posted(place, author=writer))


def taken_back(mia: Person) -> SecondLook:
    post = posted()
    look = drawn(post)
    take_back(author=post.author, post=post)
    return look


@pytest.mark.parametrize("look_of", [private_of_others, own, of_somebody_who_keeps_away, taken_back])
def test_what_the_normal_rules_keep_from_somebody_stays_so(look_of) -> None:
    lea = person(is_safety_lead=True)
    look = look_of(lea)
    assert access.next_look_for(lea) is None
    with pytest.raises(Http404):
        access.get_look_for(lea, look.pk)


def test_all_is_well_is_a_label() -> None:
    place, mia = moderated()
    look = drawn(posted(place))
    actions.answer_look(moderator=mia, look=look, is_well=True)
    assert (Label.objects.get().level, Label.objects.get().by) == ("green", mia)
    assert AuditEntry.objects.filter(verb="second_look", code="well").count() == 1


def test_somebody_should_look_in_brings_the_post_to_the_desk() -> None:
    place, mia = moderated()
    look = drawn(posted(place))
    actions.answer_look(moderator=mia, look=look, is_well=False)
    assert Case.objects.get(subject_id=look.subject_id).level == "amber" and not Label.objects.exists()


def test_the_second_answer_is_refused() -> None:
    place, mia = moderated()
    look = drawn(posted(place))
    actions.answer_look(moderator=mia, look=look, is_well=True)
    with pytest.raises(NotNow):
        actions.answer_look(moderator=mia, look=look, is_well=False)
    assert not Case.objects.exists()


def test_the_page_shows_one_post_behind_a_cover_and_takes_an_answer() -> None:
    place, mia = moderated()
    look = drawn(posted(place, body="A quiet evening with soup."))
    client = signed_in_client(mia)
    page = client.get(reverse("teaching:looks")).content.decode()
    assert page.index("Take a breath first") < page.index("A quiet evening with soup.")
    client.post(reverse("teaching:look", args=[look.pk]), {"is": "well"})
    assert "Nothing to look at now" in client.get(reverse("teaching:looks")).content.decode()


def test_nothing_is_counted_twice_and_no_count_names_a_post(later) -> None:
    posts = [posted() for _ in range(3)]
    in_three_minutes(), in_three_minutes()
    assert sum(Count.objects.values_list("posts", flat=True)) == 3
    rows = repr(list(Count.objects.values()))
    assert not any(str(post.pk) in rows for post in posts)


def test_what_was_written_while_the_vault_was_closed_is_drawn_from_later(later, monkeypatch) -> None:
    posted()
    monkeypatch.setattr(reading_along, "is_drawn", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        in_three_minutes()
    assert desk().read_until < timezone.now()
    monkeypatch.undo()
    assert in_three_minutes() == 1


def test_looks_nobody_found_time_for_are_let_go() -> None:
    drawn(posted())
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        actions.forget_what_is_gone()
    assert not SecondLook.objects.exists()
