"""What safety may know of a line: the words and three lines on each side; and what a moderator can do with it."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.groups.queries import moderators_of
from hearthside.hosted import actions
from hearthside.hosted.models import Kind, Line, LineState
from hearthside.safety import actions as safety
from hearthside.safety.subjects import Excerpt

AROUND = 3
STATES = {"hold": LineState.HELD, "remove": LineState.REMOVED, "release": LineState.SHOWN}


class LineSubject:
    """A line in a hosted room."""

    def title(self, subject_id: UUID) -> str:
        """In which group's room."""
        return _("Words in a live room of %(group)s") % {"group": _group(_line(subject_id)).name}

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """The words, with three lines before and after, from the same room or side room."""
        line = _line(subject_id)
        others = Line.objects.select_related("seat").filter(
            room=line.room_id, side=line.side_id, nook=line.nook_id, kind=Kind.SAID
        )
        before = others.filter(number__lt=line.number).order_by("-number")[:AROUND]
        after = others.filter(number__gt=line.number).order_by("number")[:AROUND]
        return Excerpt(
            line.text,
            before=tuple(_said(one) for one in reversed(before)),
            after=tuple(_said(one) for one in after),
            address=reverse("hosted:room", args=[line.room_id]),
        )

    def involved(self, subject_id: UUID) -> set[UUID]:
        """Who said it."""
        line = _line(subject_id)
        return {line.seat.person_id} if line.seat else set()

    def moderators(self, subject_id: UUID) -> list[Person]:
        """The moderators of the group."""
        return moderators_of(_group(_line(subject_id)).pk)

    def scope(self, subject_id: UUID) -> UUID | None:
        """The group."""
        return UUID(str(_group(_line(subject_id)).pk))

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """Others read the line, or do not."""
        actions.make_public(_line(subject_id), STATES[verb])

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """A letter to who said it."""
        seat = _line(subject_id).seat
        if seat is None:
            raise Http404
        safety.send_letter(person=seat.person, text=text, actor=actor)


def _line(line_id: UUID) -> Line:
    found = Line.objects.select_related("seat__person", "room__occurrence__meeting__group").filter(pk=line_id).first()
    if found is None:
        raise Http404
    return found


def _group(line: Line) -> Group:
    return line.room.occurrence.meeting.group


def _said(line: Line) -> str:
    return f"{line.seat.name if line.seat else ''}: {line.text}"
