"""What weighs most, in every standing it can have: decided by two, waiting for a second, undone, declined, over."""

from __future__ import annotations

from datetime import timedelta

from hearthside.accounts.models import Person
from hearthside.conversations.models import Post, Thread
from hearthside.groups import actions as groups
from hearthside.groups.models import Group
from hearthside.mending import actions as mending
from hearthside.mending.models import Line, Talk
from hearthside.oversight import actions as oversight
from hearthside.oversight.models import Opening
from hearthside.safety import actions as safety
from hearthside.safety.models import Alike, Case
from hearthside.safety.verdicts import UNREAD_CODE
from hearthside.safety.vocabulary import Level, Reason, Rule
from hearthside.town.loading.saying import (
    HOME,
    answer,
    back_to,
    decide,
    folk_of,
    line,
    lively,
    open_thread,
    report,
    told_as,
)
from hearthside.town.loading.scene import SAFETY_LEAD, Scene

A_DAY = 1440


def load_weighty(scene: Scene) -> None:
    """Bans, openings, steps too close, what the gate holds, a loss: one of each, so that every page of the team has something on it."""
    group, folk = Group.objects.get(slug=HOME), folk_of(scene)
    thread = lively(scene)
    _closing(scene, group, folk)
    _bans(scene, thread, folk)
    _too_close(scene, thread, folk)
    _at_the_gate(scene, group, folk)
    _unread(scene)
    _openings(scene)
    _after_a_loss(scene)
    _talks(scene, thread, folk)


def _closing(scene: Scene, group: Group, folk: list[Person]) -> None:
    """A hard night that ended well; somebody asked to close the case, and a second person has to agree."""
    tomasz = scene.person("Tomasz B")
    post = open_thread(scene, group, folk[8], "calmer", 11 * 60, Level.RED)
    decide(tomasz, post.pk, "take")
    decide(tomasz, post.pk, "write", text=line("calmer_letter"))
    decide(tomasz, post.pk, "look_in", text=line("looking_in"))
    decide(tomasz, post.pk, "close", outcome="supported", reason=line("calmer_note"))


def _bans(scene: Scene, thread: Thread, folk: list[Person]) -> None:
    """An account that two people may close, one of them still to agree; and one that was closed and is open again."""
    ruth, sol = scene.person(SAFETY_LEAD), scene.person("sol")
    seller = answer(scene, folk[9], thread, "seller_reply", 200, Level.GREEN)
    report(folk[4], seller, Reason.SPAM)
    decide(ruth, seller.pk, "remove", rule=Rule.NO_SELLING, reason=line("seller_reason"))
    decide(ruth, seller.pk, "ban", rule=Rule.NO_SELLING, reason=line("seller_reason"))
    door = answer(scene, folk[10], thread, "door_reply", 3 * A_DAY, Level.GREEN)
    report(folk[1], door, Reason.HARASSMENT)
    decide(ruth, door.pk, "ban", rule=Rule.KIND_WORDS, reason=line("door_reason"))
    decide(sol, door.pk, "confirm_pause")
    sanction = Case.objects.get(subject_id=door.pk).sanctions.get()
    safety.ask_again(person=folk[10], sanction=sanction, text=line("door_appeal"))
    safety.answer_appeal(
        moderator=scene.person("Tomasz B"), sanction=sanction, outcome="overturned", answer=line("door_answer")
    )
    decide(ruth, door.pk, "close", outcome="talked")


def _too_close(scene: Scene, thread: Thread, folk: list[Person]) -> None:
    """Three steps of one person towards another: a person reads."""
    post = answer(scene, folk[11], thread, "close_reply", 50, Level.AMBER)
    told_as(post, Level.AMBER, reasons=("approach", "elsewhere", "flattery", "secrecy"))
    back_to(scene.ago(50), post, opens=False)


def _at_the_gate(scene: Scene, group: Group, folk: list[Person]) -> None:
    """A first post that waits, and one text that came twice and has one case."""
    first = open_thread(scene, group, folk[12], "first_words", 25, Level.GREEN, is_held=True, intent="company")
    _marked(scene, first, 25, "first_post")
    copy = open_thread(scene, group, folk[13], "copy_a", 95, Level.GREEN, is_held=True)
    other = open_thread(scene, group, folk[5], "copy_b", 90, is_held=True)
    _marked(scene, copy, 95, "alike")
    case = Case.objects.get(subject_id=copy.pk)
    Alike.objects.create(case=case, kind="post", subject_id=other.pk, person=folk[5])


def _marked(scene: Scene, post: Post, minutes: int, why: str) -> None:
    told_as(post, Level.GREEN, is_held=True, reasons=(why,))
    back_to(scene.ago(minutes), post, opens=True)


def _unread(scene: Scene) -> None:
    """The reader failed on one text; nobody has read it yet."""
    slug = "clear-water"
    post = open_thread(scene, scene.groups[slug], folk_of(scene, slug)[0], "unread", 30, Level.AMBER)
    Case.objects.filter(subject_id=post.pk).update(is_unread=True, reasons=[{"code": UNREAD_CODE}])


def _openings(scene: Scene) -> None:
    """One the member knows of, one that was declined, a whole group, one that is open now, one that waits for a second person."""
    hidden = list(
        Case.objects.filter(person=None, kind="post", is_care=True)
        .exclude(scope=scene.groups[HOME].pk)
        .order_by("opened_at", "pk")
    )
    old = Case.objects.filter(person=None, kind="post", state="closed").order_by("opened_at", "pk").first()
    urgent = Case.objects.filter(level__in=(Level.RED, Level.CRISIS), state="in_progress").order_by("pk").first()
    if old is not None:
        _opened(scene, old, "author", "opening_told", 40 * A_DAY, told=True)
    if urgent is not None:
        made = _opened(scene, urgent, "disclosure", "opening_now", 20)
        oversight.note_disclosure(
            officer=scene.person(SAFETY_LEAD), opening=made, service=line("told_service"), told=line("told_words")
        )
    if len(hidden) > 1:
        declined = _asked(scene, hidden[0], "reading", "opening_declined")
        _back(declined, 3 * A_DAY, oversight.decline(officer=scene.person("sol"), opening=declined))
        _asked(scene, hidden[1], "author", "opening_waits")
        _opened(scene, hidden[0], "group", "opening_group", 12 * A_DAY)


def _asked(scene: Scene, case: Case, purpose: str, why: str) -> Opening:
    return oversight.ask_to_open(
        officer=scene.person(SAFETY_LEAD), case=case, purpose=purpose, ground="life", reason=line(why)
    )


def _opened(scene: Scene, case: Case, purpose: str, why: str, minutes: int, *, told: bool = False) -> Opening:
    made = oversight.agree(officer=scene.person("sol"), opening=_asked(scene, case, purpose, why))
    if purpose == "author":
        oversight.open_author(officer=scene.person(SAFETY_LEAD), opening=made)
    if purpose == "group":
        oversight.list_talks(officer=scene.person(SAFETY_LEAD), opening=made)
    if told:
        oversight.tell_members(made)
    return _back(made, minutes, made)


def _back(made: Opening, minutes: int, answered: Opening) -> Opening:
    """The request and its answer lie that far in the past, five minutes apart."""
    answered.refresh_from_db()
    asked_at = answered.asked_at - timedelta(minutes=minutes)
    changes = {"asked_at": asked_at, "answered_at": asked_at + timedelta(minutes=5)}
    if answered.is_agreed:
        changes["ends_at"] = asked_at + timedelta(minutes=65)
    if answered.opened_at:
        changes["opened_at"] = asked_at + timedelta(minutes=6)
    if answered.told_at:
        changes["told_at"] = asked_at + timedelta(days=31)
    Opening.objects.filter(pk=made.pk).update(**changes)
    made.refresh_from_db()
    return made


def _after_a_loss(scene: Scene) -> None:
    """A gentle time, an account kept in memory, and one for which a second person has to agree."""
    ruth, sol = scene.person(SAFETY_LEAD), scene.person("sol")
    groups.begin_gentle(actor=ruth, group=scene.groups["the-empty-chair"])
    gone, other = folk_of(scene, "the-empty-chair")[:2]
    groups.ask_for_memory(actor=ruth, person=gone)
    groups.keep_in_memory(actor=sol, person=gone)
    groups.ask_for_memory(actor=ruth, person=other)


def _talks(scene: Scene, thread: Thread, folk: list[Person]) -> None:
    """Two people who talk it over with a third between them: ava is in the middle of it, ben is asked whether he would like to."""
    ava, ruth = scene.person("ava"), scene.person(SAFETY_LEAD)
    talk = _offered(scene, thread, folk[6], "quip_reply", ava)
    mending.say_yes(person=ava, talk=talk)
    mending.say_yes(person=folk[6], talk=talk)
    mending.go_on(person=ruth, talk=talk)
    for number, (author, name) in enumerate(((ruth, "talk_guide"), (ava, "talk_first"), (folk[6], "talk_other"))):
        at = scene.ago(60 - 15 * number)
        Line(id=scene.id_of("line", number), talk=talk, author=author, step=1, text=line(name), at=at).save(
            force_insert=True
        )
    _offered(scene, thread, folk[7], "tease_reply", scene.person("ben"))


def _offered(scene: Scene, thread: Thread, other: Person, name: str, first: Person) -> Talk:
    post = answer(scene, other, thread, name, 2 * A_DAY, Level.GREEN)
    report(first, post, Reason.HARASSMENT)
    case = Case.objects.get(subject_id=post.pk)
    told = case.reports.get()
    decide(scene.person("mia"), post.pk, "take")
    return mending.offer(guide=scene.person(SAFETY_LEAD), case=case, report=told)
