"""Saying and deciding something in the town through the rooms' own actions, and setting it back to its minute.

What the reader thinks of words changes with its weights; what the town shows does not. `told_as` says what each of them is.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hearthside.accounts.models import Person
from hearthside.conversations import actions as conversations
from hearthside.conversations.models import Post, Thread
from hearthside.conversations.models import State as PostState
from hearthside.groups.models import Group, Membership
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, Sanction, due_at, need_of
from hearthside.safety.vocabulary import RANK, Level, Reason, Source
from hearthside.town.loading.scene import Scene
from hearthside.town.seed_text import read_seed

HOME = "low-tide"
"""Where the personas meet: mia looks after it, ava and ben belong to it."""
TEAM = ("ava", "ben", "mia", "sol", "Tomasz B", "Marigold")


def folk_of(scene: Scene, slug: str = HOME) -> list[Person]:
    """Members of the group without a part in the team, not on a pause, and about whom nothing was decided."""
    here = Membership.objects.filter(group=scene.groups[slug], state="active", role="member")
    inside = set(here.values_list("person_id", flat=True)) - set(Sanction.objects.values_list("person_id", flat=True))
    return [person for person in scene.members(slug) if person.pk in inside and person.name not in TEAM]


def words(name: str) -> dict[str, str]:
    """A title and a body of the seeds."""
    found: dict[str, str] = read_seed("moments")[name]
    return found


def line(name: str) -> str:
    """A few words of the seeds."""
    found: str = read_seed("moments")[name]
    return found


def open_thread(
    scene: Scene,
    group: Group,
    author: Person,
    name: str,
    minutes: int,
    level: str = "",
    *,
    is_anonymous: bool = False,
    is_held: bool = False,
    intent: str = "listen",
) -> Post:
    """A new conversation, opened so many minutes ago; `level` is what the town's reader made of it."""
    said = conversations.start_thread(
        author=author,
        group=group,
        intent=intent,
        once=f"town {name}",
        is_anonymous=is_anonymous,
        title=words(name)["title"],
        body=words(name)["body"],
    )
    told_as(said.post, level, is_held=is_held)
    return back_to(scene.ago(minutes), said.post, opens=True)


def answer(
    scene: Scene, author: Person, thread: Thread, name: str, minutes: int, level: str = "", *, is_held: bool = False
) -> Post:
    """A reply, so many minutes ago."""
    said = conversations.publish_reply(author=author, thread=thread, body=line(name), once=f"town {name}")
    told_as(said.post, level, is_held=is_held)
    return back_to(scene.ago(minutes), said.post, opens=False)


def told_as(post: Post, level: str, *, is_held: bool = False, reasons: tuple[str, ...] = ()) -> None:
    """The words have a case of this colour, or none, and wait or are shown, whatever the reader of today makes of them."""
    state = PostState.HELD if is_held else PostState.SHOWN
    Post.objects.filter(pk=post.pk).update(state=state)
    if post.number == 1:
        Thread.objects.filter(pk=post.thread_id).update(state=state)
    Case.objects.filter(kind="post", subject_id=post.pk).delete()
    if level:
        _case(post, level, is_held, reasons).save(force_insert=True)


def _case(post: Post, level: str, is_held: bool, reasons: tuple[str, ...]) -> Case:
    is_care = RANK[level] > RANK[Level.GREEN] and not reasons
    case = Case(kind="post", subject_id=post.pk, person=post.author, scope=post.thread.group_id, level=level)
    case.source, case.is_care, case.is_conduct, case.is_held = Source.AUTOMATIC, is_care, not is_care, is_held
    case.reasons = [{"code": code} for code in reasons] or _noticed(post)
    case.need, case.due_at = need_of(level, is_care=is_care), due_at(level, case.opened_at)
    return case


def _noticed(post: Post) -> list[dict[str, object]]:
    text = f"{post.thread.title}\n\n{post.body}" if post.number == 1 else post.body
    return list(safety.screen(text).reasons)


def back_to(when: datetime, post: Post, *, opens: bool) -> Post:
    """The post, its thread and its case carry the minute at which it was said."""
    Post.objects.filter(pk=post.pk).update(created_at=when)
    Thread.objects.filter(pk=post.thread_id).update(last_post_at=when)
    if opens:
        Thread.objects.filter(pk=post.thread_id).update(created_at=when)
    for case in Case.objects.filter(subject_id=post.pk):
        late = case.opened_at - when
        case.opened_at, case.due_at = when, case.due_at - late if case.due_at else None
        case.save(update_fields=["opened_at", "due_at"])
    return post


def case_of(post: Post, worried: Person) -> UUID:
    """The case of this post; when the screen saw nothing, somebody was worried and told the team."""
    if not Case.objects.filter(subject_id=post.pk).exists():
        safety.report(reporter=worried, kind="post", subject_id=post.pk, reason=Reason.WORRIED)
    return post.pk


def decide(moderator: Person, subject_id: UUID, verb: str, **given: object) -> Case:
    """One step in the case of this subject, as it stands now."""
    case = Case.objects.get(subject_id=subject_id)
    return safety.decide(moderator=moderator, case=case, verb=verb, version=case.version, **given)


def report(reporter: Person, post: Post, reason: Reason) -> None:
    """Somebody told the team about a post."""
    safety.report(reporter=reporter, kind="post", subject_id=post.pk, reason=reason)


def lively(scene: Scene) -> Thread:
    """The thread of the group with the most replies that is nobody's worry."""
    found = Thread.objects.filter(group=scene.groups[HOME], voice="", intent__in=["advice", "encourage", "shared"])
    worries = Case.objects.filter(kind="post").values("subject_id")
    quiet = found.exclude(posts__in=worries).filter(last_post_at__lt=scene.ago(500))
    return quiet.order_by("-last_number", "pk").select_related("group")[0]
