"""Opening the gate when its time is over."""

from django.utils import timezone

from hearthside.gate import actions
from hearthside.gate.models import Setting
from hearthside.kernel import schedule


@schedule.every(minutes=10)
def open_when_over() -> None:
    """That it opened is in the log. It let people in from its last minute on, whether this ran or not."""
    if Setting.objects.filter(closed_until__lte=timezone.now()).exists():
        actions.open_gate(actor="clock")
