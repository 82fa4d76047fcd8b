"""The reflection: skippable, one at a time and on one page, help first where it is asked for, and answers that leave no trace."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.finding import shelf
from hearthside.finding.queries import _open_to_read
from hearthside.finding.questions import QUESTIONS, SHORT, said_in
from hearthside.finding.tests.builders import ask, told
from hearthside.groups.tests.builders import group, member

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def text(answer) -> str:
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def heading(answer) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", text(answer), re.S)[1])


def test_there_are_twelve_to_eighteen_questions():
    assert 12 <= len(QUESTIONS) <= 18


def test_a_visitor_can_skip_every_question_and_still_finds_groups():
    told("Open table")
    client, answer, asked = Client(), Client().get("/find/questions/"), []
    while (at := re.search(r'name="at" value="(\w+)"', answer.content.decode())) and at[1] not in asked:
        asked.append(at[1])
        answer = ask(client, go="skip", at=at[1])
    assert "Open table" in text(answer) and len(asked) >= 12


def test_what_was_said_is_carried_along_and_back():
    answer = ask(Client(), go="next", at="want", topics=["grief"], want=["heard"])
    assert '<input type="hidden" name="q_topics" value="grief">' in text(answer)
    back = ask(Client(), go="back", at="want", topics=["grief"])
    assert 'value="grief" checked' in text(back)


def test_the_short_way_asks_four_questions():
    client, asked, at = Client(), [], ""
    for _ in range(9):
        answer = client.post("/find/questions/", {"short": "1", "go": "skip", "at": at})
        if not (found := re.search(r'name="at" value="(\w+)"', answer.content.decode())):
            break
        at = found[1]
        asked.append(at)
    assert asked == [question.id for question in SHORT]


def test_all_questions_stand_on_one_page_and_keep_what_was_said():
    shown = text(ask(Client(), go="all", topics=["grief"]))
    assert all(str(question.text) in shown for question in QUESTIONS if question.id != "language")
    assert 'value="grief" checked' in shown


def test_languages_are_asked_only_where_there_is_a_choice():
    assert "Which languages" not in text(Client().get("/find/page/"))
    told("Stolik", languages=["pl"])
    shelf.forget()
    assert "polski" in text(Client().get("/find/page/"))


def test_a_member_is_not_asked_their_age_and_sees_groups_of_it():
    told("Grown-ups", age_band="18_plus")
    young = signed_in_client(person(age_band="16_17"))
    assert "How old are you?" not in text(young.get("/find/page/"))
    assert "Grown-ups" not in text(ask(young, age="18_plus"))


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("danger", "Please talk to someone now"),
        ("thoughts", "Thank you for telling us"),
        ("harmed", "You do not deserve to be hurt"),
    ],
)
@pytest.mark.parametrize("go", ["next", "show", "all"])
def test_help_comes_first_where_an_answer_asks_for_it(said: str, first: str, go: str):
    told("Open table")
    answer = ask(Client(), go=go, at="safety", safety=said)
    assert first in heading(answer) and "Open table" not in text(answer)


def test_after_help_one_tap_leads_on_to_where_it_was_going():
    told("Open table")
    answer = Client().post("/find/questions/", {"q_safety": "danger", "seen": "1", "go": "show", "at": "safety"})
    assert "Open table" in text(answer) and "Need help now?" in text(answer)


def test_a_small_word_about_help_stays_unless_somebody_is_okay():
    assert "Need help now?" in text(ask(Client(), go="next", at="safety", safety="shaky"))
    assert "Need help now?" in text(ask(Client(), go="skip", at="safety"))
    assert "Need help now?" not in text(ask(Client(), go="next", at="safety", safety="ok"))


def test_who_is_too_young_meets_people_for_them_and_no_groups():
    told("Open table", age_band="all")
    answer = ask(Client(), age="u16", topics=["grief"])
    assert "You still deserve help" in heading(answer)
    assert "Open table" not in text(answer) and "grief" not in text(answer).split("<main")[1].split("hidden")[0]


def test_results_say_in_words_what_speaks_for_a_group_and_what_to_know_before():
    told(
        "Evening tide",
        topics=["grief"],
        goals=["heard"],
        ways=["text"],
        heavy=["suicide"],
        cost="paid",
        newcomers="yes",
    )
    shown = text(ask(Client(), topics=["grief"], want=["heard"], ways=["text"], access=["captions"]))
    for words in (
        "About: Grief.",
        "It helps with: To be heard, without fixing.",
        "You can take part by: Live text chat.",
    ):
        assert words in shown
    for words in ("Often spoken of there: Suicide.", "There is a price.", "We do not know yet: Captions."):
        assert words in shown
    assert not re.search(r"\d+\s?%|score|\bmatch", shown.split("<main")[1])


def test_an_empty_house_still_offers_ways_on():
    shown = text(ask(Client(), topics=["grief"]))
    for words in (
        "Nothing fits all of it yet",
        "Start a small circle",
        "Things to do on your own",
        "Talk to a trained person",
    ):
        assert words in shown


def test_what_comes_nearest_says_what_it_lacks_and_which_answer_to_let_go():
    told("Paid table", cost="paid")
    answer = ask(Client(), access=["free"])
    assert "Something you need is not there yet." in text(answer) and 'value="drop:access"' in text(answer)
    assert "Places that may fit" in heading(ask(Client(), go="drop:access", access=["free"]))


def test_a_group_one_is_in_is_not_proposed_again():
    mine = member(group("My table"))
    assert "My table" not in text(ask(signed_in_client(mine.person)))


@pytest.mark.parametrize(
    "sent",
    [
        {"go": "drop:"}, {"go": "x" * 5000}, {"at": "nowhere", "go": "next"}, {"q_topics": "<script>", "go": "show"},
        {"q_safety": "\x00", "go": "back", "at": "safety"}, {"q_access": [str(n) for n in range(60)], "go": "all"},
    ],
)  # fmt: skip
def test_strange_answers_do_no_harm(sent):
    assert Client().post("/find/questions/", sent).status_code == 200


def test_no_more_answers_are_taken_than_a_question_has_room_for():
    from django.http import QueryDict

    assert len(said_in(QueryDict("q_topics=grief&q_topics=ocd&q_topics=trauma&q_topics=anxiety"))["topics"]) == 3


def test_answers_are_in_no_address_no_cookie_no_session_and_no_store(caplog):
    told("Open table", topics=["grief"])
    client = Client()
    with caplog.at_level("DEBUG", logger="hearthside"):
        answer = ask(client, go="show", at="topics", topics=["grief"], avoid=["abuse"])
    assert answer["Cache-Control"] == "no-store, private" and answer.request["QUERY_STRING"] == ""
    assert settings.SESSION_COOKIE_NAME not in client.cookies and "grief" not in str(client.cookies) + caplog.text
    links = re.findall(r'(?:href|action)="([^"]+)"', text(answer))
    assert links and not [link for link in links if "grief" in link or "abuse" in link or "q_" in link]


def test_every_form_of_the_finder_sends_answers_in_its_body():
    told("Open table", topics=["grief"])
    pages = [
        ask(Client(), topics=["grief"]),
        ask(Client(), go="next", topics=["grief"]),
        ask(Client(), go="all"),
        Client().get("/find/"),
    ]
    forms = [form for page in pages for form in re.findall(r"<form[^>]*>(?:(?!</form>).)*", text(page), re.S)]
    assert forms and not [form for form in forms if 'method="get"' in form and "q_" in form]


@pytest.mark.parametrize("path", ["", "well/", "beside/", "own/", "small/", "look/"])
def test_every_link_of_the_paths_leads_somewhere(path: str):
    told("Reading room", readers="everyone")
    for client in (Client(), signed_in_client(person())):
        shown = text(client.get(f"/find/{path}")).split("<main")[1].split("</main")[0]
        for link in set(re.findall(r'href="(/[^"#?]*)', shown)):
            assert client.get(link, follow=True).status_code == 200, link


@pytest.mark.parametrize("path", ["well", "beside"])
def test_the_forms_of_the_paths_lead_to_groups(path: str):
    told("Walkers", topics=["outdoors", "carers_family"])
    shown = text(Client().get(f"/find/{path}/"))
    form = next(form for form in re.findall(r"<form[^>]*>(?:(?!</form>).)*", shown, re.S) if "q_topics" in form)
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(q_\w+)" value="(\w+)"', form):
        sent.setdefault(name, []).append(value)
    assert "Walkers" in text(Client().post("/find/questions/", {**sent, "go": "show"}))


def test_who_would_like_to_help_others_is_led_straight_to_groups_that_do() -> None:
    told("Passing it on", goals=["give"])
    told("Quiet corner", goals=["heard"])
    client = Client()
    page = text(client.get("/find/well/"))
    sent = dict(re.findall(r'<form method="post" action="/find/look/".*?name="(goal)" value="(\w+)"', page, re.S))
    found = text(client.post("/find/look/", sent))
    assert "Passing it on" in found and "Quiet corner" not in found


def test_a_group_to_read_along_in_is_one_for_those_who_care_only_where_there_is_no_other() -> None:
    group("A table for carers", readers="everyone", topics=["carers_family"])
    assert "a-table-for-carers" in _open_to_read()
    group("Walks", readers="everyone", topics=["outdoors"])
    assert "walks" in _open_to_read()
