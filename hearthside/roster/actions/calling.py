"""Calling people until somebody answers: first, second, lead, operators. Every step is a row, so that it is taken once."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel import audit, jobs, push
from hearthside.notifications import actions as notifications
from hearthside.notifications import calling
from hearthside.roster import bells, chain, tasks
from hearthside.roster.models import Alert, Page, Rung


@transaction.atomic
def raise_alarm(*, kind: str, about: UUID, started_by: Person | None = None) -> Alert:
    """Somebody is being called about this thing: an alert stands, and its first rung is taken in the same transaction. One that stands
    already goes on as it is."""
    alert, is_new = Alert.objects.get_or_create(
        kind=kind,
        about=about,
        ended_at=None,
        defaults={"started_by": started_by, "is_drill": kind == bells.DRILL, "next_at": timezone.now()},
    )
    if is_new:
        climb(alert_id=alert.pk, number=0)
        push.changed("desk")
    return alert


@transaction.atomic
def climb(*, alert_id: UUID, number: int) -> bool:
    """The rung is taken, once: its people have a page each, with notices and sendings, and the next rung is planned. False when
    another worker took it, it is not its turn, or nobody is needed any more."""
    alert = Alert.objects.select_for_update().filter(pk=alert_id, ended_at=None, next_rung=number).first()
    if alert is None:
        return False
    if not bells.bell_of(alert.kind).is_needed(alert.about):
        end_alert(alert=alert)
        return False
    level, people = chain.next_people(alert)
    rung = Rung.objects.create(alert=alert, number=number, level=level)
    _plan_next(alert, number)
    for person in people:
        _page(rung, person)
    calling.call_gateway(occasion=rung.pk, is_drill=alert.is_drill)
    bells.note(alert, "called", code=f"{level}:{len(people)}")
    push.changed("desk")
    return True


def _plan_next(alert: Alert, number: int) -> None:
    """The waits count from the moment the alert was raised; after the last rung nothing more is planned."""
    waits = settings.CALL_AFTER
    alert.next_rung = number + 1
    alert.next_at = alert.opened_at + timedelta(minutes=waits[number]) if number < len(waits) else None
    alert.save(update_fields=["next_rung", "next_at"])
    if alert.next_at is not None:
        wait = max(alert.next_at - timezone.now(), timedelta(0))
        jobs.later(
            tasks.climb, arguments={"alert_id": str(alert.pk), "number": number + 1}, wait=wait, urgency=jobs.FIRST
        )


def _page(rung: Rung, person: Person) -> None:
    page = Page.objects.create(rung=rung, person=person)
    kind = "roster.drill" if rung.alert.is_drill else "roster.call"
    notifications.tell_at_once([person], kind, about=page.pk)
    calling.call(page=page.pk, person=person, is_drill=rung.alert.is_drill)


@transaction.atomic
def answer(*, person: Person, alert: Alert, how: str) -> bool:
    """Somebody is on it: nobody else is called, nothing more is sent, and the thing is in this person's hands. False when somebody
    answered before. `how` is "desk", "notice" or "link"."""
    now = timezone.now()
    live = Alert.objects.filter(pk=alert.pk, ended_at=None)
    if not live.update(answered_at=now, answered_by=person, answered_how=how, ended_at=now, next_at=None):
        return False
    alert.refresh_from_db()
    _fall_silent(alert)
    bells.note(alert, "answered_call", actor=person, code=how)
    bells.bell_of(alert.kind).answered(alert.about, person)
    audit.record(person, "roster.answered", alert, code=how)
    return True


def answer_at_desk(*, kind: str, about: UUID, person: Person) -> bool:
    """As `answer`, for whoever acts on the thing itself. False when nobody was being called about it."""
    alert = Alert.objects.filter(kind=kind, about=about, ended_at=None).first()
    return alert is not None and answer(person=person, alert=alert, how="desk")


def answer_by_link(*, page: Page) -> bool:
    """As `answer`, by a link that works once. False when it was used, or somebody answered before."""
    with transaction.atomic():
        fresh = Page.objects.filter(pk=page.pk, link_used_at=None)
        if not fresh.update(link_used_at=timezone.now()):
            return False
        return answer(person=page.person, alert=page.rung.alert, how="link")


@transaction.atomic
def end_alert(*, alert: Alert) -> None:
    """Nobody is needed any more: the chain stops without an answer."""
    if Alert.objects.filter(pk=alert.pk, ended_at=None).update(ended_at=timezone.now(), next_at=None):
        _fall_silent(alert)


def _fall_silent(alert: Alert) -> None:
    rungs = Rung.objects.filter(alert=alert)
    pages = Page.objects.filter(rung__in=rungs)
    calling.call_off([*rungs.values_list("pk", flat=True), *pages.values_list("pk", flat=True)])
    push.changed("desk")
