"""Sets the table for a story: `python -m tests.journeys.stagehand` reads one wish a line and answers with who is there.

It runs beside the site, on the same data folder, so that a story begins with the people it needs and nobody else's.
"""

import json
import os
import subprocess
import sys
from datetime import timedelta
from time import sleep
from typing import Any
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from hearthside.accounts.models import Person  # noqa: E402
from hearthside.accounts.sessions import BACKEND  # noqa: E402
from hearthside.accounts.tests.builders import PASSWORD  # noqa: E402
from hearthside.aftercare import actions as aftercare  # noqa: E402
from hearthside.aftercare.models import CaringContact  # noqa: E402
from hearthside.conversations.models import Post  # noqa: E402
from hearthside.facilitating import actions as facilitating  # noqa: E402
from hearthside.facilitating.models import Onward  # noqa: E402
from hearthside.groups.models import Group, Role  # noqa: E402
from hearthside.groups.tests.builders import group, member  # noqa: E402
from hearthside.hosted import actions as rooms  # noqa: E402
from hearthside.hosted.models import Room, Seat  # noqa: E402
from hearthside.hosted.tests.builders import tonight  # noqa: E402
from hearthside.kernel.place import change_place  # noqa: E402
from hearthside.meetings import actions as meetings  # noqa: E402
from hearthside.meetings.models import Attendance, Coming, Host  # noqa: E402
from hearthside.search.building import begin_anew, step  # noqa: E402
from hearthside.teaching.models import Label, SecondLook  # noqa: E402
from tests.journeys.weeks import live_through  # noqa: E402

DUTIES = {"operator": {"is_operator": True}, "lead": {"is_safety_lead": True}, "outside": {}}
"""Duties that are not a part in the group."""


def main() -> None:
    """Prepare the folder, open the doors, then answer wishes until there are no more."""
    call_command("prepare", stdout=sys.stderr)
    change_place(is_set_up=True, is_open=True, name="Quiet Harbour", country="GB")
    scrambled = make_password(PASSWORD)
    print(json.dumps({"is_ready": True}), flush=True)
    for line in sys.stdin:
        wish = json.loads(line)
        print(json.dumps(answer(wish, scrambled)), flush=True)


def answer(wish: dict[str, Any], scrambled: str) -> dict[str, Any]:
    """What was wished for is so."""
    if wish.get("take_in"):
        return take_in()
    if "meeting" in wish:
        return evening(**wish["meeting"])
    if "morning" in wish:
        return morning(UUID(wish["morning"]))
    if "host_lost" in wish:
        return host_lost(UUID(wish["host_lost"]))
    if "draw" in wish:
        return draw(Group.objects.get(pk=wish["draw"]))
    if "weeks" in wish:
        return weeks(Group.objects.get(pk=wish["weeks"]), wish["team"], scrambled)
    if "next_morning" in wish:
        return next_morning(wish["next_morning"])
    if "teach" in wish:
        return teach(wish["teach"])
    return set_table(wish, scrambled)


def evening(slug: str, hosts: list[str], guests: list[str], **more: str) -> dict[str, Any]:
    """A meeting in text that begins in a few minutes; who comes said so yesterday and has been reminded."""
    place = Group.objects.get(slug=slug)
    one = tonight(place, in_minutes=5, **{"title": "An hour in words", "format_key": "text_60", **more})
    for host in hosts:
        Host.objects.get_or_create(occurrence=one, person_id=host)
    for guest in Person.objects.filter(pk__in=guests):
        row = meetings.answer(person=guest, occurrence=one, state=Coming.GOING)
        Attendance.objects.filter(pk=row.pk).update(asked_at=timezone.now() - timedelta(days=1))
        meetings.remind(row.pk)
    return {"id": str(one.pk)}


def morning(occurrence_id: UUID) -> dict[str, Any]:
    """The morning after: the site's own jobs have prepared what is due then, and it has been sent."""
    for _ in range(100):
        if Onward.objects.filter(occurrence=occurrence_id).exists():
            break
        sleep(0.1)
    Onward.objects.filter(occurrence=occurrence_id, days=1).update(due_at=timezone.now())
    for onward_id in Onward.objects.filter(occurrence=occurrence_id, days=1).values_list("pk", flat=True):
        facilitating.send_onward(onward_id)
    return {}


def host_lost(occurrence_id: UUID) -> dict[str, Any]:
    """No host has looked at the room for three minutes, and the clock has seen it."""
    now = timezone.now()
    Room.objects.filter(pk=occurrence_id).update(opened_at=now - timedelta(minutes=10))
    Seat.objects.filter(room=occurrence_id, is_host=True).update(seen_at=now - timedelta(minutes=3))
    rooms.look_after_hosts()
    return {}


def set_table(wish: dict[str, Any], scrambled: str) -> dict[str, Any]:
    """A group of its own with these people in these parts: {"name": ..., "people": {"Ava": "member"}}."""
    leader = somebody("Keeper of " + wish["name"], scrambled)
    table = group(wish["name"], leader=leader)
    people = {name: seat(table, name, duty, scrambled) for name, duty in wish["people"].items()}
    return {"slug": table.slug, "id": str(table.pk), "people": people}


def take_in() -> dict[str, Any]:
    """What was said can be found, as if an hour had gone by. All of it is read anew: the site's own jobs may be further on already."""
    Post.objects.update(created_at=timezone.now() - timedelta(hours=1))
    begin_anew()
    while not step():
        pass
    return {}


def draw(table: Group) -> dict[str, Any]:
    """The newest post of the group waits for a second look."""
    post = Post.objects.filter(thread__group=table).latest("created_at")
    SecondLook.objects.create(kind="post", subject_id=post.pk, scope=table.pk, version="0" * 12)
    return {}


def next_morning(person_id: str) -> dict[str, Any]:
    """It is the morning on which the team looks in on this person for the first time."""
    first = CaringContact.objects.filter(person=person_id, is_of_team=True, sent_at=None).earliest("due_at")
    aftercare.look_in(first.pk)
    return {}


def weeks(table: Group, team: list[str], scrambled: str) -> dict[str, Any]:
    """Ten weeks went by in this group; these two of its team decided on what came."""
    since = timezone.localdate() - timedelta(days=90)
    writers = [somebody(f"Writer {number} of {table.name}", scrambled, joined_on=since) for number in range(32)]
    for one in writers:
        member(table, one)
    live_through(table, writers, [Person.objects.get(pk=one) for one in team])
    return {}


def teach(table_id: str) -> dict[str, Any]:
    """The weekly fit has run on what was decided in this group, as the process of its own that it is; what it said."""
    Label.objects.exclude(subject_id__in=Post.objects.filter(thread__group=table_id).values("pk")).delete()
    command = [sys.executable, "-m", "hearthside", "teach"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return {"said": done.stdout.strip()}


def seat(table: Group, name: str, duty: str, scrambled: str) -> dict[str, str]:
    """The person, in their part, with a session that is already open."""
    who = somebody(f"{name} {table.name.split()[-1]}", scrambled, **DUTIES.get(duty, {}))
    if duty not in DUTIES:
        member(table, who, role=Role(duty))
    client = Client()
    client.force_login(who, backend=BACKEND)
    return {"id": str(who.pk), "name": who.name, "session": client.cookies[settings.SESSION_COOKIE_NAME].value}


def somebody(name: str, scrambled: str, **fields: Any) -> Person:
    """A person with the test password, without scrambling it once more."""
    made = Person.objects.create_person(name, None, country="GB", **fields)
    Person.objects.filter(pk=made.pk).update(password=scrambled)
    made.password = scrambled
    return made


if __name__ == "__main__":
    main()
