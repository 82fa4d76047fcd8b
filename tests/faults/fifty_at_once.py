"""Run in a site's own shell: fifty do the same at the same moment, in sixteen ways. Prints what came of each as JSON.

With `--careless` an invitation is counted by reading first and writing after, which is the fault the counts must notice."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from threading import Barrier, Thread
from typing import Any

from django.db import connections

from hearthside.accounts import actions as accounts
from hearthside.accounts.models import Block, Person
from hearthside.appointments import actions as appointments
from hearthside.appointments.models import Appointment
from hearthside.appointments.tests.builders import slot
from hearthside.conversations import actions as talk
from hearthside.conversations.models import Reaction, ReadMark
from hearthside.conversations.tests.builders import WORRYING, first_post, reply, thread
from hearthside.dropin import actions as dropin
from hearthside.dropin.models import Ticket
from hearthside.dropin.tests.builders import night
from hearthside.groups import actions as groups
from hearthside.groups.models import Group, Invitation, Membership, Role, Standing
from hearthside.groups.tests.builders import group, member
from hearthside.kernel import rates
from hearthside.kernel.place import change_place
from hearthside.kernel.refusals import NotNow, Refusal
from hearthside.meetings import actions as meetings
from hearthside.meetings.models import Attendance, Occurrence
from hearthside.meetings.tests.builders import first_of
from hearthside.meetings.tests.builders import meeting as planned
from hearthside.notifications import actions as notifications
from hearthside.places import actions as places
from hearthside.places.models import HeldHalfHour
from hearthside.places.tests.builders import at, venue
from hearthside.roster import actions as roster
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, CaseStep, Report
from hearthside.safety.vocabulary import Reason, State
from hearthside.words.intents import REACTIONS

AT_ONCE, USES = 50, 7
Calls = Sequence[Callable[[], Any]]
Told = dict[str, Any]


def at_once(calls: Calls) -> Told:
    """How many of these calls, begun together, were done and how many refused; and what broke."""
    start, answers, broken = Barrier(len(calls)), Counter[str](), Counter[str]()

    def run(call: Callable[[], Any]) -> None:
        start.wait()
        try:
            call()
            answers["done"] += 1
        except Refusal:
            answers["refused"] += 1
        except Exception as error:
            broken[f"{type(error).__name__}: {str(error)[:120]}"] += 1
        connections.close_all()

    threads = [Thread(target=run, args=(call,)) for call in calls]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return {"done": answers["done"], "refused": answers["refused"], "broken": broken}


def somebody(number: int = 1) -> list[Person]:
    """New people who have no pass-phrase: making one takes a while."""
    made = time.monotonic_ns()
    return [Person.objects.create_person(f"P{made}x{one}"[-24:], None) for one in range(number)]


def own_group() -> tuple[Any, Person]:
    """A group and its leader."""
    leader = somebody()[0]
    place = group(f"Table {time.monotonic_ns()}", leader=leader)
    groups.agree(person=leader, group=place, version=place.rules_version)
    return place, leader


def invitation() -> Told:
    """Fifty people, one invitation for seven."""
    place, leader = own_group()
    before = Membership.objects.filter(group=place).count()
    made, code = groups.invite(actor=leader, group=place, uses=USES)
    told = at_once([lambda one=one: groups.come_in(person=one, code=code) for one in somebody(AT_ONCE)])
    came = Membership.objects.filter(group=place).count() - before
    return told | {"is": (came, Invitation.objects.get(pk=made.pk).uses_left), "must be": (USES, 0)}


def circle_of_eight() -> Told:
    """Fifty people, a circle for eight, two invitations that would let in everybody."""
    place, leader = own_group()
    Group.objects.filter(pk=place.pk).update(seats=8)
    codes = [groups.invite(actor=leader, group=place, uses=50)[1] for _number in range(2)]
    folk = enumerate(somebody(AT_ONCE))
    told = at_once([lambda one=one, at=at: groups.come_in(person=one, code=codes[at % 2]) for at, one in folk])
    return told | {"is": Membership.objects.filter(group=place).count(), "must be": 8}


def one_tap_many_times() -> Told:
    """One person takes up an invitation for fifty with fifty taps."""
    place, leader = own_group()
    made, code = groups.invite(actor=leader, group=place, uses=50)
    who = somebody()[0]
    told = at_once([lambda: groups.come_in(person=who, code=code)] * AT_ONCE)
    return told | {"is": Invitation.objects.get(pk=made.pk).uses_left, "must be": 49}


def request() -> Told:
    """Two who lead answer one request, one yes and one no, over and over: one answer counts."""
    place, leader = own_group()
    other, asks = somebody(2)
    member(place, other, role=Role.MODERATOR)
    Membership.objects.create(group=place, person=asks, state=Standing.ASKED)
    answers = ((leader, groups.accept), (other, groups.decline)) * (AT_ONCE // 2)
    told = at_once([lambda a=a, act=act: act(actor=a, group=place, person_id=asks.pk) for a, act in answers])
    states = list(Membership.objects.filter(group=place, person=asks).values_list("state", flat=True))
    return told | {"is": (told["done"], states in ([], [Standing.ACTIVE])), "must be": (1, True)}


def open_case() -> tuple[Case, list[Person]]:
    """A case, and two who may take it."""
    place, leader = own_group()
    other, writer = somebody(2)
    for one, role in ((other, Role.MODERATOR), (writer, Role.MEMBER)):
        member(place, one, role=role)
    post = reply(thread(place, leader), writer, WORRYING)
    return Case.objects.get(subject_id=post.pk), [leader, other]


def taking() -> Told:
    """Two take one case."""
    case, people = open_case()
    version = case.version
    calls = [
        lambda who=who: safety.decide(moderator=who, case=Case.objects.get(pk=case.pk), verb="take", version=version)
        for who in people * (AT_ONCE // 2)
    ]
    told = at_once(calls)
    steps = CaseStep.objects.filter(case=case, verb="take").count()
    return told | {"is": (told["done"], steps), "must be": (1, 1)}


def taking_while_reported() -> Told:
    """A case is taken while others report the same words: the report is there and the case stays taken."""
    case, (leader, _) = open_case()

    def take() -> None:
        for _ in range(200):
            now = Case.objects.get(pk=case.pk)
            try:
                return safety.decide(moderator=leader, case=now, verb="take", version=now.version) and None
            except NotNow:
                time.sleep(0.01)

    def report(who: Person) -> None:
        safety.report(reporter=who, kind="post", subject_id=case.subject_id, reason=Reason.values[0])

    told = at_once([take, *[lambda one=one: report(one) for one in somebody(AT_ONCE // 2 - 1)]])
    now, reports = Case.objects.get(pk=case.pk), Report.objects.filter(case=case).count()
    return told | {"is": (now.state, now.version - case.version, reports), "must be": (State.IN_PROGRESS, 25, 24)}


def name() -> Told:
    """Fifty join under one name, in spellings that look alike."""
    made = str(time.monotonic_ns())[-8:]
    names = [f"{first}uiet {made}" for first in ("Q", "q")] * (AT_ONCE // 2)
    told = at_once(
        [lambda one=one: accounts.open_account(name=one, passphrase=None, age_band="18_plus") for one in names]
    )
    return told | {"is": (told["done"], told["refused"]), "must be": (1, AT_ONCE - 1)}


def reaction() -> Told:
    """One person taps a reaction fifty times: it is there once or not at all."""
    place, leader = own_group()
    who = member(place, somebody()[0]).person
    post = first_post(thread(place, leader))
    told = at_once([lambda: talk.react(person=who, post=post, kind=next(iter(REACTIONS)))] * AT_ONCE)
    return told | {"is": Reaction.objects.filter(post=post).count() <= 1, "must be": True}


def role() -> Told:
    """A leader gives roles to somebody who is leaving: they are out at the end, or in with one of the roles."""
    place, leader = own_group()
    who = member(place, somebody()[0]).person
    roles = [Role.MODERATOR, Role.MEMBER] * (AT_ONCE // 2 - 1)
    calls = [lambda one=one: groups.set_role(actor=leader, group=place, person_id=who.pk, role=one) for one in roles]
    told = at_once([*calls, *[lambda: groups.leave(person=who, group=place)] * 2])
    return told | {"is": Membership.objects.filter(group=place, person=who).count(), "must be": 0}


def back_and_forth() -> Told:
    """Everything that can be done and undone, by one person at one moment: nothing breaks."""
    place, leader = own_group()
    who, other = somebody(2)
    boss = Person.objects.create_person(f"Boss {time.monotonic_ns()}"[-24:], None, is_operator=True)
    opened, day = thread(place, leader), date(2031, 5, 4)
    pairs: list[Callable[[], Any]] = [
        lambda: groups.join(person=who, group=place),
        lambda: groups.leave(person=who, group=place),
        lambda: accounts.block(who, other),
        lambda: accounts.unblock(who, other),
        lambda: notifications.mute_place(person=who, place=place.pk),
        lambda: notifications.unmute_place(person=who, place=place.pk),
        lambda: roster.set_day_off(actor=boss, day=day),
        lambda: roster.set_day_off(actor=boss, day=day, is_off=False),
        lambda: talk.follow(person=who, thread=opened, wants_news=True),
        lambda: talk.mark_read(person=who, thread_id=opened.pk, number=1),
    ]
    told = at_once(pairs * (AT_ONCE // len(pairs)))
    rows = [Membership.objects.filter(group=place, person=who), Block.objects.filter(blocker=who)]
    rows.append(ReadMark.objects.filter(person=who))
    return told | {"is": all(one.count() <= 1 for one in rows), "must be": True}


def last_seat() -> Told:
    """Fifty people, seven seats; then everybody with a seat gives it back at one moment, and those who waited have them."""
    place, leader = own_group()
    folk = somebody(AT_ONCE)
    for one in folk:
        member(place, one)
    held = first_of(planned(place, actor=leader, capacity=USES))
    told = at_once([lambda one=one: meetings.answer(person=one, occurrence=held, state="going") for one in folk])
    seats = Attendance.objects.filter(occurrence=held, state="going")
    first, taken = set(seats.values_list("person", flat=True)), Occurrence.objects.get(pk=held.pk).seats_taken
    lucky = [one for one in folk if one.pk in first]
    back = at_once([lambda one=one: meetings.answer(person=one, occurrence=held, state="cannot") for one in lucky])
    second = set(seats.values_list("person", flat=True))
    told["broken"] += back["broken"]
    return told | {"is": (len(first), taken, len(second), len(first & second)), "must be": (USES, USES, USES, 0)}


def reminder() -> Told:
    """Fifty workers hold one reminder: one of them tells."""
    place, leader = own_group()
    who = member(place, somebody()[0]).person
    mine = meetings.answer(person=who, occurrence=first_of(planned(place, actor=leader)), state="going")
    said: list[bool] = []
    told = at_once([lambda: said.append(meetings.remind(mine.pk))] * AT_ONCE)
    return told | {"is": (sum(said), len(said)), "must be": (1, AT_ONCE)}


def booking() -> Told:
    """Fifty ask for one room at one time: one has it, and each half hour of it is held once."""
    place, leader = own_group()
    room = venue(name=f"Room {time.monotonic_ns()}")
    asked = {"actor": leader, "venue": room, "group": place, "minutes": 90}
    told = at_once([lambda: places.ask_for(starts_at=at(18), **asked)] * AT_ONCE)
    held = HeldHalfHour.objects.filter(venue=room).count()
    return told | {"is": (told["done"], told["refused"], held), "must be": (1, AT_ONCE - 1, 3)}


def appointment() -> Told:
    """Fifty take one time that a peer gives: one has it."""
    time_given = slot()
    told = at_once([lambda one=one: appointments.book(person=one, slot=time_given) for one in somebody(AT_ONCE)])
    held = Appointment.objects.filter(slot=time_given).count()
    return told | {"is": (told["done"], told["refused"], held), "must be": (1, AT_ONCE - 1, 1)}


def place_in_line() -> Told:
    """One person takes a place in a drop-in's line with fifty taps: it is one place."""
    here, who = night(), somebody()[0]
    given = {"evening": here.evening, "hours": here.hours, "name": "Robin", "way": "text"}
    told = at_once([lambda: dropin.join(person=who, **given)] * AT_ONCE)
    return told | {"is": Ticket.objects.filter(person=who).count(), "must be": 1}


def next_person() -> Told:
    """Five listeners call the next person ten times each, with three in the line: each of the three is called by one of them."""
    here, waiting = night(), somebody(3)
    for one in waiting:
        here.guest(one)
    listeners = [here.listener, *[here.another() for _ in range(4)]]
    calls = [lambda one=one: dropin.call_next(listener=one, evening=here.evening) for one in listeners * 10]
    told = at_once(calls)
    called = list(Ticket.objects.filter(evening=here.evening, state="called").values_list("calls", "listener"))
    return told | {"is": (told["done"], len(called), len({one for _calls, one in called})), "must be": (3, 3, 3)}


def be_careless() -> None:
    """Plant the fault."""

    def come_in(*, person: Person, code: str) -> None:
        found = groups.find_invitation(code)
        if found is None:
            raise NotNow("used")
        time.sleep(0.05)
        found.uses_left -= 1
        found.save(update_fields=["uses_left"])
        Membership.objects.create(group=found.group, person=person)

    groups.come_in = come_in  # type: ignore[assignment]


RACES = (
    invitation,
    circle_of_eight,
    one_tap_many_times,
    request,
    taking,
    taking_while_reported,
    name,
    reaction,
    role,
    back_and_forth,
    last_seat,
    reminder,
    booking,
    appointment,
    place_in_line,
    next_person,
)


def main(rounds: int, *more: str) -> None:
    """Every race so many times."""
    more_rates = ("conversations.actions.kindness", "appointments.actions", "dropin.actions.waiting")
    for one in (rates, groups.inviting, *(sys.modules[f"hearthside.{name}"] for name in more_rates)):
        one.check_rate = lambda *_, **__: None
    change_place(is_set_up=True, is_open=True)
    if "--careless" in more:
        be_careless()
    races = RACES[:1] if "--careless" in more else RACES
    print(json.dumps([{"race": race.__name__, **race()} for race in races for _ in range(rounds)], default=str))


main(int(sys.argv[1]), *sys.argv[2:])
