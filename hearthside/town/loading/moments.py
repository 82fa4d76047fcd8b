"""What is new in the town: said and decided through the rooms' own actions, then set back to its minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from hearthside.accounts.models import Person
from hearthside.aftercare import actions as aftercare
from hearthside.conversations import actions as conversations
from hearthside.conversations.models import Post, Thread
from hearthside.conversations.queries.publishing import NEW_REPLY
from hearthside.groups.events import RULES_CHANGED
from hearthside.groups.models import Group, Membership
from hearthside.kernel import worker
from hearthside.notifications import actions as notifications
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.vocabulary import Reason, Rule
from hearthside.town.loading.groups import CHANGED
from hearthside.town.loading.scene import SAFETY_LEAD, Scene
from hearthside.town.seed_text import read_seed

HOME = "low-tide"
"""Where the personas meet: mia looks after it, ava and ben belong to it."""
TEAM = ("ava", "ben", "mia", "sol", "Tomasz B", "Marigold")
A_WEEK = timedelta(days=7)


def load_moments(scene: Scene) -> None:
    """Something waits for everybody: fresh cases, held words, letters, second looks, vents, drafts and notices."""
    folk = _folk(scene)
    group = Group.objects.get(slug=HOME)
    _fresh(scene, group, folk)
    _letters(scene, group, folk)
    _looked_in_on(scene)
    _conduct(scene, group, folk)
    _about_the_team(scene, folk)
    _vents(scene, group, folk)
    _drafts(scene)
    _news(scene)
    worker.run_due()
    _spread_steps(scene)


def _folk(scene: Scene) -> list[Person]:
    """Members of the group without a part in the team, and not on a pause."""
    here = Membership.objects.filter(group=scene.groups[HOME], state="active", role="member")
    inside = set(here.values_list("person_id", flat=True))
    return [person for person in scene.members(HOME) if person.pk in inside and person.name not in TEAM]


def _words(name: str) -> dict[str, str]:
    words: dict[str, str] = read_seed("moments")[name]
    return words


def _line(name: str) -> str:
    line: str = read_seed("moments")[name]
    return line


def _open(scene: Scene, group: Group, author: Person, name: str, minutes: int, *, is_anonymous: bool = False) -> Post:
    """A new thread, opened so many minutes ago."""
    words = _words(name)
    said = conversations.start_thread(
        author=author,
        group=group,
        intent="listen",
        once=f"town {name}",
        is_anonymous=is_anonymous,
        title=words["title"],
        body=words["body"],
    )
    return _at(scene.ago(minutes), said.post, opens=True)


def _reply(scene: Scene, author: Person, thread: Thread, name: str, minutes: int) -> Post:
    said = conversations.publish_reply(author=author, thread=thread, body=_line(name), once=f"town {name}")
    return _at(scene.ago(minutes), said.post, opens=False)


def _at(when: datetime, post: Post, *, opens: bool) -> Post:
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


def _fresh(scene: Scene, group: Group, folk: list[Person]) -> None:
    """A call that nobody has answered yet, six minutes old."""
    _open(scene, group, folk[0], "red", 6)


def _letters(scene: Scene, group: Group, folk: list[Person]) -> None:
    """The team wrote to two people; one of them has no name here, and it is ava."""
    hidden = _open(scene, group, scene.person("ava"), "hidden", 100, is_anonymous=True)
    _decide(scene.person("mia"), _case_of(hidden, folk[1]), "write", text=_line("hidden_letter"))
    answered = _open(scene, group, folk[2], "answered", 150)
    case = _decide(scene.person("Tomasz B"), _case_of(answered, folk[1]), "write", text=_line("answered_letter"))
    safety.decide(
        moderator=scene.person("Tomasz B"), case=case, verb="look_in", version=case.version, text=_line("looking_in")
    )
    conversations.answer_letter(author=folk[2], post=answered, text=_line("answered_reply"))


def _looked_in_on(scene: Scene) -> None:
    """Ava asked to be looked in on tomorrow; ben was, this morning."""
    aftercare.ask_tomorrow(person=scene.person("ava"))
    aftercare.look_in(aftercare.ask_tomorrow(person=scene.person("ben")).pk)


def _case_of(post: Post, worried: Person) -> UUID:
    """The case of this post; when the screen saw nothing, somebody was worried and told the team."""
    if not Case.objects.filter(subject_id=post.pk).exists():
        safety.report(reporter=worried, kind="post", subject_id=post.pk, reason=Reason.WORRIED)
    return post.pk


def _decide(moderator: Person, subject_id: UUID, verb: str, **given: object) -> Case:
    case = Case.objects.get(subject_id=subject_id)
    return safety.decide(moderator=moderator, case=case, verb=verb, version=case.version, **given)


def _conduct(scene: Scene, group: Group, folk: list[Person]) -> None:
    """Held words; words taken down with a reason and a second look asked for; a person paused by two people."""
    thread = _lively(scene)
    tomasz, lead = scene.person("Tomasz B"), scene.person(SAFETY_LEAD)
    cruel = _reply(scene, folk[6], thread, "cruel_reply", 420)
    _report(folk[4], cruel, Reason.HARASSMENT)
    _decide(tomasz, cruel.pk, "remove", rule=Rule.KIND_WORDS, reason=_line("cruel_reason"))
    _decide(lead, cruel.pk, "pause", rule=Rule.KIND_WORDS, reason=_line("cruel_reason"), lasts_for=A_WEEK)
    _decide(tomasz, cruel.pk, "confirm_pause")
    _decide(tomasz, cruel.pk, "close", outcome="restricted")
    hard = _reply(scene, folk[5], thread, "hard_reply", 300)
    _report(folk[4], hard, Reason.HARASSMENT)
    _decide(tomasz, hard.pk, "take")
    case = _decide(tomasz, hard.pk, "remove", rule=Rule.KIND_WORDS, reason=_line("hard_reason"))
    safety.ask_again(person=folk[5], sanction=case.sanctions.get(), text=_line("hard_appeal"))
    held = _reply(scene, folk[3], thread, "held_reply", 35)
    _report(folk[4], held, Reason.CONTACT)


def _lively(scene: Scene) -> Thread:
    """The thread of the group with the most replies that is nobody's worry."""
    found = Thread.objects.filter(group=scene.groups[HOME], voice="", intent__in=["advice", "encourage", "shared"])
    worries = Case.objects.filter(kind="post").values("subject_id")
    quiet = found.exclude(posts__in=worries).filter(last_post_at__lt=scene.ago(500))
    return quiet.order_by("-last_number", "pk").select_related("group")[0]


def _report(reporter: Person, post: Post, reason: Reason) -> None:
    safety.report(reporter=reporter, kind="post", subject_id=post.pk, reason=reason)


def _about_the_team(scene: Scene, folk: list[Person]) -> None:
    """Reports about staff go past them: one to the safety lead, one about the safety lead to the operator."""
    for about, note in (("Tomasz B", "staff_note"), (SAFETY_LEAD, "lead_note")):
        safety.report(
            reporter=folk[7],
            kind="person",
            subject_id=scene.person(about).pk,
            reason=Reason.ELSE,
            note=_line(note),
        )


def _vents(scene: Scene, group: Group, folk: list[Person]) -> None:
    """Two that go for good, one of them tonight."""
    for place, words in enumerate(read_seed("moments")["vents"]):
        said = conversations.start_thread(author=folk[8 + place], group=group, intent="vent", once="town vent", **words)
        post = _at(scene.ago((2, 6)[place] * 1440 + 300), said.post, opens=True)
        Thread.objects.filter(pk=post.thread_id).update(expires_at=scene.ago((2, 6)[place] * 1440 + 300) + A_WEEK)


def _drafts(scene: Scene) -> None:
    """Ava has begun two things and sent neither."""
    ava = scene.person("ava")
    thread = next(one for one, woven in zip(scene.threads, scene.woven.threads, strict=True) if woven.group == HOME)
    conversations.save_draft(person=ava, place=f"reply:{thread.pk}", words={"body": _line("draft_reply")})
    conversations.save_draft(person=ava, place=f"new:{scene.groups[HOME].pk}", words=dict(_words("draft_thread")))


def _news(scene: Scene) -> None:
    """Ava and ben find something new when they come."""
    ava, ben = scene.person("ava"), scene.person("ben")
    for person in (ava, ben):
        answer = next(post for post in reversed(scene.posts[_first_of(scene, person)]) if post.author_id != person.pk)
        notifications.tell([person], NEW_REPLY, about=answer.pk)
    notifications.tell([ava], RULES_CHANGED, about=scene.groups[CHANGED].pk)


def _first_of(scene: Scene, person: Person) -> int:
    """The first thread that the person opened or spoke in under their name, and where others spoke too."""
    for place, posts in enumerate(scene.posts):
        speakers = {post.author_id for post in posts}
        if person.pk in speakers and len(speakers) > 1:
            return place
    raise LookupError("Everybody whom one can be has spoken in the town.")


def _spread_steps(scene: Scene) -> None:
    """What was done with a case lies between its beginning and now, in its order; decisions and reports with it."""
    for case in Case.objects.filter(steps__at__gt=scene.now).distinct():
        steps = list(case.steps.order_by("at", "pk"))
        apart = (scene.now - case.opened_at) / (len(steps) + 1)
        for number, step in enumerate(steps, 1):
            CaseStep.objects.filter(pk=step.pk).update(at=case.opened_at + number * apart)
        case.reports.update(at=case.opened_at + apart)
        case.sanctions.update(starts_at=case.opened_at + len(steps) * apart)
