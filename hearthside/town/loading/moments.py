"""What is new in the town: said and decided through the rooms' own actions, then set back to its minute."""

from __future__ import annotations

from datetime import timedelta

from hearthside.accounts.models import Person
from hearthside.aftercare import actions as aftercare
from hearthside.conversations import actions as conversations
from hearthside.conversations.models import Thread
from hearthside.conversations.queries.publishing import NEW_REPLY
from hearthside.groups.events import RULES_CHANGED
from hearthside.groups.models import Group
from hearthside.kernel import worker
from hearthside.notifications import actions as notifications
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.vocabulary import Level, Reason, Rule
from hearthside.town.loading.groups import CHANGED
from hearthside.town.loading.saying import (
    HOME,
    answer,
    back_to,
    case_of,
    decide,
    folk_of,
    line,
    lively,
    open_thread,
    report,
    told_as,
    words,
)
from hearthside.town.loading.scene import SAFETY_LEAD, Scene
from hearthside.town.loading.weighty import load_weighty
from hearthside.town.seed_text import read_seed

A_WEEK = timedelta(days=7)


def load_moments(scene: Scene) -> None:
    """Something waits for everybody: fresh cases, held words, letters, second looks, vents, drafts and notices."""
    folk = folk_of(scene)
    group = Group.objects.get(slug=HOME)
    _fresh(scene, group, folk)
    _letters(scene, group, folk)
    _looked_in_on(scene)
    _conduct(scene, group, folk)
    _about_the_team(scene, folk)
    _vents(scene, group, folk)
    _drafts(scene)
    _news(scene)
    load_weighty(scene)
    worker.run_due()
    _spread_steps(scene)


def _fresh(scene: Scene, group: Group, folk: list[Person]) -> None:
    """A call that nobody has answered yet, six minutes old."""
    open_thread(scene, group, folk[0], "red", 6, Level.RED)


def _letters(scene: Scene, group: Group, folk: list[Person]) -> None:
    """The team wrote to two people; one of them has no name here, and it is ava."""
    hidden = open_thread(scene, group, scene.person("ava"), "hidden", 100, Level.AMBER, is_anonymous=True)
    decide(scene.person("mia"), case_of(hidden, folk[1]), "write", text=line("hidden_letter"))
    answered = open_thread(scene, group, folk[2], "answered", 150, Level.AMBER)
    case = decide(scene.person("Tomasz B"), case_of(answered, folk[1]), "write", text=line("answered_letter"))
    safety.decide(
        moderator=scene.person("Tomasz B"), case=case, verb="look_in", version=case.version, text=line("looking_in")
    )
    conversations.answer_letter(author=folk[2], post=answered, text=line("answered_reply"))


def _looked_in_on(scene: Scene) -> None:
    """Ava asked to be looked in on tomorrow; ben was, this morning."""
    aftercare.ask_tomorrow(person=scene.person("ava"))
    aftercare.look_in(aftercare.ask_tomorrow(person=scene.person("ben")).pk)


def _conduct(scene: Scene, group: Group, folk: list[Person]) -> None:
    """Held words; words taken down with a reason and a second look asked for; a person paused by two people."""
    thread = lively(scene)
    tomasz, lead = scene.person("Tomasz B"), scene.person(SAFETY_LEAD)
    cruel = answer(scene, folk[6], thread, "cruel_reply", 420, Level.GREEN)
    report(folk[4], cruel, Reason.HARASSMENT)
    decide(tomasz, cruel.pk, "remove", rule=Rule.KIND_WORDS, reason=line("cruel_reason"))
    decide(lead, cruel.pk, "pause", rule=Rule.KIND_WORDS, reason=line("cruel_reason"), lasts_for=A_WEEK)
    decide(tomasz, cruel.pk, "confirm_pause")
    decide(tomasz, cruel.pk, "close", outcome="restricted")
    hard = answer(scene, folk[5], thread, "hard_reply", 300, Level.GREEN)
    report(folk[4], hard, Reason.HARASSMENT)
    decide(tomasz, hard.pk, "take")
    case = decide(tomasz, hard.pk, "remove", rule=Rule.KIND_WORDS, reason=line("hard_reason"))
    safety.ask_again(person=folk[5], sanction=case.sanctions.get(), text=line("hard_appeal"))
    held = answer(scene, folk[3], thread, "held_reply", 35, Level.GREEN, is_held=True)
    report(folk[4], held, Reason.CONTACT)


def _about_the_team(scene: Scene, folk: list[Person]) -> None:
    """Reports about staff go past them: one to the safety lead, one about the safety lead to the operator."""
    for about, note in (("Tomasz B", "staff_note"), (SAFETY_LEAD, "lead_note")):
        safety.report(
            reporter=folk[7],
            kind="person",
            subject_id=scene.person(about).pk,
            reason=Reason.ELSE,
            note=line(note),
        )


def _vents(scene: Scene, group: Group, folk: list[Person]) -> None:
    """Two that go for good, one of them tonight."""
    for place, said_words in enumerate(read_seed("moments")["vents"]):
        said = conversations.start_thread(
            author=folk[8 + place], group=group, intent="vent", once="town vent", **said_words
        )
        told_as(said.post, "")
        post = back_to(scene.ago((2, 6)[place] * 1440 + 300), said.post, opens=True)
        Thread.objects.filter(pk=post.thread_id).update(expires_at=scene.ago((2, 6)[place] * 1440 + 300) + A_WEEK)


def _drafts(scene: Scene) -> None:
    """Ava has begun two things and sent neither."""
    ava = scene.person("ava")
    thread = next(one for one, woven in zip(scene.threads, scene.woven.threads, strict=True) if woven.group == HOME)
    conversations.save_draft(person=ava, place=f"reply:{thread.pk}", words={"body": line("draft_reply")})
    conversations.save_draft(person=ava, place=f"new:{scene.groups[HOME].pk}", words=dict(words("draft_thread")))


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
