"""Where a person is signed in. A device is a coarse word such as "Firefox on Android"; no address, no last-seen time."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel import push

NO_ADDRESS = "0.0.0.0"  # noqa: S104  (the library's column must hold something; we keep no addresses)
_BROWSERS = [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari")]
_SYSTEMS = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac")]


@dataclass(frozen=True)
class Device:
    """One place where somebody is signed in; `since` is the day it began."""

    number: int
    label: str
    since: datetime
    is_this_one: bool


def label_for(agent: str) -> str:
    """The browser and the kind of machine in words, from what the browser says of itself."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), _("A browser"))
    system = next((name for mark, name in [*_SYSTEMS, ("Linux", "Linux")] if mark in agent), _("some device"))
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def remember(request: HttpRequest, person: Person) -> None:
    """List the session of this request among the person's devices."""
    if not request.session.session_key:
        request.session.save()
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": person,
            "ip": NO_ADDRESS,
            "user_agent": label_for(request.headers.get("User-Agent", "")),
            "created_at": today,
            "last_seen_at": today,
        },
    )


def is_new_kind(person: Person, label: str) -> bool:
    """Whether the person is signed in on other kinds of devices, and on none of this kind. One query."""
    labels = set(UserSession.objects.filter(user=person).values_list("user_agent", flat=True))
    return bool(labels) and label not in labels


def devices_of(request: HttpRequest, person: Person) -> list[Device]:
    """The live sessions of the person; rows whose session has ended are dropped on the way."""
    rows = sorted(UserSession.objects.purge_and_list(person), key=lambda row: row.pk, reverse=True)
    here = request.session.session_key
    return [Device(row.pk, row.user_agent, row.created_at, row.session_key == here) for row in rows]


def end_device(person: Person, number: int) -> bool:
    """Sign one of the person's devices out; says whether there was such a device."""
    row = UserSession.objects.filter(user=person, pk=number).first()
    if row is not None:
        row.end()
    return row is not None


def end_all(person: Person, *, but: str = "") -> None:
    """Sign the person out everywhere, except in the session whose key is given. Pages that are open hear no more news."""
    for row in UserSession.objects.filter(user=person).exclude(session_key=but):
        row.end()
    push.changed(f"revoke:{person.pk}")


def goes_on(before: str | None, session_key: str | None) -> None:
    """The device whose session had the one key is listed under the other."""
    UserSession.objects.filter(session_key=before).update(session_key=session_key)


def forget(session_key: str | None) -> None:
    """Drop the session and its row, if any."""
    if session_key:
        UserSession.objects.filter(session_key=session_key).delete()
        SessionStore().delete(session_key)
