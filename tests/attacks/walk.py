"""Walking the house: every address with the world's values, and every page a person can reach by following links."""

import re
from collections import Counter, deque
from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from hearthside.accounts.tests.builders import fresh_counters
from hearthside.config.doors import routes
from tests.world import World

PART = re.compile(r"<(?:\w+:)?(\w+)>")
HOME = "http://testserver"
ENDS_THE_VISIT = ("/sign-out/", "/exit/")
MOST = 600
ALIKE = 10
"""Pages of one kind that a walk looks at: of the help for each country and of each week's meetings the tenth is like the first, and a
walk that reads them all ends before it has seen every kind."""
LOOKS_ANOTHER_WAY = "low_energy"
"""A link sets this: with it, every later page would be a short one."""


def addresses(world: World) -> dict[str, str]:
    """Every address there is, by name, with the world's value for each part."""
    return {name: world.address(name, PART.findall(route)) for name, route in routes().items()}


class Links(HTMLParser):
    """Where a page leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Links and what htmx fetches by itself."""
        self.found |= {value for name, value in attributes if name in {"href", "hx-get"} and value}


def get(client: Client, address: str) -> HttpResponse:
    """The answer, with counters of tries emptied before."""
    fresh_counters()
    answer: HttpResponse = client.get(address)
    return answer


def body_of(answer: HttpResponse) -> str:
    """What the answer says, headers included."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{heads}\n\n{content.decode(errors='replace')}"


def kind_of(address: str) -> str:
    """The name of what answers at this address; the address itself where nothing does."""
    with suppress(Resolver404):
        return resolve(urlsplit(address).path).view_name
    return address


def crawl(client: Client, *starts: str, most: int = MOST) -> dict[str, str]:
    """Every page that links lead to from these, by address: of each kind the first ten, and at most so many in all."""
    seen: dict[str, str] = {}
    kinds, waiting = Counter[str](), deque(starts)
    while waiting and len(seen) < most:
        address = waiting.popleft()
        kind = kind_of(address)
        if address in seen or address.startswith(ENDS_THE_VISIT) or kinds[kind] >= ALIKE:
            continue
        kinds[kind] += 1
        answer = get(client, address)
        client.cookies.pop(LOOKS_ANOTHER_WAY, None)
        seen[address] = body_of(answer)
        found = Links(seen[address]).found if "html" in answer.headers.get("Content-Type", "") else set()
        onward = {answer.headers["Location"]} if "Location" in answer.headers else set()
        waiting.extend(sorted(_ours(address, found | onward)))
    return seen


def _ours(address: str, links: set[str]) -> set[str]:
    whole = (urldefrag(urljoin(HOME + address, link)).url for link in links)
    return {
        one.removeprefix(HOME) or "/"
        for one in whole
        if one.startswith(HOME) and not urlsplit(one).path.startswith("/static/")
    }
