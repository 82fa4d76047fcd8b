"""Run in a site's own shell: eight browsers send one form at the same moment, ten times over. Prints what came of it as JSON."""

import json
import sys
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection
from django.test import Client

from hearthside.accounts.tests.builders import person
from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel import audit, rates
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.place import change_place
from hearthside.words.intents import REACTIONS

AT_ONCE, ROUNDS = 8, 10


def at_once(call: Callable[[], Any]) -> list[Any]:
    """What eight calls answered that started together, each with a connection of its own."""
    start, answers = Barrier(AT_ONCE), []

    def run() -> None:
        start.wait()
        answers.append(call())
        connection.close()

    threads = [Thread(target=run) for _ in range(AT_ONCE)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return answers


def together(client: Client, address: str, form: dict[str, str]) -> list[tuple[int, str]]:
    """Every status with its way on that eight equal posts got."""

    def send() -> tuple[int, str]:
        mine = Client(HTTP_HOST="127.0.0.1", raise_request_exception=False)
        mine.cookies = client.cookies.copy()
        answer = mine.post(address, form)
        return answer.status_code, answer.headers.get("Location", "")

    return sorted(set(at_once(send)))


def client_of(place: Group) -> Client:
    """Somebody else who is in."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(member(place).person)
    return client


def entries() -> dict[str, object]:
    """Eight entries in the audit log at the same moment: the chain is whole, and one entry longer for each."""
    before = AuditEntry.objects.count()
    at_once(lambda: audit.record("SYSTEM", "left a mark"))
    is_whole = audit.verify() is None and AuditEntry.objects.count() == before + AT_ONCE
    return {"answers": [(302, "")], "posts": int(is_whole)}


def main(forgets: bool) -> None:
    """Replies and new conversations; with `forgets` the mark of the form is ignored."""
    rates.check_rate = lambda *_, **__: None
    from hearthside.conversations.actions import publishing

    publishing.check_rate = rates.check_rate
    if forgets:
        from tests.faults.preloaded_pages import forget_once

        forget_once()
    change_place(is_set_up=True, is_open=True)
    place, writer = group("Evening table"), person("Ava")
    member(place, writer)
    opened = thread(place, writer)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(writer)
    found = []
    for number in range(ROUNDS):
        body = f"Round {number}"
        form = {"title": "A word", "body": body, "once": fresh_once(), "has_seen_leaks": "on"}
        if number % 2:
            form["is_anonymous"] = "on"
        address = f"/talk/{opened.pk}/reply/" if number < ROUNDS // 2 else f"/groups/{place.slug}/talk/new/"
        answers = together(client, address, form)
        found.append({"answers": answers, "posts": Post.objects.filter(body=body).count()})
    reactions = together(client_of(place), f"/talk/{opened.pk}/reaction/", {"word": f"{next(iter(REACTIONS))} 1"})
    found.append({"answers": reactions, "posts": 1})
    print(json.dumps(found + [entries()]))


main("--forget-once" in sys.argv)
