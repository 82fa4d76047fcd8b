"""Two people with something in every room, marked so that each word can be found again."""

import datetime
import re
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import connections
from django.utils import timezone

from hearthside.accounts import actions as accounts
from hearthside.accounts.models import Person, SealedEmail
from hearthside.accounts.tests.builders import person
from hearthside.aftercare.actions import look_in, plan_contacts
from hearthside.conversations import actions as conversations
from hearthside.conversations.models import Letter
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.directory.models import OwnContact
from hearthside.finding import actions as finding
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.notifications.models import Device, MutedPlace, Notice, Wishes
from hearthside.roster.models import HandOver, StaffedHours
from hearthside.safety.actions import report
from hearthside.safety.models import Case, Sanction
from hearthside.safety.models import Letter as TeamLetter
from hearthside.safety.vocabulary import Reason, Restriction, Rule, Source
from hearthside.vault.tags import blind_index

MARK = re.compile(r"[a-z]+mark-[a-z0-9]+")


def marked(owner: str, where: str) -> str:
    """A word that stands nowhere else."""
    return f"{owner}mark-{where}"


def settled(owner: str, place: Group, other: Person) -> tuple[Person, set[str]]:
    """A person with something in every room, and every mark of theirs that their own copy must hold."""
    who = person(f"{owner.title()} Tern")
    used: set[str] = set()

    def word(where: str) -> str:
        used.add(marked(owner, where))
        return marked(owner, where)

    member(place, who)
    accounts.change_profile(person=who, name=who.name, about=word("about"), pronouns=word("pronoun"))
    accounts.set_not_today(person=who, topics=[], words=[word("nottoday")])
    mail = f"{word('mail')}@example.org"
    SealedEmail.objects.create(person=who, address=mail, blind=blind_index(mail), is_verified=True)
    OwnContact.objects.create(person=who, name=word("contact"), number=word("number"))
    _speak(who, place, word)
    finding.keep(person=who, said={"topics": ("grief",)})
    _be_judged(who, other, word)
    Wishes.objects.create(person=who)
    MutedPlace.objects.create(person=who, place=place.pk)
    Notice.objects.create(person=who, kind="conversations.new_reply", about=place.pk)
    StaffedHours.objects.create(
        weekday=StaffedHours.objects.count(), starts=datetime.time(18), ends=datetime.time(20), person=who
    )
    HandOver.objects.create(author=who, text=word("handover"))
    Device.objects.create(person=who, subscription=marked(owner, "device"), blind=uuid4().bytes * 2)
    return who, used


def _speak(who: Person, place: Group, word: Any) -> None:
    named = thread(place, who, title=word("title"), body=word("body"))
    hidden = thread(place, who, title=word("hiddentitle"), body=word("hiddenbody"), is_anonymous=True)
    said = reply(named, who, word("before"))
    conversations.edit_post(author=who, post=said, body=word("after"))
    conversations.save_draft(person=who, place=f"reply:{named.pk}", words={"body": word("draft")})
    Letter.objects.create(post=first_post(hidden), sender=None, text=word("ownletter"))


def _be_judged(who: Person, other: Person, word: Any) -> None:
    made, _route = report(
        reporter=who, kind="person", subject_id=other.pk, reason=Reason.values[0], note=word("reportnote")
    )
    case = Case.objects.get(pk=made.case_id)
    Sanction.objects.create(
        case=case, person=who, restriction=Restriction.values[0], rule=Rule.values[0], reason=word("reason"),
        source=Source.values[0], appeal=word("appeal"), appealed_at=timezone.now(),
    )  # fmt: skip
    TeamLetter.objects.create(person=who, text=word("teamletter"))
    looked_in = plan_contacts(person=who, signed_by=other, text=word("thoughtof"))
    look_in(looked_in[0].pk)


def pair() -> tuple[Person, set[str], Person, set[str]]:
    """Two settled people in one group, each the other's subject of a report."""
    place, stranger = group(), person("Stranger")
    one, own = settled("own", place, stranger)
    other, foreign = settled("foreign", place, one)
    return one, own, other, foreign


def rows_with(needles: list[str]) -> list[str]:
    """Tables and columns of both databases in which one of these texts stands."""
    models = apps.get_models(include_auto_created=True)
    tables = {(model._meta.app_label == "vault" and "keys" or "default", model._meta.db_table) for model in models}
    return sorted(found for alias, table in tables for found in _columns_with(alias, table, needles))


def _columns_with(alias: str, table: str, needles: list[str]) -> list[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
        names = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
    held = {name for row in rows for name, value in zip(names, row, strict=True) if _holds(value, needles)}
    return [f"{table}.{name}" for name in held]


def _holds(value: object, needles: list[str]) -> bool:
    text = bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
    return any(needle.lower() in text.lower() for needle in needles)
