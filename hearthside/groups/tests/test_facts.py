"""By what people find a group: the leader says it, its page shows it, and nothing unknown gets in."""

import pytest
from django.test import Client

from hearthside.accounts.tests.builders import signed_in_client
from hearthside.groups import actions, queries
from hearthside.groups.actions.telling import write_facts
from hearthside.groups.facts import Facts
from hearthside.groups.models import GroupFacts, Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
SOME = Facts(
    goals=["heard", "same"], languages=["en", "pl"], has=["step_free"], lacks=["childcare"], cost="paid", cost_note="£2",
    newcomers="yes", place_name="Old Town", latitude=53.74, longitude=-0.33,
)  # fmt: skip


def test_the_leader_says_facts_and_a_visitor_reads_them():
    made = group()
    sent = {"goals": ["heard"], "languages": ["pl"], "cost": "paid", "cost_note": "£2", "access_step_free": "yes"}
    assert signed_in_client(made.leader).post(f"/groups/{made.slug}/lead/facts/", sent).status_code == 302
    shown = Client().get(f"/groups/{made.slug}/").content.decode()
    for words in ("To be heard, without fixing", "polski", "There is a price: £2", "Step-free"):
        assert words in shown


def test_what_is_not_known_is_not_said():
    made = group()
    shown = Client().get(f"/groups/{made.slug}/").content.decode()
    assert "What it is like" not in shown and Facts().spoken() == []


def test_the_form_comes_back_with_what_was_said():
    made = group()
    actions.set_facts(actor=made.leader, group=made, facts=SOME)
    shown = signed_in_client(made.leader).get(f"/groups/{made.slug}/lead/facts/").content.decode()
    assert '<option value="no" selected>No</option>' in shown and "Old Town" in shown


def test_saying_facts_again_replaces_what_was_said():
    made = group()
    actions.set_facts(actor=made.leader, group=made, facts=SOME)
    actions.set_facts(actor=made.leader, group=made, facts=Facts(goals=["tips"]))
    assert queries.facts_of(made) == Facts(goals=["tips"]) == queries.rules_and_facts(made)[1]


def test_a_place_is_kept_as_coarse_as_a_town():
    made = group()
    spot = Facts(latitude=53.741234, longitude=-0.334567)
    assert actions.set_facts(actor=made.leader, group=made, facts=spot).latitude == 53.74


@pytest.mark.parametrize(
    "wrong",
    [
        Facts(goals=["to win"]), Facts(languages=["xx"]), Facts(cost="cheap"), Facts(has=["breaks"], lacks=["breaks"]),
        Facts(latitude=1.0), Facts(latitude=91.0, longitude=0.0),
    ],
)  # fmt: skip
def test_unknown_words_and_half_places_are_refused(wrong: Facts):
    made = group()
    with pytest.raises(NotAllowed):
        actions.set_facts(actor=made.leader, group=made, facts=wrong)


@pytest.mark.parametrize("sent", [{"latitude": "53.7"}, {"latitude": "91", "longitude": "0"}, {"cost": "cheap"}])
def test_the_form_asks_again_and_loses_nothing(sent: dict[str, str]):
    made = group()
    answer = signed_in_client(made.leader).post(f"/groups/{made.slug}/lead/facts/", sent | {"place_name": "Old Town"})
    assert (answer.status_code, "Old Town" in answer.content.decode()) == (422, True)


def test_a_moderator_does_not_say_them():
    made = group()
    with pytest.raises(NotAllowed):
        actions.set_facts(actor=member(made, role=Role.MODERATOR).person, group=made, facts=SOME)


def test_one_word_of_a_list_is_found_on_both_databases():
    made = group()
    write_facts(made, SOME)
    assert GroupFacts.objects.filter(goals__contains=" heard ").get().group == made
    assert not GroupFacts.objects.filter(goals__contains=" hear ").exists()


def test_saying_facts_is_in_the_log_without_the_facts():
    made = group()
    actions.set_facts(actor=made.leader, group=made, facts=SOME)
    assert AuditEntry.objects.filter(verb="groups.facts_set", code="").count() == 1
