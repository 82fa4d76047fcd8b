"""The driver for OpenSearch keeps to its documented calls, finds what the others find, and is never a reason to fail."""

from collections.abc import Iterator

import pytest
from django_tasks_db.models import DBTaskResult

from hearthside.conversations import actions
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import reply, thread
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.jobs import find
from hearthside.search import building, kinds
from hearthside.search.engines import Wanted, engine
from hearthside.search.queries import search
from hearthside.search.terms import choices, words_in
from hearthside.search.tests.builders import Notes, found, taken_in
from hearthside.search.tests.questions import FINDS, HOSTILE, NOTES
from hearthside.search.tests.server import Cluster, cluster

pytestmark = pytest.mark.django_db


@pytest.fixture
def far(settings) -> Iterator[Cluster]:
    settings.SEARCH_LANGUAGES = ["en", "de", "fr", "ru"]
    with cluster() as made:
        settings.SEARCH_URL = made.url
        yield made
        assert made.faults == []


@pytest.fixture
def notes(far: Cluster, monkeypatch) -> Notes:
    made = Notes(NOTES)
    monkeypatch.setattr(kinds, "_kinds", {"note": made})
    while not building.step(most=5):
        pass
    return made


def test_every_question_finds_what_it_finds_elsewhere(notes):
    for question, names in FINDS.items():
        assert {name for name in found(None, question) if name in names} == names, question


def test_hostile_questions_never_reach_it(notes, far):
    for question in HOSTILE:
        found(None, question)
    assert far.faults == []


def test_no_word_and_no_name_is_sent(notes, far):
    found(None, "panic bus")
    sent = "\n".join(far.bodies).lower()
    assert not any(word in sent for word in ("panic", "river", "mother", "schlaf", "東京"))


def test_things_are_walked_through_a_few_at_a_time(notes):
    seen, place = list[object](), ""
    while True:
        some, place = engine().subjects_after("note", place, 5)
        seen += some
        if len(some) < 5:
            break
    assert sorted(map(str, seen)) == sorted(map(str, notes.notes))


def test_a_minus_and_a_sign_narrow_what_comes(notes):
    def group_of(text: str) -> frozenset[int]:
        (word,) = words_in(text)
        return choices(word)

    rows = engine().newest(Wanted([group_of("panic")], without=group_of("bus"), kind="note"), 10)
    assert [row.subject for row in rows] == [notes.key("walk")]
    assert engine().newest(Wanted([group_of("panic")], signs=group_of("river")), 10)[0].subject == notes.key("walk")


def test_one_that_cannot_be_reached_is_said_and_is_not_lost(notes, far):
    far.is_broken = True
    results = search(None, "panic")
    assert not results.is_whole and results.is_empty
    far.is_broken = False
    assert found(None, "panic") == ["panic", "walk"]


def test_one_that_lost_its_index_is_filled_again(notes, far):
    far.shapes.clear()
    far.documents.clear()
    assert not search(None, "panic").is_whole
    while not building.step():
        pass
    assert found(None, "panic") == ["panic", "walk"]


def test_taking_words_back_needs_nothing_of_it_and_hides_at_once(far):
    home = group("Evening table")
    reader, post = member(home).person, reply(thread(home, title="The long week"), body="It was a quagmire.")
    taken_in()
    assert found(reader, "quagmire") == ["The long week"]
    far.is_broken = True
    assert post.author
    actions.take_back(author=post.author, post=post)
    far.is_broken = False
    assert found(reader, "quagmire") == []
    run_jobs("hearthside.search.tasks:")
    assert post.pk not in engine().subjects_after("post", "", 100)[0]


def run_jobs(of: str) -> None:
    for row in DBTaskResult.objects.filter(args_kwargs__kwargs__name__startswith=of):
        find(row.args_kwargs["kwargs"]["name"])(**row.args_kwargs["kwargs"]["arguments"])


def test_what_lies_in_a_scope_is_dropped_from_it_and_nothing_else(far):
    made, other = group(), group()
    for place in (made, other):
        reply(thread(place, place.leader, title="A walk"), place.leader, "The tea was good.")
    taken_in()
    before = set(engine().subjects_after("post", "", 1000)[0])
    engine().drop_scope(made.pk)
    left = set(engine().subjects_after("post", "", 1000)[0])
    assert (len(before), len(left)) == (4, 2)
    assert set(Post.objects.filter(pk__in=left).values_list("thread__group", flat=True)) == {other.pk}
