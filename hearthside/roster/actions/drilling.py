"""Drills: the chain runs as at night, clearly marked, and nobody is in need."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow
from hearthside.roster import bells
from hearthside.roster.access import check_leads
from hearthside.roster.actions.calling import end_alert, raise_alarm
from hearthside.roster.models import Alert


@transaction.atomic
def start_drill(*, actor: Person) -> Alert:
    """The chain runs, marked as a drill. Refuses a second drill at the same time."""
    check_leads(actor)
    if Alert.objects.filter(is_drill=True, ended_at=None).exists():
        raise NotNow(_("A drill is running. Let it end first."))
    drill = raise_alarm(kind=bells.DRILL, about=uuid4(), started_by=actor)
    audit.record(actor, "roster.drill_started", drill)
    return drill


@transaction.atomic
def end_drill(*, actor: Person, drill: Alert) -> None:
    """Nobody is called any more; the report stays."""
    check_leads(actor)
    end_alert(alert=drill)
    audit.record(actor, "roster.drill_ended", drill)
