"""What safety may know of an appointment: the sealed word beforehand; and what can be done with it. Only safety leads look at these."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.appointments import actions
from hearthside.appointments.models import Appointment
from hearthside.safety import actions as safety
from hearthside.safety.subjects import Excerpt
from hearthside.vault.fields import reveal


class VisitSubject:
    """A word that somebody left before an appointment."""

    def title(self, subject_id: UUID) -> str:
        """What it is; not with whom."""
        _appointment(subject_id)
        return _("A word before an appointment")

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """The word, if it is still there."""
        one = _appointment(subject_id)
        return Excerpt(str(reveal(one.about)), address=reverse("appointments:one", args=[one.pk]))

    def involved(self, subject_id: UUID) -> set[UUID]:
        """The two."""
        one = _appointment(subject_id)
        return {one.person_id, one.slot.giver.person_id}

    def moderators(self, subject_id: UUID) -> list[Person]:
        """Nobody but the safety leads, who see every case."""
        return []

    def scope(self, subject_id: UUID) -> UUID | None:
        """No group."""
        return None

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """The giver reads the word, waits for it, or it is gone."""
        actions.make_public(_appointment(subject_id), verb)

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """A letter to who said it."""
        safety.send_letter(person=_appointment(subject_id).person, text=text, actor=actor)


def _appointment(appointment_id: UUID) -> Appointment:
    found = Appointment.objects.select_related("person", "slot__giver").filter(pk=appointment_id).first()
    if found is None:
        raise Http404
    return found
