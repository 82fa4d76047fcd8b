"""The pages: for visitors and members, without scripts, with words that survive; and doing it with others in two taps."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.conversations.actions import read_draft, save_draft
from hearthside.conversations.models import Thread
from hearthside.groups.models import Role, Standing
from hearthside.groups.tests.builders import group, member
from hearthside.meetings.models import Meeting
from hearthside.notifications.models import Notice
from hearthside.planner import actions, leanings
from hearthside.planner.models import Planned
from hearthside.planner.tests.builders import done, planned
from hearthside.safety.models import Case
from hearthside.vault import keys

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SUGGEST = "/activities/"
WORRYING = "I want to die tonight."


def words(answer: Any) -> str:
    return str(answer.content.decode())


def suggested(page: Any) -> set[str]:
    return set(re.findall(r'<h2><a href="/activities/([\w-]+)/"', words(page)))


def first_form(client: Client, key: str) -> dict[str, str]:
    """What the form holds before anybody typed."""
    page = words(client.get(reverse("planner:together", args=[key])))
    fields = dict(re.findall(r'<input type="(?:text|date|time)" name="(\w+)" value="([^"]*)"', page))
    about = re.search(r'<textarea name="about"[^>]*>\s*([^<]*)</textarea>', page)
    return {**fields, "about": unescape(about[1])} if about else {}


def test_a_visitor_sees_suggestions_and_nothing_is_kept() -> None:
    client = Client()
    assert "How much energy do you have today?" in words(client.get(SUGGEST))
    page = client.post(SUGGEST, {"energy": "1"})
    assert page.status_code == 200 and words(page).count('class="card"') == 3
    assert "people answer now" in words(page) and "Nothing of this is kept" in words(page)
    assert "no-store" in page["Cache-Control"]
    assert not Planned.objects.exists() and set(client.cookies) <= {"csrf"}


def test_no_energy_is_chosen_for_anybody_and_none_of_them_fills_an_address() -> None:
    page = words(Client().get(SUGGEST))
    assert page.count('name="energy"') == 5 and "checked" not in page
    assert 'method="post"' in page
    assert Client().post(SUGGEST, {"energy": "6"}).status_code == 422


def test_something_else_shows_other_things() -> None:
    client, shown = signed_in_client(person()), []
    for turn in ("0", "1"):
        page = client.post(SUGGEST, {"energy": "3", "turn": turn})
        shown.append(suggested(page))
    assert len(shown[0]) == 5 and not shown[0] & shown[1]


def test_wishes_stay_ticked_and_what_is_unknown_does_no_harm() -> None:
    page = Client().post(SUGGEST, {"energy": "4", "wish": ["home", "nonsense"], "turn": "9999999"})
    assert page.status_code == 200 and 'id="wish-home" checked' in words(page)


def test_what_did_good_is_said_so_and_why() -> None:
    who = person()
    done(who, "phy-002", felt="good")
    page = words(signed_in_client(who).post(SUGGEST, {"energy": "2"}))
    assert "It did you good before." in page and "comes first, twice at most" in page


def test_a_thing_is_planned_done_and_looked_back_on_without_a_script() -> None:
    client = signed_in_client(person())
    page = reverse("planner:activity", args=["rel-003"])
    assert "The first step" in words(client.get(page))
    sent = {"when": "today", "part": "evening", "note": "The blue cup."}
    assert client.post(page, sent)["Location"] == reverse("planner:mine")
    assert "The blue cup." in words(client.get(reverse("planner:mine")))
    plan = reverse("planner:plan", args=[Planned.objects.get().pk])
    client.post(plan, {"go": "close", "how": "part"})
    client.post(plan, {"go": "say", "felt": "good", "mood": "4", "words": "It was warm."})
    back = words(client.get(reverse("planner:back")))
    assert "It was warm." in back and "I did a part of it" in back and "That is a hint, not more" in back
    assert "The blue cup." not in words(client.get(reverse("planner:mine")))


def test_nothing_on_the_pages_scolds_or_counts() -> None:
    who = person()
    Planned.objects.filter(pk=planned(who).pk).update(on=timezone.localdate() - timedelta(days=3))
    done(who, how="not")
    client = signed_in_client(who)
    for name in ("mine", "back"):
        page = words(client.get(reverse(f"planner:{name}"))).lower()
        assert not [
            word for word in ("missed", "overdue", "failed", "late", "streak", "in a row") if f" {word}" in page
        ]
    assert "Days turn out as they do." in words(client.get(reverse("planner:mine")))


def test_typed_words_survive_every_error() -> None:
    client = signed_in_client(person())
    page = client.post(reverse("planner:activity", args=["rel-003"]), {"when": "on", "note": "Keep these words"})
    assert page.status_code == 422 and "Keep these words" in words(page) and "Please choose a day" in words(page)
    past = {"when": "on", "on": "2020-01-01", "note": "Keep these too"}
    page = client.post(reverse("planner:activity", args=["rel-003"]), past)
    assert page.status_code == 422 and "Keep these too" in words(page)
    page = client.post(reverse("planner:own"), {"go": "add", "title": "Ducks"})
    assert page.status_code == 422 and 'value="Ducks"' in words(page)
    row = done(person("Somebody"), "rel-003")
    page = signed_in_client(row.person).post(
        reverse("planner:plan", args=[row.pk]), {"go": "say", "felt": "nonsense", "words": "And these"}
    )
    assert page.status_code == 422 and "And these" in words(page)


def test_a_plan_is_moved_and_let_go() -> None:
    who = person()
    row, client = planned(who), signed_in_client(who)
    page = reverse("planner:plan", args=[row.pk])
    client.post(page, {"go": "move", "when": "tomorrow", "part": "morning", "reminds": "on"})
    row.refresh_from_db()
    assert row.on == timezone.localdate() + timedelta(days=1) and row.remind_at is not None
    assert client.post(page, {"go": "move", "when": "on", "on": "2020-01-01"}).status_code == 422
    assert client.post(page, {"go": "nonsense"}).status_code == 302
    client.post(page, {"go": "let_go"})
    assert not Planned.objects.exists()


def test_a_reminder_that_cannot_come_is_said_so() -> None:
    client = signed_in_client(person())
    page = client.post(
        reverse("planner:activity", args=["rel-003"]), {"when": "sometime", "reminds": "on"}, follow=True
    )
    assert "There will be no reminder" in words(page)


def test_a_reminder_says_nothing_of_what_and_leads_to_the_plans() -> None:
    who = person()
    row = planned(who, note="Secret drink")
    Notice.objects.create(person=who, kind=actions.REMINDER, about=row.pk)
    page = words(signed_in_client(who).get(reverse("notifications:notices")))
    assert "You asked to be reminded of something today." in page and "drink" not in page


def test_after_a_very_low_mood_people_who_listen_are_shown() -> None:
    who = person()
    row, client = done(who), signed_in_client(who)
    page = reverse("planner:plan", args=[row.pk])
    assert "That sounds heavy." not in words(client.get(page))
    after = client.post(page, {"go": "say", "mood": "1"}, follow=True)
    assert "That sounds heavy." in words(after) and reverse("directory:help") in words(after)


def test_nobody_opens_the_plans_or_ideas_of_somebody_else() -> None:
    who, other = person(), person(is_operator=True, is_safety_lead=True)
    idea = leanings.add_idea(person=who, title="Feed the ducks", family="social", energy=1)
    for address in (
        reverse("planner:plan", args=[planned(who).pk]),
        reverse("planner:activity", args=[idea.key]),
        reverse("planner:together", args=[idea.key]),
    ):
        assert signed_in_client(who).get(address).status_code == 200
        assert signed_in_client(other).get(address).status_code == 404
    assert (
        "Feed the ducks"
        not in words(signed_in_client(who).get(reverse("planner:activity", args=[idea.key]))).split("</title>")[0]
    )


def test_young_people_are_not_sent_to_strangers() -> None:
    young = signed_in_client(person(age_band="13_15"))
    assert young.get(reverse("planner:activity", args=["soc-010"])).status_code == 404
    assert Client().get(reverse("planner:activity", args=["soc-010"])).status_code == 200


def test_ideas_and_what_to_leave_out_are_kept_and_let_go() -> None:
    who = person()
    client, page = signed_in_client(who), reverse("planner:own")
    client.post(page, {"go": "add", "title": "Feed the ducks", "family": "social", "energy": "2"})
    client.post(page, {"go": "leave_out", "themes": ["food", "nonsense"]})
    kept = leanings.of(who)
    assert kept.left_out == ["food"] and "Feed the ducks" in words(client.get(page))
    client.post(page, {"go": "drop", "idea": kept.ideas[0].key})
    assert "Feed the ducks" not in words(client.get(page))


def test_everything_is_said_kindly_while_the_vault_is_closed(settings: Any, tmp_path: Path) -> None:
    who = person()
    row, over = planned(who), done(who)
    leanings.leave_out(person=who, themes=["food"])
    client = signed_in_client(who)
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "gone")
    keys.forget_everything()
    for address in ("mine", "back", "own"):
        page = client.get(reverse(f"planner:{address}"))
        assert page.status_code == 200 and "Nothing is lost" in words(page)
    for one in (row, over):
        assert client.get(reverse("planner:plan", args=[one.pk])).status_code == 200
    assert client.post(SUGGEST, {"energy": "1"}).status_code == 200
    for sent in ({"go": "close", "how": "did"}, {"go": "say", "words": "Kept?"}):
        assert client.post(reverse("planner:plan", args=[over.pk]), sent).status_code == 409
    keys.forget_everything()


def test_a_leader_has_a_meeting_by_the_second_tap() -> None:
    place = group()
    client = signed_in_client(place.leader)
    first = client.get(reverse("planner:activity", args=["phy-001"]))
    assert reverse("planner:together", args=["phy-001"]) in words(first)
    sent = {**first_form(client, "phy-001"), "group": place.slug}
    answer = client.post(reverse("planner:together", args=["phy-001"]), sent)
    made = Meeting.objects.get()
    assert answer["Location"] == reverse("meetings:meeting", args=[made.occurrences.get().pk])
    assert (made.title, made.kind, made.format_key, made.audience) == (
        "Walk round the block", "walk", "activity_60", "members",
    )  # fmt: skip
    assert made.occurrences.get().starts_at > timezone.now()


def test_sent_twice_it_is_one_meeting_and_a_time_that_is_over_is_none() -> None:
    place = group()
    client, page = signed_in_client(place.leader), reverse("planner:together", args=["phy-001"])
    sent = {**first_form(client, "phy-001"), "group": place.slug}
    client.post(page, sent), client.post(page, sent)
    assert Meeting.objects.count() == 1
    for wrong in ({"on": "2020-01-01"}, {"on": ""}, {"group": "somewhere-else"}):
        answer = client.post(page, {**sent, **wrong})
        assert answer.status_code == 422 and "Walk round the block" in words(answer)
    assert Meeting.objects.count() == 1


def test_the_words_of_a_meeting_are_read_like_any_others() -> None:
    place = group()
    client, page = signed_in_client(place.leader), reverse("planner:together", args=["rel-003"])
    client.post(page, {**first_form(client, "rel-003"), "about": WORRYING, "group": place.slug})
    assert Case.objects.filter(kind="meeting").exists()


def test_a_member_has_the_idea_ready_as_a_conversation_that_nobody_has_seen() -> None:
    place = group()
    who = member(place).person
    client = signed_in_client(who)
    sent = {**first_form(client, "phy-001"), "group": place.slug}
    answer = client.post(reverse("planner:together", args=["phy-001"]), sent)
    assert answer["Location"] == reverse("conversations:new", args=[place.slug])
    page = words(client.get(answer["Location"]))
    assert "Walk round the block" in page and "each at our own pace" in page
    assert not Meeting.objects.exists() and not Thread.objects.exists()


def test_other_words_that_wait_there_are_not_lost() -> None:
    place = group()
    who = member(place).person
    save_draft(person=who, place=f"new:{place.pk}", words={"title": "Mine", "body": "My long words"})
    client = signed_in_client(who)
    sent = {**first_form(client, "phy-001"), "group": place.slug}
    answer = client.post(reverse("planner:together", args=["phy-001"]), sent)
    assert answer.status_code == 422 and "See the words that wait" in words(answer)
    assert read_draft(who, f"new:{place.pk}")["body"] == "My long words"


def test_only_groups_are_offered_where_the_person_may_write_now() -> None:
    who = person()
    for name, fields in (
        ("Warm one", {}),
        ("Led one", {"role": Role.MODERATOR}),
        ("Paused one", {"state": Standing.PAUSED}),
        ("Unread one", {"agreed": False}),
    ):
        member(group(name), who, **fields)
    group("Strange one")
    page = words(signed_in_client(who).get(reverse("planner:together", args=["phy-001"])))
    assert re.findall(r"(Plan|Offer) it in ([\w ]+)", page) == [("Plan", "Led one"), ("Offer", "Warm one")]


def test_without_a_group_the_page_says_so_kindly() -> None:
    client = signed_in_client(person())
    page = reverse("planner:together", args=["phy-001"])
    assert "No group to ask yet" in words(client.get(page))
    assert client.post(page, {"title": "Walk", "group": "x"}).status_code == 422


def test_the_page_of_oneself_and_the_small_things_lead_here() -> None:
    client = signed_in_client(person())
    assert reverse("planner:mine") in words(client.get("/me/"))
    assert SUGGEST in words(client.get("/find/small/")) and SUGGEST in words(client.get("/find/own/"))


def test_looking_back_goes_on_page_by_page() -> None:
    who = person()
    for number in range(23):
        done(who, words=f"Word {number:02}.")
    client, address = signed_in_client(who), reverse("planner:back")
    first, second = words(client.get(address)), words(client.get(f"{address}?page=2"))
    assert "Word 22." in first and "Word 02." not in first and f"{address}?page=2" in first
    assert "Word 02." in second and "Word 22." not in second and "page=3" not in second
    for odd in ("0", "nonsense", "-1"):
        assert "Word 22." in words(client.get(f"{address}?page={odd}"))


@pytest.mark.parametrize("name", ["mine", "back"])
def test_a_page_asks_as_often_for_many_as_for_one(name: str, django_assert_max_num_queries: Any) -> None:
    asked = []
    for many in (1, 20):
        who = person()
        for _number in range(many):
            planned(who), done(who)
        client = signed_in_client(who)
        client.get(reverse(f"planner:{name}"))
        with django_assert_max_num_queries(30) as seen:
            client.get(reverse(f"planner:{name}"))
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_suggestions_ask_as_often_after_many_plans_as_after_none(django_assert_max_num_queries: Any) -> None:
    asked = []
    for many in (0, 20):
        who = person()
        for _number in range(many):
            done(who, felt="good")
        client = signed_in_client(who)
        client.post(SUGGEST, {"energy": "2"})
        with django_assert_max_num_queries(12) as seen:
            client.post(SUGGEST, {"energy": "2"})
        asked.append(len(seen))
    assert asked[0] == asked[1]
