"""What drills showed."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.notifications import queries as sendings
from hearthside.roster.models import Alert, StaffedHours
from hearthside.roster.queries import level_in_words


@dataclass(frozen=True)
class DrillStep:
    """One thing that happened in a drill, and how long after its start."""

    said: str
    after: timedelta


@dataclass(frozen=True)
class DrillReport:
    """What a drill showed."""

    drill: Alert
    steps: list[DrillStep]
    sent: list[tuple[str, str, int]]

    @property
    def answered_after(self) -> timedelta | None:
        """From the start to the answer; None without one."""
        return self.drill.answered_at - self.drill.opened_at if self.drill.answered_at else None


def drills() -> list[Alert]:
    """Drills, the latest first. One query."""
    return list(
        Alert.objects.filter(is_drill=True).select_related("started_by", "answered_by").order_by("-opened_at")[:50]
    )


def drill_report(drill: Alert) -> DrillReport:
    """Every step with its time, and what went out over which channel. Four queries."""
    rungs = list(drill.rungs.order_by("number").prefetch_related("pages"))
    steps = [
        DrillStep(
            _("%(who)s: %(count)s called") % {"who": level_in_words(one.level), "count": len(one.pages.all())},
            one.at - drill.opened_at,
        )
        for one in rungs
    ]
    pages = [page.pk for one in rungs for page in one.pages.all()]
    if drill.answered_at and drill.answered_by:
        steps.append(
            DrillStep(_("%(name)s answered") % {"name": drill.answered_by.name}, drill.answered_at - drill.opened_at)
        )
    elif drill.ended_at:
        steps.append(DrillStep(_("ended without an answer"), drill.ended_at - drill.opened_at))
    return DrillReport(drill, steps, sendings.sent_for([*pages, *(one.pk for one in rungs)]))


DRILL_AT_LEAST_EVERY = timedelta(days=90)


def drill_is_due() -> str:
    """A sentence when somebody keeps watch here and the last drill is older than ninety days, or there was none; else nothing."""
    last = Alert.objects.filter(is_drill=True).order_by("-opened_at").values_list("opened_at", flat=True).first()
    if last is None:
        return _("No drill was held yet. Start one on the page of drills.") if StaffedHours.objects.exists() else ""
    if timezone.now() - last > DRILL_AT_LEAST_EVERY:
        return _("The last drill is older than ninety days. Start one on the page of drills.")
    return ""
