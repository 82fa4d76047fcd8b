"""The demo town: the same every time, kind all the way through, and as large as it is asked to be."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hearthside.town.seed_text import read_seed
from hearthside.town.weave import weave
from hearthside.town.woven import WovenThread, WovenTown
from hearthside.ui.tests.reading_grade import reading_grade
from hearthside.words.intents import holds_advice
from hearthside.words.leaks import find_leaks

LANGUAGE = Path(__file__).parents[2] / "words" / "data" / "language.json"
YOUNG = "16-17"
NOTES = {
    "grief", "anxiety", "low_mood", "eating", "substance_use", "abuse", "self_harm_feelings",
    "illness", "family", "work_money", "loneliness", "sleep", "pregnancy_loss",
}  # fmt: skip
INTENTS = {
    "listen", "advice", "information", "shared", "encourage", "company",
    "practical", "celebrate", "check_facts", "quiet", "unsure",
}  # fmt: skip


@cache
def demo_town() -> WovenTown:
    return weave(7, people=200, threads=600, posts=3200)


@cache
def large_town() -> WovenTown:
    return weave(7, people=5000, threads=8000, posts=50_000)


def texts_of(thread: WovenThread) -> Iterator[str]:
    """What is said in a thread, apart from the one reply that slips on purpose."""
    yield thread.title
    yield thread.body
    slip = thread.slip["reply"] if thread.slip else 0
    yield from (reply.body for place, reply in enumerate(thread.replies, 1) if place != slip)


def firm_patterns() -> list[tuple[str, re.Pattern[str]]]:
    entries = json.loads(LANGUAGE.read_text(encoding="utf-8"))["entries"]
    firm = [entry for entry in entries if entry["pattern"] and entry["level"] in ("hold", "nudge")]
    return [(entry["id"], re.compile(entry["pattern"], re.IGNORECASE)) for entry in firm]


def test_the_same_seed_weaves_the_same_town():
    assert weave(7, people=200, threads=600, posts=3200) == demo_town()


def test_another_seed_weaves_another_town():
    assert weave(8, people=200, threads=600, posts=3200).threads != demo_town().threads


@pytest.mark.parametrize("town", [demo_town, large_town])
def test_a_town_has_exactly_the_sizes_asked_for(town):
    sizes = {demo_town: (200, 600, 3200), large_town: (5000, 8000, 50_000)}
    assert (len(town().people), len(town().threads), town().post_count) == sizes[town]


def test_no_title_and_no_body_comes_twice_in_the_demo_town():
    titles = Counter(thread.title for thread in demo_town().threads)
    bodies = Counter(thread.body for thread in demo_town().threads)
    assert [text for text, count in (titles + bodies).items() if count > 1] == []


def test_no_opening_post_comes_twice_in_a_large_town():
    bodies = Counter(thread.body for thread in large_town().threads)
    assert [body for body, count in bodies.items() if count > 1] == []


def test_everybody_has_a_name_of_their_own():
    names = {person.name.casefold().replace("_", " ") for person in large_town().people}
    assert len(names) == 5000


def test_the_personas_live_in_the_town():
    names = {person.name for person in demo_town().people}
    assert {"ava", "ben", "mia", "sol"} <= names


def test_every_group_has_conversations():
    spoken = Counter(thread.group for thread in demo_town().threads)
    assert [group["slug"] for group in demo_town().groups if spoken[group["slug"]] < 3] == []


def test_every_intent_is_used_by_hand_and_by_chance():
    by_hand = {thread.intent for thread in demo_town().threads if thread.is_handwritten}
    by_chance = {thread.intent for thread in demo_town().threads if not thread.is_handwritten}
    assert (by_hand, by_chance) == (INTENTS, INTENTS)


def test_a_thread_that_asked_for_no_replies_has_none():
    assert [thread.title for thread in large_town().threads if thread.intent == "quiet" and thread.replies] == []


def test_only_members_speak_in_a_group():
    town = demo_town()
    strangers = [
        (thread.title, town.people[index].name)
        for thread in town.threads
        for index in (thread.author_index, *(reply.author_index for reply in thread.replies))
        if thread.group not in town.people[index].groups
    ]
    assert strangers == []


def test_adults_and_young_people_share_no_group():
    town = large_town()
    young_rooms = {group["slug"]: group["format"]["age_band"] == YOUNG for group in town.groups}
    workers = {"Hannah W", "Idris"}
    misplaced = [
        person.name
        for person in town.people
        if person.name not in workers
        if any(young_rooms[slug] != (person.age_band == YOUNG) for slug in person.groups)
    ]
    assert misplaced == []


def test_the_private_circle_holds_three_people():
    assert sum("three-spoons" in person.groups for person in large_town().people) == 3


def test_nothing_was_said_in_the_future_or_before_its_thread():
    for thread in large_town().threads:
        minutes = [reply.minutes_later for reply in thread.replies]
        assert minutes == sorted(minutes) and all(0 < later < thread.age_minutes for later in minutes)


def test_nobody_spoke_before_they_joined():
    town = demo_town()
    early = [thread.title for thread in town.threads
             if town.people[thread.author_index].joined_days_ago * 1440 < thread.age_minutes]  # fmt: skip
    assert early == []


def test_talk_reaches_back_months_and_up_to_today():
    ages = [thread.age_minutes for thread in demo_town().threads]
    assert min(ages) < 1440 and max(ages) > 90 * 1440


def test_a_quote_points_at_an_earlier_post():
    for thread in large_town().threads:
        for place, reply in enumerate(thread.replies, 1):
            assert reply.quote_of is None or 0 <= reply.quote_of < place


def test_a_voice_stays_the_same_within_a_thread():
    for thread in demo_town().threads:
        heard = {(reply.author_index, reply.is_anonymous) for reply in thread.replies}
        assert len(heard | {(thread.author_index, thread.is_anonymous)}) == len(
            {reply.author_index for reply in thread.replies} | {thread.author_index}
        )


def test_notes_come_from_the_vocabulary():
    assert {note for thread in demo_town().threads for note in thread.notes} <= NOTES


def test_every_worry_is_written_up_for_the_desk_and_was_answered():
    worries = [thread for thread in demo_town().threads if thread.worry]
    assert len(worries) >= 6 and {thread.worry for thread in worries} == {"amber", "red", "crisis"}
    assert all(thread.case and thread.replies and "self_harm_feelings" in thread.notes for thread in worries)


def test_a_worry_that_waits_for_a_first_look_is_fresh_and_a_closed_one_is_not():
    ages = {thread.case["state"]: thread.age_minutes for thread in demo_town().threads if thread.case}
    assert ages["open"] < 90 and ages["closed"] > 20 * 1440


def test_night_talk_was_written_at_night():
    town = weave(3, people=200, threads=200, posts=1000, clock_minute=9 * 60)
    asleep = next(thread for thread in town.threads if thread.title.startswith("I do not want to be here"))
    assert (9 * 60 - asleep.age_minutes) % 1440 not in range(4 * 60, 23 * 60)


def test_every_slip_names_a_reply_and_a_rule():
    slips = [thread for thread in demo_town().threads if thread.slip]
    assert len(slips) >= 5
    assert all(thread.slip["rule"] and 1 <= thread.slip["reply"] <= len(thread.replies) for thread in slips)


def test_a_phone_number_in_the_town_is_one_that_nobody_owns():
    written = json.dumps([read_seed(name) for name in ("threads", "parts", "people", "groups", "place")])
    numbers = re.findall(r"\+?\d[\d ]{8,}\d", written)
    assert numbers and all(number.startswith("07700 900") for number in numbers)


def test_no_slot_is_left_open():
    assert [text for thread in large_town().threads for text in texts_of(thread) if "{" in text or "}" in text] == []


def test_nothing_in_the_town_hurts_to_read():
    patterns = firm_patterns()
    found = {
        (rule, text)
        for thread in demo_town().threads
        for text in texts_of(thread)
        for rule, pattern in patterns
        if pattern.search(text)
    }
    assert found == set()


def test_nobody_gives_themselves_away_unless_they_slip_on_purpose():
    leaks = {text for thread in demo_town().threads for text in texts_of(thread) if find_leaks(text)}
    assert leaks == set()


def test_the_contact_slips_are_ones_the_leak_guard_would_notice():
    slips = [thread for thread in demo_town().threads if thread.slip and thread.slip["rule"] == "contact"]
    seen = [thread.title for thread in slips if find_leaks(thread.replies[thread.slip["reply"] - 1].body)]
    assert len(seen) >= 2


def test_nobody_who_asked_to_be_heard_is_told_what_to_do_by_chance():
    told = {
        reply.body
        for thread in demo_town().threads
        if thread.intent in ("listen", "unsure") and not thread.is_handwritten
        for reply in thread.replies
        if holds_advice(reply.body)
    }
    assert told == set()


def test_what_groups_say_about_themselves_is_easy_to_read():
    told = ("purpose", "for_whom", "what_it_is_not", "how_it_is_kept_safe", "welcome")
    grades = {group["slug"]: reading_grade(" ".join(group[part] for part in told)) for group in demo_town().groups}
    assert {slug: grade for slug, grade in grades.items() if grade > 6} == {}


@pytest.mark.parametrize("people", [3, 100_000])
def test_a_town_that_cannot_be_filled_is_refused(people):
    with pytest.raises(ValueError, match="A town has from"):
        weave(1, people=people, threads=10, posts=200)


def test_too_few_posts_for_the_threads_are_refused():
    with pytest.raises(ValueError, match="at least"):
        weave(1, people=200, threads=600, posts=601)


def test_replies_that_have_no_thread_to_go_to_are_refused():
    with pytest.raises(ValueError, match="no thread"):
        weave(1, people=200, threads=5, posts=500)
