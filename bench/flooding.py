"""The flood of `bench.flood`, in a process of its own beside a running site; printed as JSON.

python -m bench.flooding FLAGGED IN_DANGER
"""

import json
import re
import sys
import time
from datetime import timedelta
from random import Random
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db.models import Min  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from hearthside.accounts.models import Person  # noqa: E402
from hearthside.accounts.tests.builders import person  # noqa: E402
from hearthside.conversations import actions  # noqa: E402
from hearthside.conversations.forms import fresh_once  # noqa: E402
from hearthside.conversations.tests.builders import thread  # noqa: E402
from hearthside.groups.tests.builders import group, member  # noqa: E402
from hearthside.kernel.place import change_place  # noqa: E402
from hearthside.roster.models import Page  # noqa: E402
from hearthside.roster.tests.builders import on_watch  # noqa: E402
from hearthside.safety.models import Case  # noqa: E402
from hearthside.triage.engine import assess  # noqa: E402

WITHIN = timedelta(seconds=60)
EACH = 25
"""Posts of one person: under the pace anybody may keep."""
IN_DANGER = "I am going to end my life tonight. This is goodbye."
FLAGGED = (
    "I do not want to be here any more and I cannot see a way on.",
    "Nothing helps, I feel so hopeless and I cry every night.",
    "I feel worthless and so alone that I cannot get up.",
)


def place_for(posts: int) -> tuple[Person, list[Person], object]:
    """A place with somebody on watch, a conversation, and people who have been here for long, so that no gate thins the flood."""
    change_place(is_set_up=True, is_open=True)
    lead = person("Lead", is_safety_lead=True)
    on_watch(lead)
    table = group("Evening table", leader=lead)
    long_ago = timezone.localdate() - timedelta(days=90)
    folk = [member(table, person(joined_on=long_ago)).person for _ in range(posts // EACH + 1)]
    return lead, folk, thread(table, folk[0])


def flood(flagged: int, crises: int) -> tuple[Person, set[UUID], float]:
    """Everybody posts; who looks after it, the posts of those in danger, and the seconds it took."""
    is_danger = [False] * flagged + [True] * crises
    Random(11).shuffle(is_danger)
    lead, folk, talk = place_for(len(is_danger))
    began, in_danger = time.monotonic(), set()
    for number, danger in enumerate(is_danger):
        words = IN_DANGER if danger else FLAGGED[number % len(FLAGGED)]
        known = {"author": folk[number // EACH], "thread": talk, "body": f"{words} ({number})", "once": fresh_once()}
        post = actions.publish_reply(**known).post
        in_danger |= {post.pk} if danger else set()
    return lead, in_danger, time.monotonic() - began


def first_screen(lead: Person) -> tuple[set[UUID], float]:
    """The cases on the first screen, and the seconds the page took."""
    client = Client()
    client.force_login(lead)
    began = time.monotonic()
    page = client.get(reverse("safety:desk"), HTTP_HOST="127.0.0.1").content.decode()
    return {UUID(one) for one in re.findall(r"/safety/case/([0-9a-f-]{36})/", page)}, time.monotonic() - began


def paged_in_time(cases: dict[UUID, Case]) -> dict[UUID, float]:
    """Seconds from a case to its first page, where somebody was paged within the minute. Waits for the last minute to be over."""
    ends = max(one.opened_at for one in cases.values()) + WITHIN
    while timezone.now() < ends and Page.objects.filter(rung__alert__about__in=cases).count() < len(cases):
        time.sleep(1)
    rows = Page.objects.filter(rung__alert__about__in=cases).values_list("rung__alert__about").annotate(Min("rung__at"))
    waits = {about: at - cases[about].opened_at for about, at in rows}
    return {about: wait.total_seconds() for about, wait in waits.items() if wait <= WITHIN}


def main() -> None:
    """The figures."""
    flagged, crises = int(sys.argv[1]), int(sys.argv[2])
    assert assess(IN_DANGER).level == "crisis"
    assert all(assess(words).level in ("amber", "red") for words in FLAGGED), (
        "the reader reads these in another way now"
    )
    lead, in_danger, seconds = flood(flagged, crises)
    screen, took = first_screen(lead)
    cases = {one.pk: one for one in Case.objects.filter(kind="post", subject_id__in=in_danger)}
    paged = paged_in_time(cases)
    line = {
        "flagged": Case.objects.count() - crises,
        "in_danger": crises,
        "on_first_screen": len(screen & cases.keys()),
        "paged_within_60_s": len(paged),
        "longest_until_paged_s": round(max(paged.values(), default=0.0), 1),
        "seen_in_time": len((screen & cases.keys()) | paged.keys()),
        "posts_a_second": round((flagged + crises) / seconds, 1),
        "desk_page_s": round(took, 2),
        "database": settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[1],  # type: ignore[attr-defined]
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
