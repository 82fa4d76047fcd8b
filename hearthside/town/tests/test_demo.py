"""The demo town in the database: complete, honest, and never beside real people."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Block, Person
from hearthside.accounts.models import State as AccountState
from hearthside.conversations import voices
from hearthside.conversations.models import AnonymousAuthor, Draft, Letter, Post, Reaction, ReadMark, Shelf, Thread
from hearthside.conversations.models import State as PostState
from hearthside.finding import shelf
from hearthside.groups.access import check_can_write
from hearthside.groups.models import LEADING, Group, GroupState, Invitation, Membership, MemoryAsked, Standing
from hearthside.kernel.place import place
from hearthside.kernel.refusals import NotNow
from hearthside.oversight.models import Opening
from hearthside.roster import drills, watches
from hearthside.roster.models import Alert, HandOver, Shift
from hearthside.safety import actions as safety
from hearthside.safety import queries as desk
from hearthside.safety.actions import screening
from hearthside.safety.models import Case, Sanction
from hearthside.safety.queries import waiting_appeals
from hearthside.safety.verdicts import judge
from hearthside.safety.vocabulary import HEAVY, Level, State
from hearthside.town.load import SIZES, load_town
from hearthside.town.personas import PERSONAS
from hearthside.vault import keys

SMALL = SIZES["small"]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Any:
    """One small town for all tests of this file, read by a reader that takes all words for the worst: what the town shows does not
    hang on the weights of the day. Afterwards the databases are empty again."""
    keys.forget_everything()
    with django_db_blocker.unblock(), transaction.atomic(using="default"), transaction.atomic(using="keys"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(safety, "screen", lambda *text, **more: judge("crisis", ("harassment",)))
            patch.setattr(screening, "screen", safety.screen)
            loaded = load_town(SMALL)
        yield loaded
        transaction.set_rollback(True, using="keys")
        transaction.set_rollback(True, using="default")


def signed_in(name: str) -> Client:
    client = Client()
    answer = client.post(reverse("accounts:sign_in"), {"name": name, "passphrase": PERSONAS[name].passphrase})
    assert answer.status_code == 302, answer.content.decode()
    return client


def test_a_town_has_as_many_people_as_were_asked_for(town):
    assert Person.objects.count() == SMALL.people


def test_a_town_holds_every_woven_thread_and_post(town):
    woven = Post.objects.filter(once__startswith="town-")
    assert (woven.values("thread").distinct().count(), woven.count()) == (SMALL.threads, SMALL.posts)


def test_counters_of_threads_are_true(town):
    wrong = [
        thread.pk
        for thread in Thread.objects.prefetch_related("posts")
        if thread.last_number != max(post.number for post in thread.posts.all())
    ]
    assert wrong == []


def test_nothing_was_said_in_the_future(town):
    assert not Post.objects.filter(created_at__gt=town.now).exclude(thread__created_at__gte=town.now).exists()


@pytest.mark.parametrize("name", list(PERSONAS))
def test_a_persona_can_sign_in(town, name):
    assert signed_in(name).get(reverse("accounts:me")).status_code == 200


def test_nobody_else_can_sign_in(town):
    others = Person.objects.exclude(name__in=PERSONAS)
    assert [one.name for one in others if one.has_usable_password()] == []


@pytest.mark.parametrize("name", list(PERSONAS))
def test_every_thread_page_a_persona_may_read_opens(town, name):
    client, me = signed_in(name), Person.objects.get(name=name)
    pages = {
        thread.pk: client.get(reverse("conversations:thread", args=[thread.pk])).status_code
        for thread in Thread.objects.visible_to(me)[:40]
    }
    assert [key for key, status in pages.items() if status != 200] == []


def test_every_persona_reads_a_thread(town):
    readable = {name: Thread.objects.visible_to(Person.objects.get(name=name)).count() for name in PERSONAS}
    assert [name for name, count in readable.items() if count == 0] == []


def test_the_box_of_an_anonymous_post_opens_to_a_member_of_its_group(town):
    posts = [row.post for row in AnonymousAuthor.objects.select_related("post__thread")]
    strangers = [
        post.pk
        for post in posts
        if not Membership.objects.filter(group=post.thread.group_id, person=voices.author_of(post)).exists()
    ]
    assert len(posts) > 10
    assert strangers == []


def test_an_anonymous_post_names_nobody_and_its_author_knows_it(town):
    post = Post.objects.filter(voice_tag__gt="").select_related("thread").first()
    assert post is not None
    author = Person.objects.get(pk=voices.author_of(post))
    assert post.author is None
    assert voices.is_author(author, post)
    assert post.thread_id in voices.threads_on_shelf(author)


def test_no_mark_or_reaction_gives_an_anonymous_author_away(town):
    told = []
    for row in AnonymousAuthor.objects.select_related("post")[:60]:
        author, thread = voices.author_of(row.post), row.post.thread_id
        told += ReadMark.objects.filter(person=author, thread=thread)
        told += Reaction.objects.filter(person=author, post__thread=thread)
    assert told == []


def test_ava_has_to_agree_again_in_one_of_her_groups(town):
    ava = Person.objects.get(name="ava")
    with pytest.raises(NotNow):
        check_can_write(ava, Group.objects.get(slug="steady-ground"))
    check_can_write(ava, Group.objects.get(slug="low-tide"))


def test_cases_stand_in_every_state_and_colour(town):
    assert set(Case.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Case.objects.values_list("level", flat=True)) == set(Level.values)


def test_a_call_for_help_waits_for_a_first_look(town):
    assert Case.objects.filter(level__in=[Level.RED, Level.CRISIS], state=State.OPEN, taken_by=None).exists()


def test_posts_stand_in_the_states_a_moderator_can_bring_about(town):
    assert set(Post.objects.values_list("state", flat=True)) >= {PostState.SHOWN, PostState.HELD, PostState.REMOVED}


def test_mia_can_answer_a_second_look(town):
    assert waiting_appeals(Person.objects.get(name="mia")) != []


def test_somebody_is_paused_and_somebody_reported_the_team(town):
    assert Person.objects.filter(state=AccountState.PAUSED).exists()
    assert Sanction.objects.in_force().exists()
    assert Case.objects.filter(kind="person", goes_to_operator=True).exists()


def test_groups_stand_in_several_states_and_some_people_ask_to_join(town):
    states = set(Group.objects.values_list("state", flat=True))
    assert states >= {GroupState.OPEN, GroupState.PAUSED, GroupState.IN_REVIEW}
    assert Membership.objects.filter(state=Standing.ASKED).exists()
    assert Membership.objects.filter(state=Standing.PAUSED).exists()


def test_there_is_one_of_everything_that_people_keep(town):
    kept = [Block, Draft, Letter, Reaction, ReadMark, Shelf, Invitation]
    assert [model.__name__ for model in kept if not model.objects.exists()] == []
    assert Thread.objects.filter(expires_at__gt=town.now).exists()


def test_adults_and_young_people_are_apart(town):
    young = Membership.objects.filter(person__age_band="16_17").exclude(group__age_band="16_17")
    grown = Membership.objects.filter(person__age_band="18_plus", group__age_band="16_17", role="member")
    assert not young.exists()
    assert not grown.exists()


def test_the_place_is_open(town):
    assert (place().name, place().is_open) == ("Lantern Row", True)


def test_the_watch_of_the_town_has_everything_a_watch_has(town):
    assert watches.watch_page(Person.objects.get(name="mia")).mine_now
    assert Shift.objects.filter(asks_cover=True).exists() and HandOver.objects.count() == 2
    assert [one.answered_by is not None for one in drills.drills()] == [True, True] and drills.drill_is_due() == ""


def test_every_red_case_that_waits_has_somebody_called(town):
    waiting = set(Case.objects.filter(state=State.OPEN, level__in=HEAVY).values_list("pk", flat=True))
    assert waiting and set(Alert.objects.filter(ended_at=None).values_list("about", flat=True)) == waiting


@pytest.mark.parametrize("path", ["/hours/watch/", "/hours/calls/", "/safety/care/", "/safety/"])
def test_mia_sees_the_watch(town, path):
    assert signed_in("mia").get(path).status_code == 200


def test_mias_desk_is_one_that_a_person_can_look_after(town):
    page = signed_in("mia").get("/safety/").content.decode()
    rows = desk.queue(Person.objects.get(name="mia")).rows
    assert page.count("may need you now") == 1 and "too long" not in page
    assert 8 <= len(rows) <= 18 and sum(row.case.level in HEAVY for row in rows) <= 3


def test_nobody_of_the_town_waits_longer_than_was_said(town):
    assert not Case.objects.filter(state=State.OPEN, due_at__lt=town.now).exists()


def test_what_weighs_most_stands_in_every_standing(town):
    bans = Sanction.objects.filter(restriction="banned")
    assert {(one.is_confirmed, one.appeal_outcome) for one in bans} == {(False, ""), (True, "overturned")}
    assert {str(one.standing) for one in Opening.objects.all()} >= {"over", "open", "declined", "waiting"}
    assert Person.objects.filter(state="memorial").exists() and MemoryAsked.objects.exists()
    assert Case.objects.filter(is_unread=True).exists() and Case.objects.exclude(closing_by=None).open().exists()


@pytest.mark.parametrize("name", ["mia", "Ruth Ademola", "sol"])
def test_every_case_on_a_desk_of_the_town_opens(town, name):
    client, rows = signed_in(name), desk.queue(Person.objects.get(name=name)).rows
    assert {client.get(reverse("safety:case", args=[row.case.pk])).status_code for row in rows} == {200}


def test_of_those_who_lead_most_have_a_training_on_record_and_not_all(town: Any) -> None:
    leads = Person.objects.filter(memberships__role__in=LEADING).distinct()
    without = leads.filter(course_on=None, helper_until=None).count()
    assert 0 < without * 4 < leads.count()
    assert leads.filter(helper_until__gt=timezone.localdate()).exists()
    assert leads.exclude(course_on=None).filter(helper_until=None).exists()


def test_near_mill_hill_no_group_is_offered_that_is_about_to_end(town: Any) -> None:
    ending = [one.name for one in Group.objects.filter(state=GroupState.CLOSING)]
    shelf.forget()
    shown = Client().post("/find/look/", {"where": "near", "place": "Mill Hill"}).content.decode()
    assert ending and "card-link" in shown and [name for name in ending if f"{name}</a>" in shown] == []
