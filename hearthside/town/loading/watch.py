"""The watch of the town: who has it now and next, a watch that looks for somebody, notes, calls, drills, and care afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from hearthside.accounts.models import Person
from hearthside.notifications.models import Notice
from hearthside.roster.models import Alert, Duty, HandOver, Page, Rung, Shift
from hearthside.safety.models import Case, CaseStep, Debrief, Look
from hearthside.safety.vocabulary import HEAVY, State
from hearthside.town.loading.scene import SAFETY_LEAD, Scene

AHEAD = (
    ("mia", Duty.FIRST, -60, 180, False),
    (SAFETY_LEAD, Duty.SECOND, -60, 180, False),
    ("ben", Duty.FIRST, 2 * 1440, 180, True),
    ("ben", Duty.SECOND, 4 * 1440, 180, False),
    ("mia", Duty.FIRST, 5 * 1440, 120, False),
)
"""Who, which watch, minutes from now to its beginning, its length, and whether it asks for cover."""
NOTES = (
    ("ben", 190, "A quiet evening. One person I wrote to may answer in the night; I said that we read in our hours."),
    (SAFETY_LEAD, 1500, "Two cases are in good hands. Take your break after the first hard one, please. I mean it."),
)
DRILLS = (40, 121)
"""Days since each drill of the past."""


def load_watch(scene: Scene) -> None:
    """Everything the watch has, as it would be after a few months."""
    for number, (name, role, starts, lasts, asks) in enumerate(AHEAD):
        starts_at = scene.now + timedelta(minutes=starts)
        shift = Shift(id=scene.id_of("shift", number), person=scene.person(name), role=role, starts_at=starts_at)
        shift.ends_at, shift.asks_cover = starts_at + timedelta(minutes=lasts), asks
        shift.arrived_at = scene.now - timedelta(minutes=58) if starts < 0 and role == Duty.FIRST else None
        shift.save(force_insert=True)
    for number, (name, ago, text) in enumerate(NOTES):
        row = HandOver(id=scene.id_of("note", number), author=scene.person(name), text=text, at=scene.ago(ago))
        row.save(force_insert=True)
    for days in DRILLS:
        _drill(scene, days)
    _calls(scene)
    _care(scene)


def _drill(scene: Scene, days: int) -> None:
    """The first did not hear it, the second answered after seven minutes."""
    began, lead = scene.ago(days * 1440), scene.person(SAFETY_LEAD)
    alert = _alert(scene, "drill", scene.id_of("drilled", days), began, is_drill=True)
    alert.started_by, alert.next_rung = lead, 2
    _answered(alert, lead, began + timedelta(minutes=7), "link")
    alert.save(force_insert=True)
    _rung(scene, alert, 0, "first", scene.person("mia"))
    _rung(scene, alert, 1, "second", lead)


def _calls(scene: Scene) -> None:
    """Whoever is on watch was called about each red case that waits; those in good hands were answered within minutes. Calls that the
    stories themselves set off give way to these, which are the same in every town of this seed."""
    Alert.objects.filter(kind="case").delete()
    CaseStep.objects.filter(verb="called").delete()
    Notice.objects.filter(kind="roster.call").delete()
    for case in Case.objects.filter(level__in=HEAVY).order_by("opened_at", "pk"):
        if case.state == State.OPEN:
            _waiting(scene, case)
        elif case.taken_by is not None:
            _taken(scene, case, case.taken_by)


def _waiting(scene: Scene, case: Case) -> None:
    alert = _alert(scene, "case", case.pk, scene.ago(2))
    alert.next_rung, alert.next_at = 1, scene.now + timedelta(minutes=3)
    alert.save(force_insert=True)
    apart = set(case.kept_apart.values_list("pk", flat=True)) | {case.person_id}
    on_watch = [scene.person(name) for name in ("mia", SAFETY_LEAD)]
    called = next(one for one in on_watch if one.pk not in apart)
    page = _rung(scene, alert, 0, "first", called)
    Notice(id=scene.id_of("call", case.pk), person=called, kind="roster.call", about=page.pk).save(force_insert=True)
    _step(scene, case, "called", None, "first:1", alert.opened_at)


def _taken(scene: Scene, case: Case, keeper: Person) -> None:
    alert = _alert(scene, "case", case.pk, case.opened_at)
    alert.next_rung = 1
    answered_at = min(case.opened_at + timedelta(minutes=3), scene.now)
    _answered(alert, keeper, answered_at, "notice")
    alert.save(force_insert=True)
    _rung(scene, alert, 0, "first", keeper)
    _step(scene, case, "called", None, "first:1", case.opened_at)
    _step(scene, case, "answered_call", keeper, "notice", answered_at)


def _care(scene: Scene) -> None:
    """Mia was with somebody at risk in this watch; a talk about an earlier one is offered to her."""
    mia = scene.person("mia")
    heavy = Case.objects.filter(level__in=HEAVY, taken_by=mia).order_by("opened_at", "pk").first()
    if heavy is not None:
        looked, until = scene.ago(40), scene.ago(31)
        Look(id=scene.id_of("look"), person=mia, case=heavy, at=looked, until=until, is_heavy=True).save(
            force_insert=True
        )
        for hours, due in ((24, scene.ago(300)), (72, scene.ago(300) + timedelta(hours=48))):
            row = Debrief(id=scene.id_of("talk", hours), person=mia, case=heavy, hours=hours, due_at=due)
            row.save(force_insert=True)


def _alert(scene: Scene, kind: str, about: UUID, began: datetime, *, is_drill: bool = False) -> Alert:
    return Alert(id=scene.id_of("alert", kind, about), kind=kind, about=about, opened_at=began, is_drill=is_drill)


def _answered(alert: Alert, person: Person, at: datetime, how: str) -> None:
    alert.answered_at = alert.ended_at = at
    alert.answered_by, alert.answered_how = person, how


def _rung(scene: Scene, alert: Alert, number: int, level: str, person: Person) -> Page:
    at = alert.opened_at + timedelta(minutes=5 * number)
    rung = Rung(id=scene.id_of("rung", alert.pk, number), alert=alert, number=number, level=level, at=at)
    rung.save(force_insert=True)
    page = Page(id=scene.id_of("page", alert.pk, number), rung=rung, person=person)
    page.save(force_insert=True)
    return page


def _step(scene: Scene, case: Case, verb: str, actor: Person | None, code: str, at: datetime) -> None:
    step = CaseStep(id=scene.id_of("step", case.pk, verb), case=case, verb=verb, actor=actor, code=code, at=at)
    step.save(force_insert=True)
