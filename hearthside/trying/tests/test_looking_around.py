"""Looking around: who may, for how long, what they may do, and how it ends."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import AgeBand, Person, State
from hearthside.accounts.tests.builders import block, person, signed_in_client
from hearthside.conversations import access as talk
from hearthside.conversations import actions as writing
from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Post, Thread
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups import actions as groups
from hearthside.groups.actions.agreeing import write_rules
from hearthside.groups.models import AgeWall, GroupState, Joining, Membership, Standing, Visibility
from hearthside.groups.queries import people_of
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal, permits
from hearthside.kernel.tests.builders import run_jobs
from hearthside.meetings.actions import answer as coming
from hearthside.meetings.tests.builders import occurrence
from hearthside.safety.models import Case, Sanction
from hearthside.safety.vocabulary import Level, Restriction, Rule, Source
from hearthside.trying import access, actions, passport, tasks
from hearthside.trying.models import Trial
from hearthside.trying.tests.builders import trial

pytestmark = pytest.mark.django_db


def reads(who: Person, what: Thread) -> bool:
    return Thread.objects.visible_to(who).filter(pk=what.pk).exists()


def hello(of: Trial, **words: Any) -> Thread:
    return writing.start_thread(
        author=of.person, group=of.group, title="Hello", body="I am new.", once=fresh_once(), **words
    ).post.thread


def test_who_looks_around_reads_what_members_read() -> None:
    talked = thread()
    mine = trial(talked.group)
    assert reads(mine.person, talked)


def test_who_looks_around_is_no_member_anywhere() -> None:
    mine = trial()
    assert not Membership.objects.filter(person=mine.person).exists()
    assert mine.person not in [row.person for row in people_of(mine.group, seen_by=mine.group.leader)]


def test_it_is_over_at_the_minute_even_without_the_job(settings: Any) -> None:
    settings.TRIAL_DAYS = 3
    talked = thread()
    mine = trial(talked.group)
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert not reads(mine.person, talked)
        assert not permits(talk.check_start, mine.person, talked.group)


def test_the_ground_rules_come_first() -> None:
    where = group()
    with pytest.raises(NotNow):
        actions.begin(person=person(), group=where, version=0)


def test_without_the_tick_nothing_begins() -> None:
    where, who = group(), person()
    answer = signed_in_client(who).post(f"/groups/{where.slug}/try/", {"version": where.rules_version})
    assert answer.status_code == 422 and not Trial.objects.exists()


def test_new_rules_are_agreed_to_before_a_hello() -> None:
    mine = trial()
    write_rules(mine.group, [*groups_rules(mine)])
    assert not permits(talk.check_start, mine.person, mine.group)
    actions.begin(person=mine.person, group=mine.group, version=mine.group.rules_version)
    assert permits(talk.check_start, mine.person, mine.group)


def groups_rules(mine: Trial) -> list[Any]:
    from hearthside.groups.queries import current_rules

    return current_rules(mine.group)[:-1]


@pytest.mark.parametrize(
    "fields",
    [
        {"joining": Joining.REQUEST},
        {"joining": Joining.INVITATION},
        {"state": GroupState.FULL},
        {"state": GroupState.CLOSING},
        {"state": GroupState.PAUSED},
        {"age_band": AgeWall.YOUTH},
        {"visibility": Visibility.PRIVATE},
    ],
)
def test_not_every_group_takes_people_who_look_around(fields: dict[str, Any]) -> None:
    with pytest.raises(Refusal):
        trial(group(**fields))


@pytest.mark.parametrize("joining", [Joining.REQUEST, Joining.INVITATION])
def test_a_group_on_request_or_by_invitation_takes_them_when_its_leader_says_so(joining: str) -> None:
    where = group(joining=joining)
    actions.let_tasters_in(actor=where.leader, group=where, yes=True)
    assert trial(where)


def test_only_leaders_say_so() -> None:
    where = group()
    with pytest.raises(NotAllowed):
        actions.let_tasters_in(actor=member(where).person, group=where, yes=False)


def test_an_open_group_can_close_this_door() -> None:
    where = group()
    actions.let_tasters_in(actor=where.leader, group=where, yes=False)
    with pytest.raises(NotAllowed):
        trial(where)


def test_a_paused_account_cannot_begin() -> None:
    with pytest.raises(NotAllowed):
        trial(person=person(state=State.PAUSED))


def test_a_decision_of_the_team_holds_for_who_looks_around() -> None:
    where, who = group(), person()
    mine = trial(where, who)
    case = Case.objects.create(kind="person", subject_id=who.pk, level=Level.AMBER, source=Source.STAFF)
    Sanction.objects.create(
        case=case, person=who, scope=where.pk, restriction=Restriction.REPLY_LIMITED, rule=Rule.KIND_WORDS,
        reason="x", source=Source.STAFF, decided_by=where.leader,
    )  # fmt: skip
    assert not permits(talk.check_start, who, where)
    actions.end(person=who, group=where)
    with pytest.raises(NotAllowed):
        trial(where, who)
    assert not permits(access.check_can_try, who, mine.group)


def test_a_block_holds_for_who_looks_around() -> None:
    talked = thread()
    mine = trial(talked.group)
    block(first_post(talked).author, mine.person)
    assert not reads(mine.person, talked)


def test_who_grows_out_of_a_group_for_young_people_reads_there_no_more() -> None:
    where = group(age_band=AgeWall.YOUTH)
    talked = thread(where)
    mine = trial(where, person(age_band=AgeBand.YOUTH))
    assert reads(mine.person, talked)
    mine.person.age_band = AgeBand.ADULT
    mine.person.save(update_fields=["age_band"])
    assert not reads(mine.person, talked)


def test_a_group_that_rests_is_not_read_by_who_looks_around() -> None:
    talked = thread()
    mine = trial(talked.group)
    talked.group.state = GroupState.PAUSED
    talked.group.save(update_fields=["state"])
    assert not reads(mine.person, talked)


def test_five_groups_at_a_time() -> None:
    who = person()
    for _ in range(access.MOST_AT_ONCE):
        trial(person=who)
    with pytest.raises(NotNow):
        trial(person=who)


def test_the_same_group_again_only_after_a_rest() -> None:
    mine = trial()
    actions.end(person=mine.person, group=mine.group)
    with pytest.raises(NotNow):
        trial(mine.group, mine.person)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert trial(mine.group, mine.person)


def test_who_cannot_begin_yet_reads_so_before_all_the_rules_and_from_when_they_can() -> None:
    mine = trial()
    actions.end(person=mine.person, group=mine.group)
    client = signed_in_client(mine.person)
    page = client.get(reverse("trying:begin", args=[mine.group.slug])).content.decode()
    again = timezone.localdate() + timedelta(days=30)
    assert f"from {again.day} {again:%B}" in page and "I have read this and I agree" not in page


def test_one_hello_and_answers_in_it() -> None:
    mine = trial()
    said = hello(mine)
    reply(said, mine.person, "And thank you.")
    with pytest.raises(NotAllowed):
        hello(mine)


def test_the_button_of_a_hello_says_hello_also_when_something_is_missing() -> None:
    mine = trial()
    client, address = signed_in_client(mine.person), f"/groups/{mine.group.slug}/talk/new/"
    shown, again = client.get(address), client.post(address, {"title": "", "body": "I am new."})
    assert again.status_code == 422 and "I am new." in again.content.decode()
    for page in (shown.content.decode(), again.content.decode()):
        assert "Say hello</button>" in page and "Ask for support" not in page


def test_the_button_of_a_member_asks_for_support() -> None:
    mine = trial()
    actions.stay(person=mine.person, group=mine.group)
    page = signed_in_client(mine.person).get(f"/groups/{mine.group.slug}/talk/new/").content.decode()
    assert "Ask for support</button>" in page and "Say hello" not in page


def test_who_looks_around_does_not_answer_others() -> None:
    talked = thread()
    mine = trial(talked.group)
    with pytest.raises(NotAllowed):
        reply(talked, mine.person)
    with pytest.raises(Refusal):
        writing.react(person=mine.person, post=first_post(talked), kind="thank_you")


@pytest.mark.parametrize("is_anonymous", [False, True])
def test_a_hello_goes_with_them(is_anonymous: bool) -> None:
    mine = trial()
    said = hello(mine, is_anonymous=is_anonymous)
    reply(said, body="Welcome.")
    actions.end(person=mine.person, group=mine.group)
    assert not Post.objects.filter(thread=said.pk).exists()


@pytest.mark.parametrize(("wish", "has_name"), [(passport.NAMELESS, False), (passport.STAYS, True)])
def test_a_hello_stays_when_they_wish(wish: str, has_name: bool) -> None:
    mine = trial()
    said = hello(mine)
    actions.end(person=mine.person, group=mine.group, wish=wish)
    said.refresh_from_db()
    assert (said.author_id is not None, first_post(said).author_id is not None) == (has_name, has_name)
    assert not said.is_hello


def test_what_they_wrote_as_a_member_before_stays() -> None:
    where, who = group(), person()
    member(where, who)
    old = thread(where, who)
    groups.leave(person=who, group=where)
    mine = trial(where, who)
    actions.end(person=mine.person, group=where)
    assert Thread.objects.filter(pk=old.pk).exists()


def test_a_hello_the_team_looks_at_is_hidden_and_goes_when_they_are_done() -> None:
    mine = trial()
    said = hello(mine)
    case = Case.objects.create(
        kind="post", subject_id=first_post(said).pk, level=Level.AMBER, source=Source.MEMBER_NOTICE
    )
    actions.end(person=mine.person, group=mine.group)
    assert not reads(mine.group.leader, said) and Thread.objects.filter(pk=said.pk).exists()
    case.state = "closed"
    case.save(update_fields=["state"])
    from hearthside.conversations.tasks import let_go_of_hidden_hellos

    let_go_of_hidden_hellos()
    assert not Thread.objects.filter(pk=said.pk).exists()


def test_the_job_ends_it_silently_and_as_wished() -> None:
    mine = trial()
    said = hello(mine)
    actions.write_note(person=mine.person, trial=mine, note="", marks={}, wish=passport.NAMELESS)
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        tasks.end_trials()
        run_jobs()
        assert not Trial.objects.exists()
    said.refresh_from_db()
    assert said.author_id is None


def test_going_works_while_the_vault_is_closed(settings: Any, tmp_path: Any) -> None:
    from hearthside.vault import keys

    mine = trial()
    talked = thread(mine.group)
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "gone")
    keys.forget_everything()
    actions.end(person=mine.person, group=mine.group)
    assert not reads(mine.person, talked)


def test_notes_are_sealed_and_open_for_their_writer_alone() -> None:
    mine = trial()
    actions.write_note(person=mine.person, trial=mine, note="Kind faces.", marks={"safe": "yes", "odd": "yes"})
    kept = passport.page_of(mine.person, mine.group_id)
    assert (kept["note"], kept["marks"]) == ("Kind faces.", {"safe": "yes"})
    assert b"Kind" not in passport.Passport.objects.values_list("pages", flat=True).get().blob


def test_a_forgotten_page_is_gone() -> None:
    mine = trial()
    actions.write_note(person=mine.person, trial=mine, note="Kind faces.", marks={})
    actions.end(person=mine.person, group=mine.group)
    actions.forget(person=mine.person, key=str(mine.group_id))
    assert "note" not in passport.page_of(mine.person, mine.group_id)
    assert b"Tried before" not in signed_in_client(mine.person).get("/trying/").content


def test_groups_stand_side_by_side() -> None:
    who = person()
    first, second = trial(group("Willow room"), who), trial(group("Harbour table"), who)
    actions.write_note(person=who, trial=first, note="Slow and warm.", marks={"safe": "partly"})
    page = signed_in_client(who).get("/trying/side-by-side/").content.decode()
    assert {"Willow room", "Harbour table", "Slow and warm.", "Partly"} <= {
        word for word in ("Willow room", "Harbour table", "Slow and warm.", "Partly") if word in page
    }
    assert second.group.name in page


def test_staying_makes_a_member_who_agreed_and_keeps_the_hello() -> None:
    mine = trial()
    said = hello(mine)
    place = actions.stay(person=mine.person, group=mine.group)
    said.refresh_from_db()
    assert (place.state, place.agreed_version, said.is_hello) == (Standing.ACTIVE, mine.group.rules_version, False)
    assert not Trial.objects.exists()


def test_staying_in_a_group_on_request_goes_on_looking_around_until_the_answer() -> None:
    where = group(joining=Joining.REQUEST)
    actions.let_tasters_in(actor=where.leader, group=where, yes=True)
    talked = thread(where)
    mine = trial(where)
    assert actions.stay(person=mine.person, group=where).state == Standing.ASKED
    assert reads(mine.person, talked)
    groups.accept(actor=where.leader, group=where, person_id=mine.person_id)
    run_jobs()
    assert not Trial.objects.exists() and reads(mine.person, talked)


def test_a_first_sentence_waits_as_a_draft_and_is_not_sent() -> None:
    mine = trial()
    actions.stay(person=mine.person, group=mine.group, first_words="Hello. I am new here.")
    assert writing.read_draft(mine.person, f"new:{mine.group_id}")["body"] == "Hello. I am new here."
    assert not Thread.objects.exists()


def test_who_looks_around_comes_to_a_meeting_for_members_and_their_seat_is_free_when_they_go() -> None:
    where = group()
    evening = occurrence(where, audience="members", capacity=1)
    mine = trial(where)
    coming(person=mine.person, occurrence=evening, state="going")
    actions.end(person=mine.person, group=where)
    evening.refresh_from_db()
    assert (evening.seats_taken, evening.attendances.count()) == (0, 0)


def test_who_joined_keeps_their_seat() -> None:
    where = group()
    evening = occurrence(where, audience="members")
    mine = trial(where)
    coming(person=mine.person, occurrence=evening, state="going")
    actions.stay(person=mine.person, group=where)
    assert evening.attendances.get().person == mine.person


def test_a_stranger_does_not_come_to_a_meeting_for_members() -> None:
    with pytest.raises(NotAllowed):
        coming(person=person(), occurrence=occurrence(audience="members"), state="going")


def test_nobody_hears_that_somebody_looks_around() -> None:
    from hearthside.notifications.models import Notice

    mine = trial()
    actions.end(person=mine.person, group=mine.group)
    run_jobs()
    assert not Notice.objects.exists()
