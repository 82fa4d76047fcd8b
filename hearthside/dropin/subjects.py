"""What safety may know of a place in the line: the sealed word on what it is about; and what a moderator can do with it."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.dropin import actions
from hearthside.dropin.models import Ticket
from hearthside.groups.models import Group
from hearthside.groups.queries import moderators_of
from hearthside.safety import actions as safety
from hearthside.safety.subjects import Excerpt
from hearthside.vault.fields import reveal


class TurnSubject:
    """A word that somebody left for the listeners of a drop-in."""

    def title(self, subject_id: UUID) -> str:
        """In which group's drop-in."""
        return _("A word for the listeners of %(group)s") % {"group": _group(_ticket(subject_id)).name}

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """The word, if it is still there."""
        ticket = _ticket(subject_id)
        return Excerpt(str(reveal(ticket.about)), address=reverse("dropin:line", args=[ticket.evening_id]))

    def involved(self, subject_id: UUID) -> set[UUID]:
        """Who said it."""
        found = _ticket(subject_id).person_id
        return {found} if found else set()

    def moderators(self, subject_id: UUID) -> list[Person]:
        """The moderators of the group."""
        return moderators_of(_group(_ticket(subject_id)).pk)

    def scope(self, subject_id: UUID) -> UUID | None:
        """The group."""
        return UUID(str(_group(_ticket(subject_id)).pk))

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """Listeners read the word, wait for it, or it is gone."""
        actions.make_public(_ticket(subject_id), verb)

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """A letter to who said it."""
        person = _ticket(subject_id).person
        if person is None:
            raise Http404
        safety.send_letter(person=person, text=text, actor=actor)


def _ticket(ticket_id: UUID) -> Ticket:
    found = Ticket.objects.select_related("person", "evening__occurrence__meeting__group").filter(pk=ticket_id).first()
    if found is None:
        raise Http404
    return found


def _group(ticket: Ticket) -> Group:
    return ticket.evening.occurrence.meeting.group
