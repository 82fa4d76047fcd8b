"""One small world for whole-house tests: a person for each role, a group, a conversation, a case, and everything an address names."""

import datetime
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person, State
from hearthside.accounts.tests.builders import block, fresh_counters, person, signed_in_client
from hearthside.appointments.tests.builders import appointment, slot
from hearthside.conversations.models import Thread
from hearthside.conversations.tests.builders import WORRYING, first_post, reply, thread
from hearthside.directory.models import OwnContact
from hearthside.dropin.models import Hours
from hearthside.groups.actions import invite
from hearthside.groups.models import Group, Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.doors import ROLES
from hearthside.kernel.place import change_place
from hearthside.meetings.models import Meeting, Occurrence
from hearthside.meetings.tests.builders import first_of
from hearthside.meetings.tests.builders import meeting as planned_meeting
from hearthside.mending.models import Talk
from hearthside.notifications.models import Notice
from hearthside.organisations.tests.builders import organisation
from hearthside.oversight.models import Opening
from hearthside.places.tests.builders import booking
from hearthside.planner.tests.builders import planned
from hearthside.privacy.models import Copy
from hearthside.programmes.actions import add_part
from hearthside.programmes.models import Part
from hearthside.roster.models import Alert, StaffedHours
from hearthside.safety.models import Case, Sanction
from hearthside.safety.vocabulary import Restriction, Rule, Source
from hearthside.streams.models import Stream
from hearthside.teaching.models import SecondLook

LINK = "https://meet.example.org/evening"
INSIDE = ("member", "helper", "moderator", "blocked", "suspended")


@dataclass
class World:
    """People by role (a visitor is None), the place they meet in, and the value of each part of an address."""

    people: dict[str, Person | None]
    opener: Person
    group: Group
    thread: Thread
    case: Case
    arguments: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    def address(self, name: str, parts: list[str]) -> str:
        """The address of this name, with the world's value for each of its parts."""
        return reverse(name, kwargs={part: self.arguments[part] for part in parts})

    def client(self, role: str) -> Client:
        """A browser of this role, signed in through the page where there is somebody to sign in."""
        if role not in self.clients:
            fresh_counters()
            who = self.people[role]
            self.clients[role] = signed_in_client(who) if who else Client()
        return self.clients[role]


def small_world() -> World:
    """The world. The opener of the conversation is nobody's role, and keeps away from the person in the role "blocked"."""
    change_place(is_set_up=True, is_open=True)
    people: dict[str, Person | None] = {role: person(f"The {role}") for role in ROLES if role != "visitor"}
    people["visitor"] = None
    place, opener = group("Evening table"), person("Opener")
    _let_in(place, opener, people)
    opened = thread(place, opener, title="The long week")
    reply(opened, opener, "And another thing.")
    worry = reply(opened, opener, WORRYING)
    case = Case.objects.get(kind="post", subject_id=worry.pk)
    world = World(people, opener, place, opened, case)
    world.arguments = _arguments(world)
    return world


def _let_in(place: Group, opener: Person, people: dict[str, Person | None]) -> None:
    member(place, opener)
    for role in INSIDE:
        member(place, people[role], role=Role.MODERATOR if role == "moderator" else Role.MEMBER)
    _change(people["admin"], is_operator=True)
    _change(people["helper"], helper_until=timezone.localdate() + datetime.timedelta(days=90))
    _change(people["suspended"], state=State.PAUSED)
    blocked = people["blocked"]
    assert blocked
    block(opener, blocked)


def _change(who: Person | None, **fields: Any) -> None:
    assert who
    for name, value in fields.items():
        setattr(who, name, value)
    who.save(update_fields=list(fields))


def _arguments(world: World) -> dict[str, Any]:
    moderator, post = world.people["moderator"], first_post(world.thread)
    assert moderator
    invitation, code = invite(actor=moderator, group=world.group, uses=50)
    series = _with_a_line(
        world.group, actor=moderator, audience="everyone", city="Hull", where="The blue door.", link=LINK
    )
    Stream.objects.create(occurrence=first_of(series), link=LINK)
    booked = booking(world.group, moderator)
    return {
        "slug": world.group.slug,
        "thread_id": world.thread.pk,
        "post_id": post.pk,
        "case_id": world.case.pk,
        "person_id": world.opener.pk,
        "sanction_id": _sanction(world, moderator).pk,
        "notice_id": Notice.objects.create(person=world.opener, kind="reply", about=post.pk).pk,
        "contact_id": OwnContact.objects.create(person=world.opener, name="My sister", number="0100").pk,
        "hours_id": _hours().pk,
        "invitation_id": invitation.pk,
        "place_id": world.group.pk,
        "shape": "walking",
        "care": "cover",
        "offer_id": uuid4(),
        "note_id": uuid4(),
        "organisation": organisation("River House").slug,
        "subject_id": post.pk,
        "copy_id": Copy.objects.create(person=world.opener, is_ready=True).pk,
        "opening_id": Opening.objects.create(
            case=world.case, purpose="reading", ground="life", reason="Kept short."
        ).pk,
        "kind": "post",
        "verb": "take",
        "code": code,
        "token": "an-old-link",
        "number": _device(world).pk,
        "key": "nobody-knows-it",
        "step": "ask",
        "how": "break",
        "alert_id": _drill().pk,
        "page_id": uuid4(),
        "device_id": uuid4(),
        "debrief_id": uuid4(),
        "part_id": _part(first_of(series), moderator).pk,
        "venue_id": booked.venue_id,
        "booking_id": booked.pk,
        "talk_id": Talk.objects.create(
            case=world.case, first=world.people["member"], other=world.opener, guide=world.people["helper"]
        ).pk,
        "deed": "stop",
        "pair_id": uuid4(),
        "activity": "rel-003",
        "plan_id": planned(moderator).pk,
        "reader_id": uuid4(),
        "look_id": SecondLook.objects.create(
            kind="post", subject_id=post.pk, scope=world.group.pk, version="0" * 12
        ).pk,
        "feed_id": uuid4(),
        "meeting_id": series.pk,
        "occurrence_id": first_of(series).pk,
        **_appointment(world),
    }


def _with_a_line(*args: Any, **fields: Any) -> Meeting:
    """The series of the walk, which keeps a line."""
    series = planned_meeting(*args, **fields)
    Hours.objects.create(meeting=series)
    return series


def _appointment(world: World) -> dict[str, Any]:
    """The helper gives a free time, and another that the member has."""
    one = appointment(world.people["helper"], world.people["member"], where="0100 555 0199")
    free = slot(one.slot.giver, in_days=9)
    return {"giver_id": one.slot.giver_id, "slot_id": free.pk, "appointment_id": one.pk}


def _part(day: Occurrence, moderator: Person) -> Part:
    return add_part(actor=moderator, occurrence=day, stage="The tent", at=day.slot, minutes=30)


def _sanction(world: World, moderator: Person) -> Sanction:
    return Sanction.objects.create(
        case=world.case, person=world.opener, restriction=Restriction.values[0], rule=Rule.values[0],
        reason="Some words about why.", source=Source.values[0], decided_by=moderator,
    )  # fmt: skip


def _device(world: World) -> UserSession:
    signed_in_client(world.opener)
    return UserSession.objects.get(user=world.opener)


def _drill() -> Alert:
    """One that is over: a new one may be started."""
    now = timezone.now()
    return Alert.objects.create(kind="drill", about=uuid4(), is_drill=True, opened_at=now, ended_at=now)


def _hours() -> StaffedHours:
    return StaffedHours.objects.create(weekday=0, starts=datetime.time(18), ends=datetime.time(20))
