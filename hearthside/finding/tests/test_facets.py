"""Looking by what is known of a group: each facet narrows, and what is unknown never passes."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hearthside.accounts.tests.builders import block, person, signed_in_client
from hearthside.finding import facets, shelf, times
from hearthside.finding.facets import Facets, search
from hearthside.finding.listing import Spot
from hearthside.finding.places import find, kilometres, spot_of
from hearthside.finding.tests.builders import listing, told
from hearthside.groups.tests.builders import group, member
from hearthside.meetings.queries import starts_for_everybody
from hearthside.meetings.tests.builders import local_in, meeting

HULL, YORK = Spot(53.74, -0.33), Spot(53.96, -1.08)
ONE = frozenset


@pytest.mark.parametrize(
    ("wish", "passes", "does_not"),
    [
        ({"topic": ONE({"grief"})}, {"topics": ["grief"]}, {"topics": ["ocd"]}),
        ({"goal": ONE({"tips"})}, {"goals": ["tips"]}, {}),
        ({"language": ONE({"pl"})}, {"languages": ["en", "pl"]}, {}),
        ({"when": ONE({"tonight"})}, {"is_tonight": True}, {"ways": ["posts"]}),
        ({"when": ONE({"tonight"}), "is_somebody_awake": True}, {"ways": ["posts"]}, {"ways": ["video"]}),
        ({"when": ONE({"always"})}, {"ways": ["posts"]}, {"ways": ["room"], "is_tonight": True}),
        ({"where": "online"}, {"mode": "hybrid"}, {"mode": "in_person"}),
        ({"where": "near", "spot": HULL}, {"mode": "in_person", "spot": HULL}, {"mode": "in_person", "spot": YORK}),
        ({"where": "near", "spot": HULL}, {"mode": "hybrid", "spot": HULL}, {"mode": "online", "spot": HULL}),
        ({"where": "both", "spot": HULL}, {"mode": "online"}, {"mode": "in_person"}),
        ({"access": ONE({"step_free", "breaks"})}, {"has": ["step_free", "breaks"]}, {"has": ["breaks"]}),
        ({"cost": "free"}, {"cost": "donation"}, {"cost": ""}),
        ({"newcomers": "yes"}, {"newcomers": "yes"}, {"newcomers": "yes", "state": "full"}),
        ({"leadership": ONE({"co_led"})}, {"leadership": "co_led"}, {"leadership": "peer_led"}),
        ({"membership": ONE({"closed_cohort"})}, {"membership": "closed_cohort"}, {"membership": "open"}),
    ],
)
def test_a_facet_narrows_the_list(wish: dict[str, Any], passes: dict[str, Any], does_not: dict[str, Any]):
    found = search([listing("Yes", **passes), listing("No", **does_not)], Facets(**wish))
    assert [one.name for one in found] == ["Yes"]


def test_near_ones_come_first():
    far, near = listing("A far one", mode="in_person", spot=YORK), listing("B near one", mode="in_person", spot=HULL)
    found = search([far, near], Facets(where="near", spot=HULL, within=100))
    assert [one.name for one in found] == ["B near one", "A far one"]


def test_without_a_wish_everything_is_there_by_name():
    assert [one.name for one in search([listing("b"), listing("A")], Facets())] == ["A", "b"]


def test_the_way_between_two_towns():
    assert 50 < kilometres(HULL, YORK) < 60


@pytest.mark.parametrize("asked", ["Old Town", " old town ", "53.74, -0.33", "53.74 -0.33"])
def test_a_place_is_known_by_the_name_of_a_group_or_by_two_numbers(asked: str):
    assert spot_of(asked, [listing(place_name="Old Town", spot=HULL)]) == HULL


@pytest.mark.parametrize("asked", ["", "Nowhere", "91, 0", "1, 181", "\x00", "1e9,2", "5" * 10_000, "nan, nan"])
def test_no_other_place_is_known(asked: str):
    assert spot_of(asked, [listing(place_name="Old Town", spot=HULL), listing(place_name="Nowhere")]) is None


TOWNS = [
    listing(place_name=name, spot=Spot(50.0 + number, float(number)), mode="in_person")
    for number, name in enumerate(
        ["Köln", "St Ives", "Newcastle upon Tyne", "Łódź", "Kingston upon Hull", "Århus", "Bath", "Žďár"]
    )
]


@pytest.mark.parametrize(
    ("asked", "name", "how"),
    [
        ("Köln", "Köln", "name"), ("KÖLN", "Köln", "name"), ("koln", "Köln", "spelling"), ("Koeln", "Köln", "spelling"),
        ("Saint Ives", "St Ives", "spelling"), ("st. ives", "St Ives", "spelling"), ("St-Ives", "St Ives", "spelling"),
        ("lodz", "Łódź", "spelling"), ("Aarhus", "Århus", "close"), ("arhus", "Århus", "spelling"), ("zdar", "Žďár", "spelling"),
        ("Newcastle-on-Tyne", "Newcastle upon Tyne", "spelling"), ("Newcastle", "Newcastle upon Tyne", "part"),
        ("Hull", "Kingston upon Hull", "part"), ("Bath, England", "Bath", "part"), ("Newcastel upon Tyne", "Newcastle upon Tyne", "close"),
        ("Ko\u0308ln", "Köln", "spelling"),
    ],
)  # fmt: skip
def test_a_place_is_found_however_it_is_written(asked: str, name: str, how: str):
    found = find(asked, TOWNS)
    assert (found.name, found.how) == (name, how) and found.spot is not None


@pytest.mark.parametrize("asked", ["Leeds", "New Bath", "Bat", "Ba", "Oxford", "the", "...", "ÿ", "a" * 60])
def test_what_is_another_place_is_not_taken_for_one(asked: str):
    assert not find(asked, TOWNS).is_known


def test_where_several_may_be_meant_none_is_chosen_and_all_are_named():
    groups = [listing(place_name=name, spot=HULL) for name in ("Newcastle upon Tyne", "Newcastle under Lyme")]
    found = find("Newcastle", groups)
    assert (found.how, found.spot, found.others) == ("several", None, ("Newcastle under Lyme", "Newcastle upon Tyne"))


def test_a_place_without_numbers_finds_the_groups_that_name_it():
    silent, other = (
        listing("Silent", place_name="Łódź", mode="in_person"),
        listing("Other", place_name="York", mode="in_person"),
    )
    named = find("LODZ", [silent, other])
    assert named.is_known and named.spot is None
    assert [one.name for one in search([silent, other], Facets(where="near", town=named.key))] == ["Silent"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("old towne", "We took it for:"), ("OLD  TOWN", "We looked near:"), ("Qqqq", "So we did not look by place."),
        ("Old Town", "Walkers"), ("Plain", "Nobody said where this place is on the map."),
    ],
)  # fmt: skip
def test_the_page_says_what_was_made_of_the_place(place: str, says: str):
    told("Walkers", mode="in_person", place_name="Old Town", latitude=53.74, longitude=-0.33)
    told("Plainers", mode="in_person", place_name="Plain")
    told("Far ones", mode="in_person", place_name="Elsewhere", latitude=10.0, longitude=10.0)
    text = Client().post("/find/look/", {"where": "near", "place": place, "within": "10"}).content.decode()
    assert says in text and ("Far ones</a>" in text) == (place == "Qqqq")


@pytest.mark.django_db
def test_a_place_beside_anywhere_is_not_passed_over_in_silence():
    told("Walkers", mode="in_person", place_name="Old Town", latitude=53.74, longitude=-0.33)
    text = Client().post("/find/look/", {"place": "Old Town"}).content.decode()
    assert "It counts when you choose to look near it" in text and "Walkers</a>" in text


@pytest.mark.django_db
def test_the_page_finds_and_keeps_what_was_asked():
    told("Walkers", mode="in_person", place_name="Old Town", latitude=53.74, longitude=-0.33)
    told("Talkers", mode="online")
    sent = {"where": "near", "place": "Old Town", "within": "10"}
    shown = Client().post("/find/look/", sent).content.decode()
    assert "Walkers" in shown and "Talkers" not in shown and 'value="Old Town"' in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent",
    [
        {"page": "-1"},
        {"page": "²"},
        {"within": "nan"},
        {"where": "x"},
        {"topic": "<b>"},
        {"place": "\x00"},
        {"page": "9" * 9},
    ],
)
def test_strange_wishes_do_no_harm(sent: dict[str, str]):
    group()
    assert Client().post("/find/look/", sent).status_code == 200


@pytest.mark.django_db
def test_tonight_asks_the_plug_for_the_meetings():
    tonight, later = told("Tonight", ways=["video"]), told("Later", ways=["video"])
    starts, ends = times.tonight(timezone.now())
    times.come_from(lambda _until: {tonight.pk: [starts + (ends - starts) / 2], later.pk: [ends + timedelta(hours=20)]})
    shelf.forget()
    shown = Client().post("/find/look/", {"when": "tonight"}).content.decode()
    assert "Tonight</a>" in shown and "Later</a>" not in shown


@pytest.mark.django_db(databases=["default", "keys"])
def test_meetings_for_everybody_say_when_a_group_meets_and_those_for_members_do_not():
    times.come_from(starts_for_everybody)
    for name, audience in (("Open", "everyone"), ("Closed", "members")):
        meeting(told(name), audience=audience, starts_local=local_in(days=2))
    shelf.forget()
    assert {one.name: bool(one.times) for one in shelf.listed()} == {"Open": True, "Closed": False}


@pytest.mark.django_db
def test_private_groups_are_in_no_search_even_for_their_own_people():
    hidden = group("Hidden circle", visibility="private")
    inside = member(hidden).person
    assert "Hidden circle" not in signed_in_client(inside).post("/find/look/", {}).content.decode()


@pytest.mark.django_db
def test_a_group_that_turned_private_is_gone_at_once_though_it_is_remembered():
    made = group("Turned away")
    assert "Turned away" in Client().get("/find/look/").content.decode()
    type(made).objects.filter(pk=made.pk).update(visibility="private", joining="invitation")
    assert "Turned away" not in Client().get("/find/look/").content.decode()


@pytest.mark.django_db
def test_nobody_is_led_to_a_group_of_somebody_they_keep_away_from():
    made, who = group("Their table"), person()
    block(who, made.leader)
    assert "Their table" not in signed_in_client(who).post("/find/look/", {}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("many", [1, 40])
def test_a_search_costs_the_same_for_one_and_for_forty(many: int, django_assert_max_num_queries):
    for number in range(many):
        told(f"Group {number}", topics=["grief"])
    client = signed_in_client(person())
    client.get("/find/look/")
    with django_assert_max_num_queries(2 + 3):
        client.get("/find/look/")


def test_every_word_of_a_facet_is_a_word_that_groups_can_say():
    assert set(facets.SEVERAL) == {"topic", "goal", "when", "access", "leadership", "membership", "language"}
