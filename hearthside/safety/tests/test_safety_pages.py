"""The pages of the room."""

from uuid import uuid4

import pytest
from django.urls import reverse

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.kernel.models import AuditEntry
from hearthside.safety import actions, queries, subjects
from hearthside.safety.drafts import DRAFTS
from hearthside.safety.models import Case, Report, Sanction
from hearthside.safety.people import PersonSubject
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

DRAFT = "Are you safe right now?"


@pytest.fixture(autouse=True)
def subject(told):
    subjects.register("person", PersonSubject())
    return notes(text="Everything is dark <today>")


@pytest.fixture
def lead(client):
    sol = person(is_safety_lead=True)
    client.force_login(sol)
    return sol


def page_of(client, name, status=200, **arguments):
    answer = client.get(reverse(name, kwargs=arguments))
    assert answer.status_code == status
    return answer.content.decode()


def step(client, one, verb, **given):
    data = {"version": Case.objects.get(pk=one.pk).version, **given}
    return client.post(reverse("safety:act", args=[one.pk, verb]), data)


def test_the_desk_shows_the_most_needed_first(client, lead):
    case("amber"), case("crisis")
    page = page_of(client, "safety:desk")
    assert page.index("in danger now") < page.index("A very hard time")


def test_the_desk_says_when_the_reader_failed(client, lead):
    case("amber")
    Case.objects.update(is_unread=True)
    assert "The reader could not read everything" in page_of(client, "safety:desk")


def test_the_desk_shows_no_words_of_anybody(client, lead):
    case("red")
    assert "Everything is dark" not in page_of(client, "safety:desk")


def test_the_desk_does_not_exist_for_members(client):
    client.force_login(person())
    page_of(client, "safety:desk", 404)


def test_a_visitor_signs_in_first(client):
    page_of(client, "safety:desk", 302)


@pytest.mark.parametrize("count", [1, 100])
def test_the_queue_asks_as_many_questions_for_one_as_for_many(count, client, lead, django_assert_num_queries):
    for _ in range(count):
        case("amber", scope=uuid4())
    with django_assert_num_queries(1):
        queries.queue(lead)


def test_moderators_see_the_cases_of_their_places_only(client, monkeypatch):
    here, mia = uuid4(), person()
    monkeypatch.setattr(subjects, "_scopes", [lambda one: {here} if one == mia else set()])
    mine, other = case("amber", scope=here), case("amber", scope=uuid4())
    client.force_login(mia)
    page_of(client, "safety:case", case_id=mine.pk)
    page_of(client, "safety:case", 404, case_id=other.pk)
    assert str(other.pk) not in page_of(client, "safety:desk")


def test_opening_a_case_is_audited(client, lead):
    page_of(client, "safety:case", case_id=case().pk)
    assert AuditEntry.objects.filter(verb="case_opened", actor=str(lead.pk)).exists()


def test_the_words_are_covered_until_asked_for(client, lead):
    page = page_of(client, "safety:case", case_id=case().pk)
    assert page.index('<details class="cover"') < page.index("Everything is dark") < page.index("</details>")


def test_what_was_noticed_is_marked_and_escaped(client, lead):
    one = case()
    Case.objects.update(reasons=[{"code": "low_hope", "start": 14, "end": 18}])
    page = page_of(client, "safety:case", case_id=one.pk)
    assert ">dark</mark> &lt;today&gt;" in page


def test_a_step_leads_back_to_the_case(client, lead):
    one = case()
    assert step(client, one, "take").status_code == 302
    assert Case.objects.get().taken_by == lead


def test_a_step_on_a_case_that_moved_keeps_what_was_typed(client, lead):
    one = case()
    answer = step(client, one, "write", text="I wrote this slowly", version=77)
    assert answer.status_code == 409
    assert "I wrote this slowly" in answer.content.decode()


def test_what_was_typed_is_kept_even_when_the_step_is_gone(client, lead):
    one = case()
    Case.objects.update(state="closed", version=5)
    answer = step(client, one, "write", text="I wrote this slowly", version=1)
    assert "I wrote this slowly" in answer.content.decode()


def test_a_draft_is_never_sent_as_it_stands(client, lead, subject):
    assert step(client, case(), "write", text=str(DRAFTS["care"])).status_code == 422
    assert subject.letters == []


def test_a_draft_is_offered_until_words_were_sent(client, lead):
    one = case()
    assert DRAFT in page_of(client, "safety:case", case_id=one.pk)
    assert DRAFT in step(client, one, "write", text=str(DRAFTS["care"])).content.decode()
    step(client, one, "write", text="I read what you wrote. I am here.")
    assert DRAFT not in page_of(client, "safety:case", case_id=one.pk)


def test_a_verb_that_does_not_exist_is_not_found(client, lead):
    assert step(client, case(), "dance").status_code == 404


def test_an_appeal_is_asked_for_and_answered(client, lead):
    ava = person()
    one = case(author=ava)
    step(client, one, "remove", rule="kind_words", reason="It hurt.")
    made = Sanction.objects.get()
    client.force_login(ava)
    assert "It hurt." in page_of(client, "safety:mine")
    client.post(reverse("safety:appeal", args=[made.pk]), {"text": "It was a song."})
    client.force_login(person(is_safety_lead=True))
    assert "It was a song." in page_of(client, "safety:case", case_id=one.pk)
    desk = page_of(client, "safety:desk")
    assert "Their words were taken down." in desk and "Your words" not in desk
    client.post(reverse("safety:answer_appeal", args=[made.pk]), {"outcome": "overturned", "answer": "You are right."})
    client.force_login(ava)
    assert "You are right." in page_of(client, "safety:mine")


def test_a_decision_of_another_does_not_exist(client, lead):
    step(client, case(author=person()), "remove", rule="kind_words", reason="It hurt.")
    client.force_login(person())
    assert client.post(reverse("safety:appeal", args=[Sanction.objects.get().pk]), {"text": "x"}).status_code == 404


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_anyone_can_report_staff(client, is_signed_in):
    mia = person(is_safety_lead=True)
    if is_signed_in:
        client.force_login(person())
    page_of(client, "safety:report", kind="person", subject_id=mia.pk)
    client.post(reverse("safety:report", args=["person", mia.pk]), {"reason": "harassment"})
    assert Report.objects.get().about_person == mia


def test_the_reporter_is_told_when_nobody_is_left(client):
    only = person(is_safety_lead=True)
    answer = client.post(reverse("safety:report", args=["person", only.pk]), {"reason": "harassment"})
    assert "Nobody here can look into this" in answer.content.decode()


def test_the_report_page_says_nothing_of_the_thing(client, subject):
    assert subject.text not in page_of(client, "safety:report", kind="note", subject_id=uuid4())


def test_help_after_hard_words_is_there_for_everybody(client):
    assert "tel:" in page_of(client, "safety:care") or "/help/" in page_of(client, "safety:care")


def test_help_after_hard_words_has_the_lines_of_the_country(client):
    client.force_login(person(country="GB"))
    assert "tel:999" in page_of(client, "safety:care")


def test_help_after_hard_words_leads_back(client):
    assert 'href="/talk/x/"' in client.get("/help/after/?next=/talk/x/").content.decode()


def test_help_after_hard_words_leads_nowhere_else(client):
    assert "elsewhere" not in client.get("/help/after/?next=https://elsewhere.test/").content.decode()


def test_a_paused_person_keeps_help_and_appeal(client):
    client.force_login(person(state="paused_by_team"))
    page_of(client, "safety:care")
    page_of(client, "safety:mine")


def test_a_held_post_says_that_nobody_is_in_trouble(client):
    client.force_login(person())
    assert "You are not in trouble" in page_of(client, "safety:held", kind="note", subject_id=uuid4())


def test_a_case_says_in_whose_hands_it_is_and_what_waits() -> None:
    notes()
    first, second, third = (person(name, is_safety_lead=True) for name in ("Mia", "Sam", "Lou"))
    one = case("red")
    client, address = signed_in_client(third), f"/safety/case/{one.pk}/"
    assert "Nobody is on it yet." in client.get(address).content.decode()
    one.refresh_from_db()
    actions.decide(moderator=first, case=one, verb="take", version=one.version)
    assert "Mia is on it." in client.get(address).content.decode()
    one.refresh_from_db()
    actions.decide(moderator=first, case=one, verb="close", version=one.version, outcome="supported")
    page = client.get(address).content.decode()
    assert page.count("Mia would like to close it: the person has support now. A second person has to agree.") == 2
    assert "Mia: asked to close it" in page
    one.refresh_from_db()
    actions.decide(moderator=second, case=one, verb="confirm_close", version=one.version)
    assert "It is closed: the person has support now." in client.get(address).content.decode()


def test_what_a_button_does_stands_below_it_and_not_below_another() -> None:
    notes()
    lea, one = person("Lea", is_safety_lead=True), case("amber")
    page = signed_in_client(lea).get(f"/safety/case/{one.pk}/").content.decode()
    assert page.index("Make it more urgent</button>") < page.index("One tap. If you are not sure, do it.")
