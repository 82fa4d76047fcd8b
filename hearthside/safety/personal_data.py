"""What the room keeps about a person, and how it forgets them."""

from uuid import uuid4

from django.db import models

from hearthside.accounts.models import Person
from hearthside.safety.models import Alike, Case, CaseStep, Debrief, Letter, Look, Report, Sanction
from hearthside.safety.queries import answer_to
from hearthside.safety.vocabulary import IN_HANDS, State
from hearthside.vault.fields import reveal

MODELS: list[type[models.Model]] = [Alike, Case, CaseStep, Report, Sanction, Letter, Look, Debrief]


def export(person: Person) -> dict[str, object]:
    """Decisions about them with reasons, letters to them, and what they reported. Not who reported them, and no case notes."""
    return {
        "decisions": [_decision(one) for one in Sanction.objects.filter(person=person, is_confirmed=True)],
        "letters": [
            {"at": one.at.isoformat(), "text": reveal(one.text)} for one in Letter.objects.filter(person=person)
        ],
        "talks_offered": [one.due_at.isoformat() for one in Debrief.objects.filter(person=person).order_by("due_at")],
        "cases_open_on_my_screen": [
            {"from": one.at.isoformat(), "until": one.until.isoformat() if one.until else ""}
            for one in Look.objects.filter(person=person).order_by("at")
        ],
        "reports": [_report(one) for one in Report.objects.filter(reporter=person).select_related("case")],
    }


def erase(person: Person) -> None:
    """Decisions and letters are gone; cases stay as tombstones without the person, since they hold no words. Notes on reports the
    person sent, or that were about them, are gone too."""
    Sanction.objects.filter(person=person).delete()
    Look.objects.filter(person=person).delete()
    Debrief.objects.filter(person=person).delete()
    Letter.objects.filter(person=person).delete()
    CaseStep.objects.filter(case__person=person).update(note=None)
    CaseStep.objects.filter(actor=person).update(actor=None)
    Report.objects.filter(about_person=person).update(note=None, about_person=None)
    Report.objects.filter(reporter=person).update(note=None, reporter=None)
    Alike.objects.filter(person=person).update(person=None)
    Case.kept_apart.through.objects.filter(person=person).delete()
    Case.objects.filter(person=person).update(person=None)
    Case.objects.filter(kind="person", subject_id=person.pk).update(subject_id=uuid4())
    Case.objects.filter(taken_by=person, state__in=IN_HANDS).update(taken_by=None, state=State.OPEN)
    Case.objects.filter(taken_by=person).update(taken_by=None)
    Case.objects.filter(closing_by=person).update(closing_by=None)


def _decision(sanction: Sanction) -> dict[str, object]:
    return {
        "what": sanction.get_restriction_display(),
        "rule": sanction.get_rule_display(),
        "reason": reveal(sanction.reason),
        "found": sanction.get_source_display(),
        "from": sanction.starts_at.isoformat(),
        "until": sanction.ends_at.isoformat() if sanction.ends_at else "",
        "asked_again": reveal(sanction.appeal),
        "answer": reveal(sanction.appeal_answer),
    }


def _report(report: Report) -> dict[str, object]:
    return {
        "at": report.at.isoformat(),
        "reason": report.get_reason_display(),
        "note": reveal(report.note),
        "answer": answer_to(report),
    }
