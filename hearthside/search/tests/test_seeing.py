"""Nobody finds what they may not see, at the moment they ask."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from hearthside.accounts.models import Person, State
from hearthside.accounts.tests.builders import block, person
from hearthside.conversations import actions, tasks
from hearthside.conversations.models import Post, Thread
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.actions import edit_group, set_state
from hearthside.groups.models import Group, Membership, Standing
from hearthside.groups.plans import Plan
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import Refusal
from hearthside.privacy.actions import erase_person
from hearthside.search.actions import be_findable, be_unfindable
from hearthside.search.engines import engine
from hearthside.search.models import Findable
from hearthside.search.queries import search
from hearthside.search.tests.builders import found, taken_in

pytestmark = pytest.mark.django_db
WORD = "quagmire"


@pytest.fixture
def home() -> Group:
    return group("Evening table")


@pytest.fixture
def reader(home: Group) -> Person:
    return member(home).person


@pytest.fixture
def said(home: Group) -> Post:
    """A reply with a rare word, by name, in a conversation of somebody else."""
    post = reply(thread(home, title="The long week"), body=f"It was a {WORD} of a day.")
    taken_in()
    return post


def test_a_member_finds_what_was_said_in_their_group(said, reader):
    assert found(reader, WORD) == ["The long week"]


def test_the_piece_of_text_marks_the_word(said, reader):
    (one,) = search(reader, "days").sections[-1].hits
    assert [piece.text for piece in one.pieces if piece.is_marked] == ["day"]


def test_words_of_this_minute_wait_until_nobody_can_tell_their_order(home, reader):
    reply(thread(home), body=f"It was a {WORD} of a day.")
    from hearthside.search import building

    building.step()
    assert found(reader, WORD) == []


def _leave(said: Post, reader: Person) -> None:
    Membership.objects.filter(person=reader).delete()


def _not_today_word(said: Post, reader: Person) -> None:
    reader.not_today = {"topics": [], "words": ["Quagmire"]}


def _not_today_topic(said: Post, reader: Person) -> None:
    Thread.objects.filter(pk=said.thread_id).update(notes=" grief ")
    reader.not_today = {"topics": ["grief"], "words": []}


def _author(said: Post) -> Person:
    assert said.author
    return said.author


def _time_is_over(said: Post, reader: Person) -> None:
    Thread.objects.filter(pk=said.thread_id).update(expires_at=timezone.now() - timedelta(seconds=1))


def _opener(said: Post) -> Person:
    opener = Thread.objects.get(pk=said.thread_id).author
    assert opener
    return opener


REASONS: dict[str, Callable[[Post, Person], object]] = {
    "they are not in the group": _leave,
    "they asked to join": lambda said, reader: Membership.objects.filter(person=reader).update(state=Standing.ASKED),
    "they blocked the writer": lambda said, reader: block(reader, _author(said)),
    "the writer blocked them": lambda said, reader: block(_author(said), reader),
    "they muted the writer": lambda said, reader: block(reader, _author(said), is_mute=True),
    "who opened it blocked them": lambda said, reader: block(_opener(said), reader),
    "a word is on their list": _not_today_word,
    "a topic is on their list": _not_today_topic,
    "it is held": lambda said, reader: actions.hold(said),
    "it was removed": lambda said, reader: actions.remove(said),
    "it was taken back": lambda said, reader: actions.take_back(author=_author(said), post=said),
    "its conversation is held": lambda said, reader: actions.hold(first_post(said.thread)),
    "its time is over": _time_is_over,
    "its words are other ones": lambda said, reader: actions.edit_post(
        author=_author(said), post=said, body="Other words."
    ),
    "its writer was erased": lambda said, reader: erase_person(person=_author(said)),
}


@pytest.mark.parametrize("reason", REASONS)
def test_nobody_finds_a_post_when(reason, said, reader):
    assert found(reader, WORD)
    REASONS[reason](said, reader)
    assert found(reader, WORD) == []


def test_a_visitor_finds_only_what_is_open_for_all_to_read(said, home):
    assert found(None, WORD) == []
    Group.objects.filter(pk=home.pk).update(readers="everyone")
    assert found(None, WORD) == ["The long week"]


def test_a_paused_member_finds_what_they_may_still_read(said, reader):
    Membership.objects.filter(person=reader).update(state=Standing.PAUSED)
    assert found(reader, WORD) == ["The long week"]


def test_what_was_held_is_found_again_once_it_is_released(said, reader):
    actions.hold(said)
    actions.release(said)
    assert found(reader, WORD) == ["The long week"]


def test_edited_words_are_found_at_once(said, reader):
    actions.edit_post(author=_author(said), post=said, body="It was a marvel of a day.")
    assert found(reader, "marvel") == ["The long week"]


@pytest.mark.parametrize(
    "end",
    [
        lambda post: actions.take_back(author=_author(post), post=post),
        lambda post: actions.hold(post),
        lambda post: actions.remove(post),
        lambda post: erase_person(person=_author(post)),
        lambda post: (_time_is_over(post, _author(post)), tasks.expire_vents()),
    ],
    ids=["taken back", "held", "removed", "erased", "expired"],
)
def test_nothing_of_a_post_is_left_in_the_index_when_it_was(end, said):
    end(said)
    assert said.pk not in engine().subjects_after("post", "", 1000)[0]


def test_the_index_forgets_in_the_transaction_that_hides(said, reader, monkeypatch):
    monkeypatch.setattr("hearthside.conversations.actions.changing.push.changed", _fail)
    with pytest.raises(RuntimeError):
        actions.take_back(author=_author(said), post=said)
    assert found(reader, WORD) == ["The long week"]


def _fail(*args: object) -> None:
    raise RuntimeError


def test_an_anonymous_post_is_found_by_its_words_and_never_by_its_writer(home, reader):
    writer = person("Marigold Finch")
    member(home, writer)
    thread(home, writer, title="The long week", body=f"It was a {WORD} of a day.", is_anonymous=True)
    taken_in()
    assert found(reader, WORD) == ["The long week"]
    assert found(reader, "Marigold") == found(reader, "Finch") == []


def test_no_post_is_found_by_the_name_of_who_wrote_it(home, reader):
    writer = person("Marigold Finch")
    member(home, writer)
    thread(home, writer, title="The long week")
    taken_in()
    assert found(reader, "Marigold") == []


def test_posts_of_one_minute_are_in_no_order_of_writing(home, reader):
    for number in range(8):
        thread(home, title=f"{number}", body=f"It was a {WORD} of a day.")
    taken_in()
    keys = list(Post.objects.order_by("-pk").values_list("thread__title", flat=True))
    assert found(reader, WORD, is_newest_first=True) == keys


def test_a_conversation_stands_once_on_the_page(said, reader):
    reply(said.thread, body=f"Mine too was a {WORD}.")
    taken_in()
    assert found(reader, WORD) == ["The long week"]


def test_a_listed_group_is_found_by_everybody_and_a_private_one_by_those_inside():
    group("Lantern circle", purpose="For long nights.")
    hidden = group("Lantern hut", purpose="For long nights.", visibility="private")
    taken_in()
    assert set(found(person(), "lantern")) == set(found(None, "lantern")) == {"Lantern circle"}
    assert set(found(member(hidden).person, "lantern")) == {"Lantern circle", "Lantern hut"}


def test_a_group_that_ends_or_says_something_else_is_found_by_that(home):
    taken_in()
    assert home.leader
    plan = Plan(**{name: getattr(home, name) for name in Plan.__dataclass_fields__} | {"name": "Lighthouse"})
    edit_group(actor=home.leader, group=home, plan=plan)
    assert found(None, "lighthouse") == ["Lighthouse"]
    set_state(actor=home.leader, group=home, state="paused")
    Group.objects.update(state="archived")
    assert found(None, "lighthouse") == []


@pytest.fixture
def peer(home: Group) -> Person:
    """Somebody of the same group who may be found."""
    other = member(home, person("Marigold")).person
    be_findable(person=other, topics=["grief"])
    taken_in()
    return other


def test_somebody_who_chose_it_is_found_by_what_they_have_been_through(peer, reader):
    assert "Marigold" in found(reader, "grief")
    assert "Marigold" in found(reader, "someone who is mourning")


def test_nobody_is_found_by_their_name(peer, reader):
    assert found(reader, "Marigold") == []


def test_nobody_is_found_until_they_choose_it(home, reader):
    member(home, person("Marigold"))
    taken_in()
    assert "Marigold" not in found(reader, "grief")


APART: dict[str, Callable[[Person, Person], object]] = {
    "they share no group": lambda peer, reader: Membership.objects.filter(person=reader).delete(),
    "the other takes a pause from it": lambda peer, reader: Membership.objects.filter(person=peer).update(
        state="paused"
    ),
    "they are of another age": lambda peer, reader: setattr(reader, "age_band", "16_17"),
    "the other is of another age": lambda peer, reader: Person.objects.filter(pk=peer.pk).update(age_band="16_17"),
    "one blocked the other": lambda peer, reader: block(peer, reader),
    "they muted the other": lambda peer, reader: block(reader, peer, is_mute=True),
    "the other rests": lambda peer, reader: Person.objects.filter(pk=peer.pk).update(state=State.RESTING),
    "the topic is on their list": lambda peer, reader: setattr(reader, "not_today", {"topics": ["grief"], "words": []}),
    "the other changed their mind": lambda peer, reader: be_unfindable(person=peer),
    "the other was erased": lambda peer, reader: erase_person(person=peer),
}


@pytest.mark.parametrize("reason", APART)
def test_nobody_is_found_when(reason, peer, reader):
    assert "Marigold" in found(reader, "grief")
    APART[reason](peer, reader)
    assert "Marigold" not in found(reader, "grief")


def test_a_visitor_finds_no_people(peer):
    assert "Marigold" not in found(None, "grief")


def test_what_nobody_offers_cannot_be_chosen():
    with pytest.raises(Refusal):
        be_findable(person=person(), topics=["anything"])
    assert not Findable.objects.exists()


def test_nothing_dangles_after_a_group_is_gone(said, reader):
    Group.objects.all().delete()
    assert found(reader, WORD) == []
    from hearthside.search import tasks as search_tasks

    for kind in ("post", "group", "person"):
        search_tasks.tidy(kind, "")
        assert engine().subjects_after(kind, "", 1000)[0] == []


def test_forgetting_what_was_never_there_is_no_trouble():
    engine().drop("post", [uuid4()])
