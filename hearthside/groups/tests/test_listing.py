"""A hidden group is shown to everybody only after a second look by the team; one that is hidden tells its people."""

import re
from dataclasses import replace

import pytest

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.groups import actions
from hearthside.groups.models import Group, Joining, Standing, Visibility
from hearthside.groups.plans import Plan
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.worker import run_due
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def plan_of(made: Group, **changed: str) -> Plan:
    return replace(Plan(**{name: getattr(made, name) for name in Plan.__dataclass_fields__}), **changed)


def edit(made: Group, actor: Person | None = None, **changed: str) -> Group:
    who = actor or made.leader
    assert who
    actions.edit_group(actor=who, group=made, plan=plan_of(made, **changed))
    made.refresh_from_db()
    return made


def hidden() -> tuple[Group, Person, Person]:
    """A hidden group, a member of it and somebody of the team."""
    made = group(visibility=Visibility.PRIVATE)
    return made, member(made).person, person(is_operator=True)


def asked(made: Group, joining: str = "request") -> Group:
    return edit(made, visibility="listed", joining=joining)


def told(who: Person, kind: str) -> int:
    run_due()
    return Notice.objects.filter(person=who, kind=f"groups.{kind}").count()


def test_a_leader_alone_lists_no_hidden_group() -> None:
    made, mate, team = hidden()
    asked(made)
    assert made.is_private and made.joining == Joining.INVITATION and made.listing_wish == "request"
    assert not Group.objects.visible_to(person()).filter(pk=made.pk).exists()
    assert (told(team, "listing_wish"), told(mate, "listing_asked"), told(mate, "now_listed")) == (1, 1, 0)


def test_the_rest_of_what_was_said_holds_at_once() -> None:
    made, _mate, _team = hidden()
    edit(made, visibility="listed", joining="open", purpose="Another purpose.")
    assert made.purpose == "Another purpose." and made.is_private


def test_the_team_lists_it_with_the_way_that_was_asked_for_and_its_people_hear() -> None:
    made, mate, team = hidden()
    rests = member(made, state=Standing.PAUSED).person
    actions.decide_listing(actor=team, group=asked(made), is_yes=True)
    made.refresh_from_db()
    assert (made.visibility, made.joining, made.listing_wish) == ("listed", "request", "")
    assert told(mate, "now_listed") == told(rests, "now_listed") == told(made.leader, "now_listed") == 1


def test_a_no_leaves_it_hidden_and_tells_those_who_lead() -> None:
    made, mate, team = hidden()
    actions.decide_listing(actor=team, group=asked(made), is_yes=False)
    made.refresh_from_db()
    assert made.is_private and not made.listing_wish
    assert (told(made.leader, "listing_not_now"), told(mate, "listing_not_now")) == (1, 0)


def test_only_the_team_decides_and_only_while_it_is_asked() -> None:
    made, mate, team = hidden()
    with pytest.raises(NotNow):
        actions.decide_listing(actor=team, group=made, is_yes=True)
    asked(made)
    for who in (made.leader, mate):
        with pytest.raises(NotAllowed):
            actions.decide_listing(actor=who, group=made, is_yes=True)


def test_a_wish_is_taken_back_and_then_there_is_nothing_to_decide() -> None:
    made, mate, team = hidden()
    edit(asked(made), visibility="private", joining="invitation")
    assert not made.listing_wish
    with pytest.raises(NotNow):
        actions.decide_listing(actor=team, group=made, is_yes=True)
    assert (told(team, "listing_wish"), told(mate, "listing_asked")) == (0, 0)


def test_asking_twice_tells_once() -> None:
    made, mate, team = hidden()
    asked(made)
    asked(made, "open")
    assert made.listing_wish == "open" and (told(team, "listing_wish"), told(mate, "listing_asked")) == (1, 1)


def test_ages_wait_until_it_is_listed() -> None:
    made, _mate, _team = hidden()
    with pytest.raises(NotNow, match="ages"):
        edit(made, visibility="listed", joining="open", age_band="all")


def test_a_draft_is_looked_at_when_it_opens_and_not_twice() -> None:
    made = group(visibility=Visibility.PRIVATE, state="draft")
    assert edit(made, visibility="listed", joining="open").visibility == "listed"


def test_somebody_of_the_team_who_leads_it_lists_it_and_its_people_hear() -> None:
    lead = person(is_operator=True)
    made = group(leader=lead, visibility=Visibility.PRIVATE)
    mate = member(made).person
    assert not edit(made, visibility="listed", joining="open").is_private
    assert told(mate, "now_listed") == 1 and told(lead, "now_listed") == 0


def test_a_group_that_is_hidden_tells_its_people_at_once() -> None:
    made = group()
    mate = member(made).person
    edit(made, visibility="private", joining="invitation")
    assert made.is_private and (told(mate, "now_private"), told(made.leader, "now_private")) == (1, 0)


def test_other_changes_tell_nobody() -> None:
    made = group()
    mate = member(made).person
    edit(made, purpose="Something else.")
    assert told(mate, "now_private") == told(mate, "now_listed") == 0


class TestThePages:
    def test_the_form_says_what_becomes_of_it_and_shows_the_wish_again(self) -> None:
        made, _mate, _team = hidden()
        client, address = signed_in_client(made.leader), f"/groups/{made.slug}/lead/words/"
        assert "takes a second look by the team" in client.get(address).content.decode()
        asked(made)
        page = client.get(address).content.decode()
        assert "The team looks at your wish" in page and re.search(r'value="listed"[^>]*checked', page)

    def test_the_team_sees_and_answers_it(self) -> None:
        made, _mate, team = hidden()
        asked(made)
        client = signed_in_client(team)
        page = client.get("/groups/waiting/").content.decode()
        assert made.name in page and "Hidden groups that would like to be listed" in page
        assert client.post(f"/groups/waiting/{made.slug}/listing/", {"answer": "yes"}).status_code == 302
        made.refresh_from_db()
        assert not made.is_private
        assert client.post(f"/groups/waiting/{made.slug}/listing/", {"answer": "yes"}).status_code == 404
        assert made.name not in client.get("/groups/waiting/").content.decode()

    def test_nobody_else_can_answer_it(self) -> None:
        made, mate, _team = hidden()
        asked(made)
        for who in (mate, made.leader):
            answer = signed_in_client(who).post(f"/groups/waiting/{made.slug}/listing/", {"answer": "yes"})
            assert answer.status_code == 403
        assert Group.objects.get(pk=made.pk).is_private
