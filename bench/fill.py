"""A site full enough to measure: one group, its people, threads of 21 posts, one of 1,000, and a reader with blocks and filters."""

import json
from datetime import timedelta
from uuid import uuid4

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Block, Person
from hearthside.conversations.models import Post, Reaction, Thread
from hearthside.conversations.voices import shelf_of
from hearthside.groups.actions.agreeing import write_rules
from hearthside.groups.ground_rules import starting_rules
from hearthside.groups.models import Group, GroupState, Membership, Role
from hearthside.kernel.markdown import RENDERER, cook

WORDS = (
    "I have been thinking about what you wrote, and it stayed with me on the way home. There are days like that here too, "
    "when the kettle is the only thing that gets done. What helped me was *very* small: I opened the window and sat there.\n\n"
    "It may not fit you, and that is fine. How was the evening for you, in the end? I am around for a while and would like to hear."
)


def people(count: int) -> list[Person]:
    """That many people who cannot sign in."""
    made = [Person(name=f"Bench {number}", name_key=f"bench{number}", password="!") for number in range(count)]
    return Person.objects.bulk_create(made)


def group(leader: Person, slug: str, readers: str) -> Group:
    """An open group."""
    made = Group.objects.create(
        slug=slug, name=slug.title(), purpose="To measure.", for_whom="Nobody.", leadership="peer_led", membership="open",
        mode="online", joining="open", readers=readers, leader=leader, safety_lead=leader, state=GroupState.DRAFT,
    )  # fmt: skip
    write_rules(made, starting_rules())
    made.state = GroupState.OPEN
    made.save()
    return made


def threads(home: Group, folk: list[Person], count: int, posts: int) -> list[Thread]:
    """Threads with their posts, a minute apart."""
    now = timezone.now().replace(second=0, microsecond=0)
    made = [
        Thread(
            group=home, title=f"An evening in week {number}", intent="listen", author=folk[number % len(folk)],
            created_at=now - timedelta(minutes=number), last_post_at=now - timedelta(minutes=number), last_number=posts,
        )
        for number in range(count)
    ]  # fmt: skip
    Thread.objects.bulk_create(made, batch_size=2000)
    html = cook(WORDS)
    rows = (
        Post(
            thread=thread, number=number, author=folk[(number * 7 + order) % len(folk)], body=WORDS, html=html,
            renderer=RENDERER, once=uuid4().hex,
        )
        for order, thread in enumerate(made)
        for number in range(1, posts + 1)
    )  # fmt: skip
    batch: list[Post] = []
    for row in rows:
        batch.append(row)
        if len(batch) == 5000:
            Post.objects.bulk_create(batch)
            batch = []
    Post.objects.bulk_create(batch)
    return made


def session_of(person: Person) -> str:
    """The cookie of somebody signed in."""
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), "hearthside.accounts.backend.PersonBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def fill(count: int = 2000) -> dict[str, str]:
    """The filled site's addresses and cookie."""
    folk = people(200)
    home, public = group(folk[0], "bench-home", "members"), group(folk[0], "bench-public", "everyone")
    reader = Person.objects.create_person(
        "Bench Reader", "a long walk by the sea", not_today={"topics": ["eating"], "words": ["hospital"]}
    )
    Membership.objects.bulk_create(
        Membership(group=home, person=one, role=Role.MEMBER, agreed_version=home.rules_version)
        for one in [*folk, reader]
    )
    Block.objects.create(blocker=reader, blocked=folk[3])
    talks, long = threads(home, folk, count, 21), threads(home, folk, 1, 1000)
    open_talks = threads(public, folk, 20, 21)
    readable = [talk for talk in talks if talk.author_id != folk[3].pk]  # the reader keeps away from this one: 404
    hot = Post.objects.filter(thread__in=talks[:100])
    Reaction.objects.bulk_create(Reaction(post=post, person=folk[1], kind="with_you") for post in hot)
    writers = [session_of(one) for one in folk[10:30]]
    return {
        "reader": session_of(reader), "thread": str(talks[5].pk), "long": str(long[0].pk), "open": str(open_talks[0].pk),
        "threads": json.dumps([str(talk.pk) for talk in readable[:50]]),
        "writers": ",".join(writers), "oldest": f"{talks[-1].last_post_at.isoformat().replace('+00:00', 'Z')},{talks[-1].pk}",
        "deep": f"{talks[-21].last_post_at.isoformat().replace('+00:00', 'Z')},{talks[-21].pk}",
    }  # fmt: skip


def more_writers(count: int) -> str:
    """That many more members of the first group, who joined a month ago and have written before: their cookies, parted by commas."""
    home = Group.objects.get(slug="bench-home")
    joined = timezone.localdate() - timedelta(days=30)
    made = [
        Person(name=f"Writer {number}", name_key=f"writer{number}", password="!", joined_on=joined)
        for number in range(count)
    ]
    with transaction.atomic():
        folk = Person.objects.bulk_create(made)
        Membership.objects.bulk_create(
            Membership(group=home, person=one, role=Role.MEMBER, agreed_version=home.rules_version) for one in folk
        )
        for one in folk:
            shelf_of(one)
        return ",".join(session_of(one) for one in folk)
