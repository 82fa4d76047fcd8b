"""The search page: what it says, and what it leaves nowhere."""

import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.conversations.tests.builders import reply, thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.models import AuditEntry
from hearthside.safety.models import Case
from hearthside.search import building, tasks, worry
from hearthside.search.actions import be_findable
from hearthside.search.tests.builders import taken_in
from hearthside.search.tests.harms import harm
from hearthside.search.tests.questions import HOSTILE

pytestmark = pytest.mark.django_db
WORD = "quagmire"


@pytest.fixture
def home() -> Group:
    return group("Evening table")


@pytest.fixture
def reader(home: Group) -> Person:
    return member(home).person


@pytest.fixture
def client(reader: Person, home: Group) -> Client:
    fresh_counters()
    reply(thread(home, title="The long week"), body=f"It was a {WORD} of a <b>day</b>.")
    taken_in()
    return signed_in_client(reader)


def ask(client: Client, text: str, **more: str) -> str:
    answer = client.post(reverse("search:search"), {"q": text, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_the_conversation_and_marks_the_word(client):
    page = ask(client, WORD)
    assert "The long week" in page and f"<mark>{WORD}</mark>" in page
    assert "<b>day</b>" not in page


def test_nothing_found_says_what_one_can_do(client):
    page = ask(client, "nothingofthekind")
    assert "Nothing found this time" in page and reverse("groups:list") in page


@pytest.mark.parametrize(
    ("text", "words"), [("", "Type a word or two"), ("-night", "what to leave out"), ("who am I", "nearly everything")]
)
def test_a_question_without_words_is_answered_kindly(client, text, words):
    assert words in ask(client, text)


def test_a_long_question_is_looked_for_by_its_first_words(client):
    assert "we looked for the first words" in ask(client, f"{WORD} " * 1500)


def test_hostile_questions_are_answered_and_run_nothing(client, monkeypatch):
    monkeypatch.setattr("hearthside.search.views.check_rate", lambda *args, **more: None)
    for text in HOSTILE:
        page = ask(client, text.encode(errors="replace").decode())
        assert "<script>alert" not in page and "49" not in re.findall(r"<h1>.*?</h1>", page)


def test_the_question_stands_in_no_address_title_or_header(client):
    answer = client.post(reverse("search:search"), {"q": WORD})
    head = answer.content.decode().split("</head>")[0]
    assert WORD not in head and WORD not in str(answer.headers) and not answer.get("Location")
    assert "no-store" in answer["Cache-Control"]


def test_the_page_reads_no_question_from_an_address(client):
    answer = client.get(reverse("search:search"), {"q": WORD})
    assert WORD not in answer.content.decode()


def test_nothing_is_written_when_somebody_asks(client, caplog):
    ask(client, WORD)
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as seen:
        ask(client, f"{WORD} elsewhere")
    writes = [one["sql"] for one in seen.captured_queries if re.match(r"\s*(INSERT|UPDATE|DELETE)", one["sql"])]
    assert writes == []
    said = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not any(WORD in one for one in said)
    assert not any(WORD in one["sql"] for one in seen.captured_queries)


def test_as_few_statements_for_much_as_for_little(client, home, reader):
    few = statements(client)
    for number in range(30):
        fresh_counters()
        reply(thread(home, title=f"Week {number}"), body=f"It was a {WORD} of a day.")
    taken_in()
    many = statements(client)
    assert len(few) <= 10 and len(many) <= 10, "\n".join(many)


def statements(client: Client) -> list[str]:
    ask(client, f"{WORD} day")
    with CaptureQueriesContext(connection) as seen:
        ask(client, f"{WORD} day")
    return [one["sql"] for one in seen.captured_queries if "SAVEPOINT" not in one["sql"]]


def test_more_comes_with_one_touch_and_has_an_end(client, home):
    for number in range(25):
        fresh_counters()
        reply(thread(home, title=f"Week {number}"), body=f"It was a {WORD} of a day.")
    taken_in()
    first = ask(client, WORD)
    assert first.count("<mark>") == 20 and "Show more" in first
    second = ask(client, WORD, page="2")
    assert second.count("<mark>") == 26 and "That is all for now" in second


@pytest.mark.parametrize("page", ["0", "-1", "99", "999999999999", "x", "²"])
def test_an_odd_page_is_a_page(client, page):
    assert "The long week" in ask(client, WORD, page=page)


def test_words_of_somebody_in_danger_bring_help_first_and_leave_no_trace(client):
    cases, entries = Case.objects.count(), AuditEntry.objects.count()
    page = ask(client, "I want to die")
    assert page.index("people who are awake") < page.index("Nothing found this time")
    assert (Case.objects.count(), AuditEntry.objects.count()) == (cases, entries)


def test_one_heavy_word_alone_brings_help_and_what_was_found(client):
    page = ask(client, f"suicide {WORD}")
    assert "people who are awake" in page and "The long week" in page


def test_looking_for_harm_finds_people_and_nothing_else(client, monkeypatch):
    monkeypatch.setattr(worry, "_readers", [lambda text: worry.Reading(shows_help=True, looks_for_harm=True)])
    page = ask(client, WORD)
    assert "people who are awake" in page and "The long week" not in page


def test_a_reader_that_fails_counts_as_help_first(monkeypatch):
    monkeypatch.setattr(worry, "_readers", [lambda text: 1 / 0])
    assert worry.read("soup") == worry.Reading(shows_help=True)


def lose() -> None:
    harm("the documents are emptied" if connection.vendor == "postgresql" else "the words are dropped")


def test_a_lost_index_keeps_nobody_from_taking_words_back(client, home):
    from hearthside.conversations import actions

    post = reply(thread(home))
    lose()
    assert post.author
    actions.take_back(author=post.author, post=post)
    assert "being rebuilt" in ask(client, WORD)


def test_the_minute_builds_a_lost_index_again(client):
    lose()
    ask(client, WORD)
    tasks.take_in_news()
    assert "The long week" in ask(client, WORD)


def test_another_secret_means_another_index(client, settings):
    settings.SECRET_KEY = "another"
    assert not building.is_whole(building.current_state())


@pytest.mark.usefixtures("still_clock")
def test_nobody_asks_without_end(client):
    for _ in range(60):
        ask(client, WORD)
    assert client.post(reverse("search:search"), {"q": WORD}).status_code == 429


def test_being_found_is_off_until_somebody_says_so_and_off_again_with_one_touch():
    fresh_counters()
    browser = signed_in_client(person())
    address = reverse("search:found")
    assert "You cannot be found now" in browser.get(address).content.decode()
    assert browser.post(address, {"topics": ["grief"]}).status_code == 302
    assert "You can be found now" in browser.get(address).content.decode()
    assert browser.post(address, {"wish": "no"}).status_code == 302
    assert "You cannot be found now" in browser.get(address).content.decode()


@pytest.mark.parametrize("asked", ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\U0001f469\u200d\U0001f467"])
def test_a_question_comes_back_with_the_signs_that_join_its_letters(client, asked):
    assert f'value="{asked}"' in ask(client, asked)


LONE = ['"', "-", "*", '"" -', "* * *", "((", "%", "...", "\u202e\u202c", "\x00", " "]


@pytest.mark.parametrize("signs", LONE, ids=range(len(LONE)))
def test_signs_without_a_word_ask_for_nothing_and_are_told_what_to_type(client, signs):
    page = ask(client, signs)
    assert "Type a word or two" in page
    assert "Is it hard right now" not in page and "If it is hard right now" not in page


@pytest.mark.parametrize("words", ["sleep", "2024", "café", "睡眠", "🌧️", '"long night"', "walk -dog"])
def test_calm_words_bring_no_notice_of_help(client, words):
    assert "Is it hard right now" not in ask(client, words)


@pytest.mark.parametrize(
    "words", ["suicide", '"want to die"', "988", "*suicide*", "\u202eI want to die\u202c", "не хочу больше жить так"]
)
def test_words_that_may_ask_for_help_bring_it_first(client, words):
    assert "Is it hard right now" in ask(client, words)


def test_a_picture_alone_brings_a_quiet_line(client):
    assert "If it is hard right now" in ask(client, "😭")


def test_somebody_who_has_been_here_is_two_touches_away_and_leads_to_the_shared_group(client, home):
    other = member(home, person("Marigold")).person
    be_findable(person=other, topics=["grief"])
    assert ">Grief and loss<" in re.sub(r"\s*([<>])\s*", r"\1", client.get(reverse("search:search")).content.decode())
    page = ask(client, "Grief and loss")
    assert "Marigold" in page and "Nobody else is shown" in page
    assert f'<a href="{reverse("groups:group", args=[home.slug])}">Say hello in Evening table</a>' in page


def test_a_visitor_is_offered_no_people():
    assert "Someone who has been here" not in Client().get(reverse("search:search")).content.decode()
