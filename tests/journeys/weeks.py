"""Ten weeks of a place whose team teaches the reader, made beside the running site: what people wrote, and what the team said of it."""

from datetime import timedelta
from itertools import cycle
from time import sleep
from uuid import UUID

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hearthside.accounts.models import Person
from hearthside.conversations import actions as conversations
from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Post, Thread
from hearthside.conversations.tests.builders import thread
from hearthside.groups.models import Group
from hearthside.safety import actions as safety
from hearthside.safety.models import Case
from hearthside.teaching.actions import answer_look, read_along
from hearthside.teaching.drawing import is_drawn
from hearthside.teaching.models import Count, Label, SecondLook, change_desk
from hearthside.triage import engine

CALM = "The beans are up, and I sat outside for an hour. Day {}."
LATELY, MOST = 110, 900
"""So many posts make a change worth telling; after so many more, at least one was drawn (a chance of one in a hundred million says no)."""
HEAVY = (
    "I do not want to be here any more and I cannot see a way on.",
    "Everyone would be better off without me.",
    "I want to die and I cannot tell anyone at home.",
    "I hurt myself again last night.",
    "I cannot keep myself safe right now.",
    "I am so hopeless that I cannot get out of bed.",
)
ENDINGS = (
    "My sister is in the next room and does not know.",
    "The rain has not stopped since Monday.",
    "I used to paint, and now the brushes are dry.",
    "Work wrote to me again, and I did not open it.",
)
MISREAD = (
    "I want to end it all on a high note, said our choir leader of the concert.",
    "I want to end it all on a high note, so our last concert is at the lake.",
    "I do not want to live any more next to the motorway.",
    "I said my goodbyes to everybody at work today, my pension starts on Monday.",
    "I said my goodbyes to the whole class today, and the new school begins in May.",
    "I do not want to wake up early any more now that I am retired.",
    "I do not want to wake up at five any more now that the bakery is sold.",
    "I do not want to be here any more when the builders come on Monday.",
    "I do not want to live any more in a flat without a balcony.",
)
"""What the shipped reader takes for danger, and is none."""
OUTCOMES = ("supported", "talked", "passed_on")


def live_through(table: Group, writers: list[Person], team: list[Person]) -> None:
    """All of it has happened, and the site's own jobs have written the labels."""
    heavy = decide_on_heavy_words(table, writers, team)
    change_desk(read_until=timezone.now() - timedelta(minutes=2))
    calm = write_calmly([thread(table, one, title="The garden", body=CALM.format("one")) for one in writers])
    look_again_at(calm[:6], team[0])
    read_as_before()
    read_along(timezone.now() + timedelta(minutes=1))
    wait_for_labels(heavy)
    wait_for_jobs()


def decide_on_heavy_words(table: Group, writers: list[Person], team: list[Person]) -> set[UUID]:
    """Each heavy post has its case, and the team has closed it; the posts."""
    made = set()
    for writer, (words, outcome) in zip(cycle(writers), what_came(), strict=False):
        post = Post.objects.get(thread=thread(table, writer, title="What a day", body=words))
        made.add(post.pk)
        found = Case.objects.get(kind="post", subject_id=post.pk)
        safety.decide(moderator=team[0], case=found, verb="close", version=found.version, outcome=outcome)
        found.refresh_from_db()
        if not found.is_closed:
            safety.decide(moderator=team[1], case=found, verb="confirm_close", version=found.version)
    return made


def what_came() -> list[tuple[str, str]]:
    """What was written and how it ended: words of danger with somebody there, and words that only sounded so with nobody needed."""
    heavy = [f"{words} {ending}" for words in HEAVY for ending in ENDINGS]
    return [*zip(heavy, cycle(OUTCOMES), strict=False), *zip(MISREAD, cycle(["nothing_needed"]), strict=False)]


def wait_for_labels(posts: set[UUID], within: int = 60) -> None:
    """Each of these posts has its label; the jobs that write them run beside."""
    for _look in range(within * 5):
        if posts <= set(Label.objects.values_list("subject_id", flat=True)):
            return
        sleep(0.2)
    raise AssertionError("The decisions never became labels.")


def wait_for_jobs(within: int = 120) -> None:
    """The site has done all that was put off."""
    for _look in range(within * 5):
        if not DBTaskResult.objects.ready().exists():
            return
        sleep(0.2)
    raise AssertionError("The jobs never end.")


def write_calmly(talks: list[Thread]) -> list[Post]:
    """Enough posts to tell a change by, and one at least that is drawn for a second look. Each goes on in a conversation of their own."""
    posts: list[Post] = []
    for number, talk in zip(range(MOST), cycle(talks), strict=False):
        known = {"author": talk.author, "thread": talk, "body": CALM.format(number), "once": fresh_once()}
        posts.append(conversations.publish_reply(**known).post)
        if len(posts) >= LATELY and any(is_drawn(one.pk) for one in posts[6:]):
            break
    return posts


def look_again_at(posts: list[Post], moderator: Person) -> None:
    """Somebody has looked at these again, and all were well."""
    for post in posts:
        look = SecondLook.objects.create(kind="post", subject_id=post.pk, scope=post.thread.group_id, version="0" * 12)
        answer_look(moderator=moderator, look=look, is_well=True)


def read_as_before() -> None:
    """What the reader in use made of the posts of two months ago."""
    weights = engine.in_use()
    numbers = {"posts": 200, "seen": 4000, "known": 3600}
    day = timezone.localdate() - timedelta(days=60)
    Count.objects.create(day=day, version=weights.version if weights else "", level="green", **numbers)
