"""What the team can decide about words and people, as the people meet it: always told, always with a reason and a way to ask again."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.conversations import actions
from hearthside.conversations.models import Post, State
from hearthside.conversations.tests.builders import CALM, first_post, reply, thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, TooFast
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, Sanction
from hearthside.safety.vocabulary import OF_WORDS, Reason, Restriction

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHY = {"rule": "kind_words", "reason": "It landed harder than you meant."}
DAY = timedelta(days=1)
BETTER = "I was angry on that evening, and I am sorry that it came out like this."
NEEDS = {
    "limit": {"lasts_for": DAY},
    "slow": {"lasts_for": DAY, "per_hour": 1},
    "pause": {"lasts_for": DAY},
}
VERB_OF = {
    Restriction.HIDDEN: "hold", Restriction.EDIT_ASKED: "ask_edit", Restriction.REMOVED: "remove",
    Restriction.REPLY_LIMITED: "limit", Restriction.SLOWED: "slow", Restriction.PAUSED: "pause",
    Restriction.SUSPENDED: "suspend", Restriction.BANNED: "ban",
}  # fmt: skip


@pytest.fixture
def ava() -> Person:
    return person("Ava")


@pytest.fixture
def place(ava: Person) -> Group:
    found = group("Evening table")
    member(found, ava)
    return found


@pytest.fixture
def post(place: Group, ava: Person) -> Post:
    return first_post(thread(place, ava))


@pytest.fixture
def lead() -> Person:
    return person("Lea", is_safety_lead=True)


def case_of(post: Post) -> Case:
    found = Case.objects.filter(kind="post", subject_id=post.pk).first()
    if found is None:
        safety.report(reporter=person(), kind="post", subject_id=post.pk, reason=Reason.HARASSMENT)
    return Case.objects.get(kind="post", subject_id=post.pk)


def do(who: Person, post: Post, verb: str, **given: Any) -> Case:
    found = case_of(post)
    return safety.decide(moderator=who, case=found, verb=verb, version=found.version, **given)


def decided(post: Post, restriction: str, lead: Person) -> Sanction:
    """This decision, in force."""
    verb = VERB_OF[Restriction(restriction)]
    do(lead, post, verb, **WHY, **NEEDS.get(verb, {}))
    made = Sanction.objects.get(restriction=restriction)
    if not made.is_confirmed:
        do(person("Noor", is_safety_lead=True), post, "confirm_pause")
    return Sanction.objects.get(restriction=restriction)


def write(place: Group, who: Person) -> None:
    fresh = Person.objects.get(pk=who.pk)
    actions.start_thread(author=fresh, group=place, title="Again", body=CALM, once=f"{timezone.now()}")


@pytest.mark.parametrize("restriction", Restriction.values)
def test_nobody_is_held_back_in_silence(restriction, post, ava, lead, client):
    """On their own page: what, by which rule, why, and the way to ask somebody else. No decision is left out."""
    decided(post, restriction, lead)
    client.force_login(ava)
    page = client.get("/me/safety/").content.decode()
    assert str(Restriction(restriction).label) in page
    assert WHY["reason"] in page and "We speak with care" in page and "Ask for a second look" in page


@pytest.mark.parametrize("restriction", [one for one in Restriction.values if one not in OF_WORDS])
def test_where_writing_is_refused_the_reason_is_one_step_away(restriction, post, place, ava, lead, client: Client):
    decided(post, restriction, lead)
    fresh_counters()
    client.force_login(Person.objects.get(pk=ava.pk))
    address = reverse("conversations:new", args=[place.slug])
    words = {"title": "Again", "body": CALM, "intent": "listen", "look": "sent"}
    answers = [client.post(address, {**words, "once": f"once-{turn:028}"}) for turn in range(2)]
    assert answers[-1].status_code in (403, 429)
    assert "/me/safety/" in answers[-1].content.decode()


@pytest.mark.parametrize("restriction", OF_WORDS)
def test_the_page_of_hidden_words_says_so(restriction, post, ava, lead, client):
    decided(post, restriction, lead)
    client.force_login(ava)
    page = client.get(reverse("conversations:post", args=[post.pk])).content.decode()
    assert "/me/safety/" in page


def test_the_sweep_sees_a_decision_that_is_told_to_nobody(post, ava, lead, client):
    decided(post, Restriction.HIDDEN, lead)
    Sanction.objects.all().delete()
    client.force_login(ava)
    assert str(Restriction.HIDDEN.label) not in client.get("/me/safety/").content.decode()


def test_words_are_never_hidden_by_a_decision_that_does_not_stand(post, lead):
    """Each way of the desk to hide words leaves a decision with them."""
    for verb in ("hold", "ask_edit", "remove"):
        one = reply(post.thread)
        do(lead, one, verb, **WHY)
        assert Sanction.objects.filter(person=one.author, case=case_of(one)).exists()


def test_a_slower_pace_is_told_and_ends_by_itself(post, place, ava, lead):
    decided(post, Restriction.SLOWED, lead)
    fresh_counters()
    write(place, ava)
    with pytest.raises(TooFast, match="at most 1 post an hour"):
        write(place, ava)
    with time_machine.travel(timezone.now() + DAY + timedelta(minutes=1), tick=False):
        write(place, ava)
        write(place, ava)


@pytest.mark.usefixtures("still_clock")
def test_a_slower_pace_counts_the_anonymous_voice_too(post, place, ava, lead):
    decided(post, Restriction.SLOWED, lead)
    fresh_counters()
    write(place, ava)
    with pytest.raises(TooFast):
        actions.start_thread(author=ava, group=place, title="Again", body=CALM, once="x", is_anonymous=True)


def test_changed_words_are_shown_without_a_moderator(post, ava, lead):
    decided(post, Restriction.EDIT_ASKED, lead)
    actions.edit_post(author=ava, post=Post.objects.get(pk=post.pk), body=BETTER)
    assert Post.objects.get(pk=post.pk).state == State.SHOWN
    assert not Sanction.objects.in_force().exists()
    assert case_of(post).steps.filter(verb="edited_shown").exists() and not case_of(post).is_closed


def test_the_same_words_again_still_wait(post, ava, lead):
    decided(post, Restriction.EDIT_ASKED, lead)
    actions.edit_post(author=ava, post=Post.objects.get(pk=post.pk), body=f"  {post.body.upper()} !")
    assert Post.objects.get(pk=post.pk).state == State.HELD


def test_words_that_still_harm_still_wait(post, ava, lead):
    decided(post, Restriction.EDIT_ASKED, lead)
    actions.edit_post(
        author=ava, post=Post.objects.get(pk=post.pk), body="Buy my course today, only 20 dollars, click here."
    )
    assert Post.objects.get(pk=post.pk).state == State.HELD


def test_words_hidden_without_asking_for_a_change_wait_for_a_person(post, ava, lead):
    decided(post, Restriction.HIDDEN, lead)
    actions.edit_post(author=ava, post=Post.objects.get(pk=post.pk), body=BETTER)
    assert Post.objects.get(pk=post.pk).state == State.HELD


def test_an_anonymous_author_is_asked_in_the_mailbox_and_may_change(place, ava, lead):
    post = first_post(thread(place, ava, is_anonymous=True))
    do(lead, post, "ask_edit", **WHY)
    letter = post.letters.get().text.reveal()
    assert WHY["reason"] in letter and "shown at once" in letter
    actions.edit_post(author=ava, post=Post.objects.get(pk=post.pk), body=BETTER)
    assert Post.objects.get(pk=post.pk).state == State.SHOWN


def test_an_account_that_is_closed_keeps_help_reasons_and_data(post, ava, lead, client):
    decided(post, Restriction.BANNED, lead)
    client.force_login(Person.objects.get(pk=ava.pk))
    for address in ("/me/safety/", "/help/", reverse("privacy:mine")):
        assert client.get(address).status_code == 200
    page = client.get("/").content.decode()
    assert "closed this account" in page and "/me/safety/" in page


def test_a_ban_stops_writing_everywhere(post, place, ava, lead):
    decided(post, Restriction.BANNED, lead)
    with pytest.raises(NotAllowed):
        write(place, ava)
