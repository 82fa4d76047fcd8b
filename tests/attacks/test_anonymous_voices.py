"""Who of two members wrote anonymously: nobody can tell from anything they are shown, and no trace names the writer (SECURITY G-7, G-8)."""

import logging
import re
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import WORRYING, reply, thread
from hearthside.conversations.visitors import _pages as kept_for_visitors
from hearthside.groups.tests.builders import member
from hearthside.kernel.models import AuditEntry
from hearthside.notifications.models import Notice
from tests.attacks.walk import crawl
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NAMES = ("Writer one", "Writer two")
UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
TOKEN = re.compile(
    r'(?:csrfmiddlewaretoken" value|name="once" value|token)="[^"]*"|token=[^"&]*|value="[\w-]{22}"'
    r'|Content-Length: \d+|<span aria-hidden="true">.<'
)
READERS = ("visitor", "member", "moderator", "admin")
STARTS = (
    "/",
    "/groups/",
    "/groups/mine/",
    "/talk/",
    "/notices/",
    "/me/",
    "/safety/",
    "/safety/?show=care",
    "/me/data/who-sees/",
)


def told(world: World, writer: int, *, by_name: bool = False) -> tuple[dict[str, list[str]], list[Post], list[Person]]:
    """The pages of everybody but the two, in a world where this one of them wrote; with ids and voices made alike."""
    with undone():
        kept_for_visitors.clear()
        fresh_counters()
        people = [member(world.group, Person.objects.create_person(name)).person for name in NAMES]
        opened = thread(world.group, people[writer], title="A hard night", is_anonymous=not by_name)
        posts = [reply(opened, people[writer], words, is_anonymous=not by_name) for words in ("Still awake.", WORRYING)]
        pages = {role: alike(crawl(world.client(role), *STARTS, f"/talk/{opened.pk}/", most=24)) for role in READERS}
        return pages, posts, people


def alike(pages: dict[str, str]) -> list[str]:
    """The pages with random marks made equal; rows of the same minute come in any order."""
    voices = sorted(set(Post.objects.exclude(voice="").values_list("voice", flat=True)))
    whole = []
    for address, said in pages.items():
        if address.startswith(("/join/", "/low/", "/find/small/")):
            continue  # They make up something on every visit: a pass-phrase, a small thing to do.
        text = TOKEN.sub("", UUID.sub("ID", f"{address}\n{said}"))
        for voice in voices:
            text = text.replace(voice, "VOICE")
        whole.append("\n".join(sorted(text.splitlines())))
    return sorted(whole)


def test_the_two_worlds_look_the_same_to_everybody(world: World):
    one, two = told(world, 0)[0], told(world, 1)[0]
    assert sum(len(pages) for pages in one.values()) > 60
    assert any("VOICE" in page for page in one["member"]) and any("Still awake." in page for page in one["member"])
    for role in READERS:
        assert set(one[role]) ^ set(two[role]) == set(), role


def test_with_names_the_two_worlds_differ(world: World):
    assert told(world, 0, by_name=True)[0]["member"] != told(world, 1, by_name=True)[0]["member"]


def traces(writer: Person, logged: str) -> list[str]:
    """Where the writer's name or id is found among jobs, the audit log, notices and the log."""
    marks = (writer.name, str(writer.pk), writer.pk.hex)
    kept: list[tuple[str, Any]] = [("a job", job.args_kwargs) for job in DBTaskResult.objects.all()]
    kept += [("the audit log", f"{entry.actor} {entry.subject} {entry.code}") for entry in AuditEntry.objects.all()]
    kept += [("a notice", str(notice.person_id)) for notice in Notice.objects.all()]
    kept += [("a post", str(vars(post))) for post in Post.objects.all()]
    return [where for where, text in [*kept, ("the log", logged)] if any(mark in str(text) for mark in marks)]


@pytest.mark.parametrize("is_anonymous", (True, False))
def test_nothing_beside_the_post_names_the_writer(world: World, caplog: pytest.LogCaptureFixture, is_anonymous: bool):
    caplog.set_level(logging.DEBUG)
    with undone():
        fresh_counters()
        writer = member(world.group, Person.objects.create_person("Writer one", "a long walk by the sea")).person
        client = signed_in_client(writer)
        earlier = thread(world.group, world.opener)
        reply(earlier, world.people["member"], "By name.")
        DBTaskResult.objects.all().delete()
        AuditEntry.objects.all().delete()
        caplog.clear()
        for words in ("Still awake.", WORRYING):
            form = {"body": words, "once": words[:9], "has_seen_leaks": "on"} | (
                {"is_anonymous": "on"} if is_anonymous else {}
            )
            assert client.post(f"/talk/{earlier.pk}/reply/", form).status_code == 302
        client.get(f"/talk/{earlier.pk}/")
        found = traces(writer, caplog.text)
    assert (found == []) == is_anonymous
