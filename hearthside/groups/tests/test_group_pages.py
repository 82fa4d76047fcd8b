"""The pages: what people can do with them, and what they cost."""

import re

import pytest
from django.test import Client

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.groups import actions
from hearthside.groups.actions.telling import write_facts
from hearthside.groups.facts import Facts
from hearthside.groups.ground_rules import Rule, adjustable_rules, starting_rules
from hearthside.groups.models import SHUT, Group, GroupState, Joining, Membership, Role, Standing, Visibility
from hearthside.groups.tests.builders import group, member

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Slow mornings", "purpose": "To start the day together.", "for_whom": "People who find mornings hard.",
    "leadership": "peer_led", "mode": "online", "membership": "open", "visibility": "listed", "joining": "open",
    "age_band": "18_plus", "topics": ["depression"], "rules_read": "on",
}  # fmt: skip


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_a_visitor_reads_what_a_group_is_for() -> None:
    made = group(purpose="We talk about grief.", how_it_is_kept_safe="Somebody reads along in the evening.")
    shown = page(Client(), f"/groups/{made.slug}/")
    for words in (
        "We talk about grief.",
        "Somebody reads along",
        "Led by peers",
        made.leader.name,
        "Be kind",
        "Make a name, to come in",
        "I have a name here",
    ):
        assert words in shown


@pytest.mark.parametrize(("readers", "is_shown"), [("everyone", True), ("members", False)])
def test_who_may_read_along_finds_the_way_to_it_before_joining(readers: str, is_shown: bool) -> None:
    made = group(readers=readers)
    talk = f"/groups/{made.slug}/talk/"
    assert (f'href="{talk}"' in page(Client(), f"/groups/{made.slug}/")) is is_shown


def test_joining_leads_to_the_rules_and_agreeing_to_the_group() -> None:
    made, who = group(), person()
    client = signed_in_client(who)
    assert client.post(f"/groups/{made.slug}/join/").url == f"/groups/{made.slug}/agree/"
    assert "What we agree on" in page(client, f"/groups/{made.slug}/agree/")
    assert client.post(f"/groups/{made.slug}/agree/", {"version": "1", "agreed": "yes"}).status_code == 302
    assert Membership.objects.get(person=who).agreed_version == 1


@pytest.mark.parametrize(
    "sent", [{}, {"version": "1"}, {"version": "x", "agreed": "yes"}, {"version": "9", "agreed": "yes"}]
)
def test_nothing_but_a_tick_for_the_newest_rules_counts_as_agreeing(sent: dict[str, str]) -> None:
    made = group()
    mine = member(made, agreed=False)
    answer = signed_in_client(mine.person).post(f"/groups/{made.slug}/agree/", sent)
    mine.refresh_from_db()
    assert (answer.status_code, mine.agreed_version) == (422, 0)


def test_the_agree_page_says_in_words_what_is_new() -> None:
    made = group()
    mine = member(made)
    rules = [*starting_rules(), Rule(id="own_1", title="Tea first", text="We begin with tea.")]
    actions.change_rules(actor=made.leader, group=made, rules=rules, change_note="We all asked for it.")
    shown = page(signed_in_client(mine.person), f"/groups/{made.slug}/agree/")
    assert "Added: Tea first" in shown and "We all asked for it." in shown


def test_a_request_is_answered_on_the_leaders_page() -> None:
    made, who = group(joining=Joining.REQUEST), person("Quiet Tern")
    signed_in_client(who).post(f"/groups/{made.slug}/join/")
    leader = signed_in_client(made.leader)
    assert "Quiet Tern" in page(leader, f"/groups/{made.slug}/requests/")
    leader.post(f"/groups/{made.slug}/requests/{who.pk}/", {"answer": "yes"})
    assert Membership.objects.get(person=who).state == Standing.ACTIVE


@pytest.mark.parametrize(("about", "uses"), [({}, "1"), ({"is_circle": True, "visibility": Visibility.PRIVATE}, "2")])
def test_an_invitation_to_a_circle_is_for_two_friends_unless_the_founder_says_otherwise(about: dict, uses: str) -> None:
    made = group(**about)
    shown = page(signed_in_client(made.leader), f"/groups/{made.slug}/invitations/")
    assert re.search(r'<option value="(\d+)" selected>', shown)[1] == uses


def test_an_invitation_is_a_link_a_picture_and_a_card() -> None:
    made, who = group(joining=Joining.INVITATION), person()
    shown = (
        signed_in_client(made.leader)
        .post(f"/groups/{made.slug}/invitations/", {"uses": "1", "days": "2"})
        .content.decode()
    )
    assert "<svg" in shown and "style=" not in shown
    link = re.search(r"/groups/join/[\w-]+/", shown)[0]
    assert made.name in Client().get(link, follow=True).content.decode()
    comer = signed_in_client(who)
    assert comer.post(comer.get(link).url).url == f"/groups/{made.slug}/agree/"


def test_the_rules_editor_says_who_must_agree_again_before_it_saves() -> None:
    made = group()
    client = signed_in_client(made.leader)
    kept = [rule["id"] for rule in adjustable_rules()]
    sent = {"kept": kept, "title_0": "Tea first", "text_0": "We begin with tea."}
    shown = client.post(f"/groups/{made.slug}/lead/rules/", {**sent, "step": "preview"}).content.decode()
    assert "Added: Tea first" in shown and "Everybody in the group" in shown
    assert Group.objects.get(pk=made.pk).rules_version == 1
    assert client.post(f"/groups/{made.slug}/lead/rules/", {**sent, "step": "publish"}).status_code == 302
    assert Group.objects.get(pk=made.pk).rules_floor == 2


def test_typed_words_survive_a_refusal() -> None:
    made = group()
    sent = {"text_0": "We begin with tea.", "step": "preview"}
    answer = signed_in_client(made.leader).post(f"/groups/{made.slug}/lead/rules/", sent)
    assert answer.status_code == 422 and "We begin with tea." in answer.content.decode()


def test_somebody_asks_for_a_group_and_the_team_opens_it() -> None:
    asker, lead, team = person(), person("Robin", is_safety_lead=True), person(is_operator=True)
    assert signed_in_client(asker).post("/groups/new/", FORM | {"safety_lead": str(lead.pk)}).status_code == 302
    made = Group.objects.get()
    assert (made.state, made.leader, made.slug) == (GroupState.IN_REVIEW, asker, "slow-mornings")
    assert "Slow mornings" not in page(Client(), "/groups/")
    client = signed_in_client(team)
    assert "Slow mornings" in page(client, "/groups/waiting/")
    client.post("/groups/waiting/slow-mornings/", {"answer": "open"})
    assert "Slow mornings" in page(Client(), "/groups/")


@pytest.mark.parametrize(
    "gap", ["name", "purpose", "for_whom", "leadership", "mode", "membership", "safety_lead", "rules_read"]
)
def test_a_group_cannot_be_asked_for_with_a_gap(gap: str) -> None:
    lead = person(is_safety_lead=True)
    sent = {name: value for name, value in (FORM | {"safety_lead": str(lead.pk)}).items() if name != gap}
    assert signed_in_client(person()).post("/groups/new/", sent).status_code == 422
    assert not Group.objects.exists()


@pytest.mark.parametrize("state", [state for state in GroupState.values if state not in ("idea", "draft", "in_review")])
def test_every_state_of_a_group_has_its_words(state: str) -> None:
    made = group(state=state)
    member_page = page(signed_in_client(member(made).person), f"/groups/{made.slug}/")
    assert made.get_state_display() in member_page or state == GroupState.OPEN


@pytest.mark.parametrize("asked", ["topic=grief", "mode=in_person&page=2", "leadership=professional", "topic=%00", "x"])
def test_an_old_address_that_says_what_somebody_looked_for_leads_to_one_that_does_not(asked: str) -> None:
    group("Walkers")
    gone = Client().get(f"/groups/?{asked}")
    assert (gone.status_code, gone.url) == (302, "/groups/")


def test_the_list_leads_to_the_form_in_which_one_can_look() -> None:
    assert 'href="/find/look/"' in page(Client(), "/groups/")


def test_a_group_that_is_about_to_end_is_not_in_the_list() -> None:
    group("Ends soon", state="closing")
    group("Full for now", state="full")
    found = page(Client(), "/groups/")
    assert "Ends soon" not in found and "Full for now" in found


@pytest.mark.parametrize(
    ("state", "is_member"),
    [*((state, True) for state in SHUT), *((state, False) for state in SHUT if state != GroupState.ARCHIVED)],
)
def test_the_page_of_a_group_that_takes_nobody_says_nowhere_that_people_can_come_in(
    state: str, is_member: bool
) -> None:
    made = group(state=state, joining=Joining.OPEN, membership="open")
    write_facts(made, Facts(newcomers="yes"))
    client = signed_in_client(member(made).person if is_member else person())
    text = page(client, f"/groups/{made.slug}/")
    said = ["Anyone here can join", "New people can join at any time", "New people are welcome", "/join/"]
    assert [words for words in said if words in text] == [] and "Nobody new comes in now" in text


@pytest.mark.parametrize("asked", ["page=0", "page=-1", "page=x", "page=99999999999999", "page=²"])
def test_strange_wishes_do_no_harm(asked: str) -> None:
    group()
    assert Client().get(f"/groups/?{asked}").status_code == 200


def test_the_list_has_pages_of_ten_and_an_end() -> None:
    for _number in range(12):
        group()
    assert page(Client(), "/groups/").count("card-link") == 10
    assert "You have seen them all" in page(Client(), "/groups/?page=2")


def test_no_page_counts_people() -> None:
    made = group()
    for _number in range(3):
        member(made)
    shown = page(signed_in_client(made.leader), f"/groups/{made.slug}/people/")
    assert not re.search(r"\b4\b", re.sub(r"<[^>]*>|Person \d+|Group \d+", " ", shown))


@pytest.mark.parametrize("many", [1, 50])
def test_pages_cost_the_same_for_one_and_for_fifty(many: int, django_assert_max_num_queries) -> None:
    made = group(joining=Joining.REQUEST)
    for _number in range(many):
        member(made)
        asked = group()
        member(made, state=Standing.ASKED, agreed=False)
        member(asked, made.leader)
    client = signed_in_client(made.leader)
    sign_in = 2  # the session and the person
    for address, most in [
        ("/groups/", 2), ("/groups/mine/", 1), (f"/groups/{made.slug}/", 3), (f"/groups/{made.slug}/rules/", 2),
        (f"/groups/{made.slug}/agree/", 2), (f"/groups/{made.slug}/people/", 4), (f"/groups/{made.slug}/requests/", 3),
        (f"/groups/{made.slug}/invitations/", 3), (f"/groups/{made.slug}/lead/", 3),
    ]:  # fmt: skip
        client.get(address)
        with django_assert_max_num_queries(most + sign_in):
            client.get(address)


def test_checking_whether_somebody_may_write_costs_one_query(django_assert_num_queries) -> None:
    from hearthside.groups.access import check_can_write

    made = group()
    who = member(made, role=Role.HELPER).person
    with django_assert_num_queries(1):
        check_can_write(who, made)


def test_a_new_group_begins_with_the_choices_that_keep_most_doors_closed() -> None:
    lead = person("Lio", is_safety_lead=True)
    shown = page(signed_in_client(person("Sol", is_operator=True)), "/groups/new/")
    for name, value in (("leadership", "peer_led"), ("joining", "request"), ("safety_lead", str(lead.pk))):
        assert re.search(rf'name="{name}" value="{value}"[^>]* checked', shown), name


def test_of_two_who_could_lead_safety_neither_is_chosen_beforehand() -> None:
    person("Lio", is_safety_lead=True), person("Ash", is_safety_lead=True)
    shown = page(signed_in_client(person("Sol", is_operator=True)), "/groups/new/")
    assert not re.search(r'name="safety_lead"[^>]* checked', shown)


def test_who_looks_after_something_can_give_it_back_and_is_a_member_then() -> None:
    made = group()
    client = signed_in_client(made.leader)
    address = f"/groups/{made.slug}/you/"
    assert "Be a member only" in page(client, address)
    assert client.post(f"/groups/{made.slug}/you/step-back/").status_code == 302
    assert "Give your task back" not in page(client, address)


def test_an_invitation_asks_no_more_people_than_the_group_has_seats() -> None:
    small, large = group(seats=8), group()
    offered = page(signed_in_client(small.leader), f"/groups/{small.slug}/invitations/")
    assert "Up to five" in offered and "Up to twenty" not in offered
    assert "Up to fifty" in page(signed_in_client(large.leader), f"/groups/{large.slug}/invitations/")
