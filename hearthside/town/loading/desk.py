"""The team's work: cases from the outlines written beside the seeds, in the past and in every state."""

from __future__ import annotations

from datetime import datetime, timedelta

from hearthside.accounts.models import Person
from hearthside.conversations.models import Post
from hearthside.conversations.models import State as PostState
from hearthside.groups.models import Group
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, CaseStep, Report, Sanction, need_of
from hearthside.safety.vocabulary import Level, Outcome, Reason, Restriction, Rule, Source, State
from hearthside.town.loading.scene import SAFETY_LEAD, Scene
from hearthside.town.woven import Seed, WovenThread

RULE_OF = {
    "advice": (Reason.ELSE, Rule.GROUP_RULES, Outcome.REMINDED),
    "differences": (Reason.ELSE, Rule.KIND_WORDS, Outcome.NOTHING_NEEDED),
    "contact": (Reason.CONTACT, Rule.MEET_HERE, Outcome.EDITED),
    "own_story": (Reason.ELSE, Rule.PRIVATE_DETAILS, Outcome.EDITED),
    "no_sell": (Reason.SPAM, Rule.NO_SELLING, Outcome.REMOVED),
}
"""What was reported, the rule that a decision rests on, and how it usually ended."""


def load_desk(scene: Scene) -> None:
    """Every outline of the seeds is a case with its history; those without a first look yet are open."""
    for place, woven in enumerate(scene.woven.threads):
        if woven.case:
            _care(scene, woven, scene.posts[place][0], woven.case)
        elif woven.slip:
            _conduct(scene, woven, scene.posts[place][woven.slip["reply"]], woven.slip)


def _care(scene: Scene, woven: WovenThread, post: Post, outline: Seed) -> None:
    case = _case(scene, post, woven.worry, outline["state"], is_care=True)
    case.reasons = list(safety.screen(f"{woven.title}\n\n{woven.body}").reasons)
    case.source = Source.AUTOMATIC
    case.outcome = Outcome.SUPPORTED if outline["state"] == "closed" else ""
    case.save(force_insert=True)
    if outline["state"] != "open":
        _history(scene, case, outline)
    else:
        _reported(scene, case, Reason.WORRIED, woven)


def _conduct(scene: Scene, woven: WovenThread, post: Post, outline: Seed) -> None:
    reason, rule, outcome = RULE_OF[outline["rule"]]
    case = _case(scene, post, Level.GREEN, outline["state"], is_care=False)
    case.source, case.outcome = Source.MEMBER_NOTICE, outcome if outline["state"] == "closed" else ""
    case.is_held, case.is_removed = outline["state"] == "open", outline["state"] == "waiting_member"
    case.save(force_insert=True)
    _reported(scene, case, reason, woven)
    if case.is_held or case.is_removed:
        Post.objects.filter(pk=post.pk).update(state=PostState.HELD if case.is_held else PostState.REMOVED)
    if outline["state"] != "open":
        _history(scene, case, outline)
    if case.is_held:
        _asked_for_a_change(scene, case, rule)
    if case.is_removed:
        _appealed(scene, case, rule)


def _case(scene: Scene, post: Post, level: str, state: str, *, is_care: bool) -> Case:
    opened = min(post.created_at + timedelta(minutes=2), scene.now)
    case = Case(id=scene.id_of("case", post.pk), kind="post", subject_id=post.pk, person=post.author)
    case.scope, case.level, case.state, case.opened_at = post.thread.group_id, level, State(state), opened
    case.is_care, case.is_conduct, case.need = is_care, not is_care, need_of(level, is_care=is_care)
    case.taken_by = None if state == "open" else _keeper(post.thread.group)
    case.closed_at = min(opened + timedelta(days=2), scene.now) if state == "closed" else None
    case.due_at = _due(scene, state)
    return case


def _due(scene: Scene, state: str) -> datetime | None:
    """When somebody should look again: soon for what nobody has seen, later for what is in good hands."""
    hours = {"open": 3, "in_progress": 5, "waiting_member": 20, "follow_up": 44}
    return scene.now + timedelta(hours=hours[state]) if state in hours else None


def _keeper(group: Group) -> Person:
    """Who looks after cases of a group in the stories: its leader."""
    if group.leader is None:
        raise LookupError("A group of the town has a leader.")
    return group.leader


def _history(scene: Scene, case: Case, outline: Seed) -> None:
    """Taken, written to, and ended as the outline tells it; red ones by two people."""
    keeper, lead = case.taken_by, scene.person(SAFETY_LEAD)
    steps: list[tuple[str, Person | None, str, str, int]] = [
        ("take", keeper, "", "", 4),
        ("write", keeper, "", outline["what_happened"], 9),
    ]
    if case.is_closed:
        steps.append(("close", keeper, case.outcome, outline["outcome"], 2000))
        steps += [("confirm_close", lead, case.outcome, "", 2300)] if case.needs_two else []
    for number, (verb, actor, code, note, minutes) in enumerate(steps):
        at = min(case.opened_at + timedelta(minutes=minutes), scene.now)
        CaseStep(
            id=scene.id_of("step", case.pk, number),
            case=case,
            at=at,
            verb=verb,
            actor=actor,
            code=code,
            note=note or None,
        ).save(force_insert=True)


def _reported(scene: Scene, case: Case, reason: Reason, woven: WovenThread) -> None:
    """Somebody of the group, who is not part of it, told the team."""
    apart = {woven.author_index, *(reply.author_index for reply in woven.replies)}
    others = [index for index, one in enumerate(scene.woven.people) if woven.group in one.groups and index not in apart]
    reporter = scene.people[scene.random.choice(others)] if others else None
    at = min(case.opened_at + timedelta(minutes=3), scene.now)
    Report(
        id=scene.id_of("report", case.pk),
        case=case,
        reporter=reporter,
        reason=reason,
        about_person=case.person,
        at=at,
        answered_at=case.closed_at,
    ).save(force_insert=True)
    CaseStep(id=scene.id_of("step", case.pk, "report"), case=case, at=at, verb="reported", code=reason).save(
        force_insert=True
    )
    if case.person:
        case.kept_apart.add(case.person)


def _asked_for_a_change(scene: Scene, case: Case, rule: Rule) -> None:
    """The words wait for a change by their author, who has read why."""
    if case.person is None:
        return
    why = "It may land in another way than you meant. Could you say it as your own story?"
    sanction = Sanction(id=scene.id_of("sanction", case.pk, "edit"), case=case, person=case.person, scope=case.scope)
    sanction.restriction, sanction.rule, sanction.reason = Restriction.EDIT_ASKED, rule, why
    sanction.source, sanction.starts_at = case.source, min(case.opened_at + timedelta(minutes=9), scene.now)
    sanction.decided_by = scene.person(SAFETY_LEAD)
    sanction.save(force_insert=True)
    Case.objects.filter(pk=case.pk).update(awaits_edit=True)


def _appealed(scene: Scene, case: Case, rule: Rule) -> None:
    """The words were taken down with a reason and replies limited for a week; the person asks for a second look."""
    if case.person is None:
        return
    began = scene.ago(26 * 60)
    why = "This is the second time a course was offered for sale in a support thread. Nobody here is a customer."
    for restriction in (Restriction.REMOVED, Restriction.REPLY_LIMITED):
        is_limit = restriction == Restriction.REPLY_LIMITED
        sanction = Sanction(id=scene.id_of("sanction", case.pk, restriction), case=case, person=case.person)
        sanction.restriction, sanction.scope, sanction.rule, sanction.reason = restriction, case.scope, rule, why
        sanction.source, sanction.starts_at, sanction.decided_by = case.source, began, case.taken_by
        sanction.ends_at = began + timedelta(days=7) if is_limit else None
        if is_limit:
            sanction.appeal = (
                "I only wanted to help. The course helped me and I did not know that it counts as selling."
            )
            sanction.appealed_at = scene.ago(120)
        sanction.save(force_insert=True)
