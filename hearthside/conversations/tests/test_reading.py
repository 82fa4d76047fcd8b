"""What people see, and what they do not."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, person, signed_in_client
from hearthside.conversations import actions, queries
from hearthside.conversations.models import Thread
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member

pytestmark = pytest.mark.django_db


def listed(reader: Person | None, home: Group) -> set[object]:
    return {one.id for one in queries.threads_of_group(reader, home.pk)[0]}


def test_members_read_and_strangers_find_nothing() -> None:
    talk = thread()
    assert queries.thread_page(member(talk.group).person, talk.pk).posts
    for stranger in (None, person()):
        with pytest.raises(Http404):
            queries.thread_page(stranger, talk.pk)


def test_everyone_reads_along_where_the_group_says_so() -> None:
    talk = thread(group(readers="everyone"))
    assert queries.thread_page(None, talk.pk).posts


@pytest.mark.parametrize(
    ("readers", "said", "unsaid"),
    [
        ("everyone", "Anyone on the web can read", "Members of this group"),
        ("members", "Members of this group", "Anyone"),
    ],
)
def test_whoever_writes_is_told_who_can_read_it(readers: str, said: str, unsaid: str) -> None:
    talk = thread(group(readers=readers))
    client = signed_in_client(member(talk.group).person)
    for address in (f"/talk/{talk.pk}/", f"/groups/{talk.group.slug}/talk/new/"):
        honest = client.get(address).content.decode().split('id="honest">')[1].split("</p>")[0]
        assert said in honest and unsaid not in honest


def test_the_way_to_writing_names_the_one_step_before_it() -> None:
    one = member(group())
    Group.objects.filter(pk=one.group_id).update(rules_version=99, rules_floor=99)
    page = signed_in_client(one.person).get(f"/groups/{one.group.slug}/talk/new/")
    assert page.status_code == 409 and "One thing first" in page.content.decode()


@pytest.mark.parametrize("is_blocker", [True, False])
def test_a_block_hides_threads_and_posts_both_ways(is_blocker: bool) -> None:
    talk = thread()
    opener, reader = first_post(talk).author, member(talk.group).person
    assert opener
    block(*((reader, opener) if is_blocker else (opener, reader)))
    assert listed(reader, talk.group) == set()
    with pytest.raises(Http404):
        queries.thread_page(reader, talk.pk)


def test_posts_of_a_blocked_person_are_left_out() -> None:
    talk = thread()
    reader, other = member(talk.group).person, member(talk.group).person
    reply(talk, other)
    block(reader, other)
    assert [post.number for post in queries.thread_page(reader, talk.pk).posts] == [1]


def test_a_muted_person_still_sees_the_one_who_muted_them() -> None:
    talk = thread()
    opener, other = first_post(talk).author, member(talk.group).person
    assert opener
    block(other, opener, is_mute=True)
    assert queries.thread_page(opener, talk.pk).posts and listed(other, talk.group) == set()


@pytest.mark.parametrize(
    ("talks", "shown"),
    [
        ([("heavy", "advice", " grief "), ("plain", "advice", "")], ["plain", "heavy"]),
        (
            [("heard", "listen", ""), ("asked", "information", ""), ("good", "celebrate", "")],
            ["good", "asked", "heard"],
        ),
        (
            [("I do not want to wake up tomorrow", "listen", ""), ("rain", "listen", " grief ")],
            ["rain", "I do not want to wake up tomorrow"],
        ),
        ([("one", "vent", ""), ("two", "listen", "")], ["one", "two"]),
        ([(str(number), "advice", "") for number in range(5)], ["0", "1", "2"]),
    ],
    ids=["without a content note", "good news first", "the gravest last", "else as they come", "three"],
)
def test_who_has_little_strength_is_shown_the_lightest(talks: list[tuple[str, str, str]], shown: list[str]) -> None:
    now, place = timezone.now(), group()
    for minutes, (title, intent, notes) in enumerate(talks):
        at = now - timedelta(minutes=minutes)
        Thread.objects.create(group=place, title=title, intent=intent, notes=notes, last_post_at=at)
    threads, _more = queries.threads_of_group(place.leader, place.pk)
    assert [one.title for one in queries.lightest(threads)] == shown


def test_what_is_not_for_today_is_withheld_from_lists() -> None:
    talk = thread(notes=["grief"], title="My garden")
    reader = member(talk.group, person(not_today={"topics": ["grief"], "words": []})).person
    wordy = member(talk.group, person(not_today={"topics": [], "words": ["garden"]})).person
    plain = member(talk.group).person
    assert [bool(listed(who, talk.group)) for who in (reader, wordy, plain)] == [False, False, True]


def test_posts_with_words_not_for_today_are_withheld() -> None:
    talk = thread()
    reply(talk, body="We talked about the Hospital again")
    reader = member(talk.group, person(not_today={"topics": [], "words": ["hospital"]})).person
    page = queries.thread_page(reader, talk.pk)
    assert page.withheld and [post.number for post in page.posts] == [1]


def test_a_thread_has_pages_with_an_end() -> None:
    talk = thread()
    author = member(talk.group).person
    for _ in range(queries.PAGE):
        reply(talk, author)
    page = queries.thread_page(author, talk.pk)
    last = queries.thread_page(author, talk.pk, page.newer_from or 0)
    assert (len(page.posts), len(last.posts), last.newer_from) == (queries.PAGE, 1, None)


def test_reactions_are_for_the_authors_eyes() -> None:
    talk = thread()
    author, reader, other = first_post(talk).author, member(talk.group).person, member(talk.group).person
    assert author
    actions.react(person=reader, post=first_post(talk), kind="with_you")
    assert queries.thread_page(author, talk.pk).received == {first_post(talk).pk: ["with_you"]}
    assert not queries.thread_page(other, talk.pk).received and not queries.thread_page(other, talk.pk).given


def test_reading_moves_the_mark_forward() -> None:
    talk = thread()
    reader = member(talk.group).person
    actions.mark_read(person=reader, thread_id=talk.pk, number=1)
    reply(talk)
    assert queries.threads_of_group(reader, talk.group_id)[0][0].has_news


def test_the_lean_query_and_the_rule_agree() -> None:
    home, away = group(), group()
    threads = [thread(home), thread(home, is_anonymous=True), thread(away), thread(group(readers="everyone"))]
    people: list[Person | None] = [None, person(), member(home).person, member(away).person, home.leader]
    for one in threads:
        for reader in people:
            allowed = Thread.objects.visible_to(reader).filter(pk=one.pk).exists()
            assert allowed == _reads(reader, one)


def _reads(reader: Person | None, one: Thread) -> bool:
    try:
        return bool(queries.thread_page(reader, one.pk).posts)
    except Http404:
        return False


def signed_in(reader: Person) -> Client:
    client = Client()
    client.force_login(reader)
    return client


def test_a_visitor_gets_no_word_of_a_members_conversation() -> None:
    talk = thread(title="Nobody outside")
    page = Client().get(f"/talk/{talk.pk}/")
    assert page.status_code == 302 and b"Nobody outside" not in page.content


def test_the_page_shows_the_words_and_a_reply_box() -> None:
    talk = thread()
    page = signed_in(member(talk.group).person).get(f"/talk/{talk.pk}/").content.decode()
    assert "A quiet evening" in page and "Your answer" in page


def test_who_asked_is_not_told_how_to_answer_themselves() -> None:
    talk = thread()
    own = signed_in_client(talk.author).get(f"/talk/{talk.pk}/").content.decode()
    others = signed_in_client(member(talk.group).person).get(f"/talk/{talk.pk}/").content.decode()
    assert "Say more, if you like" in own and "They asked for" not in own
    assert "Your answer" in others and "They asked for" in others
