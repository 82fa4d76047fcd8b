"""What the notifications room keeps about a person."""

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel.consent import Yes
from hearthside.notifications import queries
from hearthside.notifications.models import CallWishes, Device, MutedPlace, Notice, Sending, Wishes

MODELS: list[type[Model]] = [Notice, Wishes, MutedPlace, Device, CallWishes, Sending]


def export(person: Person) -> dict[str, object]:
    """My wishes, the places I muted, and the notices I may see now."""
    wishes = queries.wishes_of(person)
    lines = queries.lines_for(person)
    return {
        "wishes": {
            name: getattr(wishes, name) for name in ("wants_digest", "digest_hour", "quiet_from", "quiet_until")
        },
        "muted_places": [str(row.place) for row in MutedPlace.objects.filter(person=person)],
        "called_by_mail": queries.wants_call_mails(person),
        "called_on_devices_added": [one.added_at.isoformat() for one in queries.devices_of(person)],
        "calls_sent": [
            {"over": str(one.get_channel_display()), "at": one.made_at.isoformat()}
            for one in Sending.objects.filter(person=person).order_by("made_at")
        ],
        "notices": [{"says": str(line.phrase), "on": line.created_at.date().isoformat()} for line in lines],
    }


def agreed(person: Person) -> list[Yes]:
    """A letter of news by mail, and browsers in which they are called while on watch."""
    wants_mail = Wishes.objects.filter(person=person, wants_digest=True).exists()
    mail = [Yes(_("That news come by e-mail, once a day at most"), reverse("notifications:wishes"))]
    to, where = _("That a browser of yours rings when you are on watch"), reverse("notifications:calls")
    rings = [Yes(to, where, timezone.localdate(one.added_at)) for one in queries.devices_of(person)]
    return [*(mail if wants_mail else []), *rings]


def erase(person: Person) -> None:
    """No notice, wish, mute, device or call of this person is left."""
    for model in (Notice, Wishes, MutedPlace, Sending, Device, CallWishes):
        model.objects.filter(person=person).delete()
