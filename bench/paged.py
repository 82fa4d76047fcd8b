"""A place with somebody on watch, people who write, and the keys to their browsers: made for `bench.paging`, printed as JSON."""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from hearthside.accounts.models import Person, SealedEmail  # noqa: E402
from hearthside.accounts.tests.builders import person  # noqa: E402
from hearthside.conversations.tests.builders import thread  # noqa: E402
from hearthside.groups.tests.builders import group, member  # noqa: E402
from hearthside.kernel.place import change_place  # noqa: E402
from hearthside.notifications.actions import add_device  # noqa: E402
from hearthside.notifications.tests.outside import Browser  # noqa: E402
from hearthside.roster.models import Shift  # noqa: E402


def browser(who: Person) -> str:
    """The cookie of a browser in which this person is signed in."""
    client = Client()
    client.force_login(who)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def made(writers: int, endpoint: str) -> dict[str, object]:
    """The place, in an empty database."""
    change_place(is_set_up=True, is_open=True)
    watch, lead = person("Watch", is_safety_lead=True), person("Lead", is_safety_lead=True)
    table = group("Evening table", leader=lead)
    now = timezone.now()
    Shift.objects.create(
        person=watch, role="first", starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=6)
    )
    SealedEmail.objects.create(person=watch, address="watch@house.test", blind=b"w" * 32, is_verified=True)
    add_device(person=watch, subscription=Browser(endpoint).subscription())
    folk = [person() for _ in range(writers)]
    for one in folk:
        member(table, one)
    talk = thread(table, folk[0])
    return {
        "thread": str(talk.pk),
        "cookie": settings.SESSION_COOKIE_NAME,
        "watch": browser(watch),
        "lead": browser(lead),
        "folk": [browser(one) for one in folk],
    }


if __name__ == "__main__":
    print(json.dumps(made(int(sys.argv[1]), sys.argv[2])))
