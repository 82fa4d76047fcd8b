"""People as subjects: anyone can be reported, staff included."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotAllowed
from hearthside.notifications import actions as notifications
from hearthside.safety.models import Letter
from hearthside.safety.subjects import Excerpt


class PersonSubject:
    """A person, by what they say of themselves. Only safety leads look after people as such."""

    def title(self, subject_id: UUID) -> str:
        """Their name."""
        return _person(subject_id).name

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """What they say about themselves."""
        return Excerpt(_person(subject_id).about)

    def involved(self, subject_id: UUID) -> set[UUID]:
        """The person."""
        return {_person(subject_id).pk}

    def moderators(self, subject_id: UUID) -> list[Person]:
        """Nobody but the safety leads, who see every case."""
        return []

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """Take down or hide what they say about themselves. Refuses to bring it back: it is theirs to write."""
        if verb == "release":
            raise NotAllowed(_("They can write it again themselves."))
        Person.objects.filter(pk=subject_id).update(about="")

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """A letter they find on their own page."""
        send_letter(person=_person(subject_id), text=text, actor=actor)


def send_letter(*, person: Person, text: str, actor: Person) -> Letter:
    """The person finds the team's words on their own page and is told that they are there."""
    letter = Letter.objects.create(person=person, text=text, signed_by=actor)
    notifications.tell([person], "safety.letter", about=letter.pk)
    return letter


def _person(subject_id: UUID) -> Person:
    person = Person.objects.filter(pk=subject_id).first()
    if person is None:
        raise Http404
    return person
