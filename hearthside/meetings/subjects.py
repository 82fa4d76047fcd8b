"""What safety may know of a meeting: what it says about itself. Never its place, link or number, and never who comes."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.groups.queries import moderators_of
from hearthside.kernel.refusals import NotAllowed
from hearthside.meetings.models import Meeting, SeriesState, UsualHost
from hearthside.safety import actions as safety
from hearthside.safety.subjects import Excerpt


class MeetingSubject:
    """A series of meetings."""

    takes_edits = True

    def title(self, subject_id: UUID) -> str:
        """In which group it is."""
        return _("A meeting of %(group)s") % {"group": _meeting(subject_id).group.name}

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """What it says about itself."""
        meeting = _meeting(subject_id)
        words = "\n\n".join(said for said in (meeting.title, meeting.about, meeting.materials) if said)
        return Excerpt(words, address=reverse("meetings:of_group", args=[meeting.group.slug]))

    def involved(self, subject_id: UUID) -> set[UUID]:
        """Who planned it and who hosts it."""
        meeting = _meeting(subject_id)
        hosts = UsualHost.objects.filter(meeting=meeting).values_list("person_id", flat=True)
        return {*hosts, *([meeting.made_by_id] if meeting.made_by_id else [])}

    def moderators(self, subject_id: UUID) -> list[Person]:
        """The moderators of its group."""
        return moderators_of(_meeting(subject_id).group_id)

    def scope(self, subject_id: UUID) -> UUID | None:
        """Its group."""
        return _meeting(subject_id).group_id

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """Holding or removing hides the whole series until it is released. Refuses a series that has ended."""
        state = SeriesState.ACTIVE if verb == "release" else SeriesState.HIDDEN
        changed = Meeting.objects.filter(pk=subject_id).exclude(state=SeriesState.ENDED).update(state=state)
        if not changed:
            raise NotAllowed(_("This meeting has ended, so there is nothing to hide."))

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """A letter to who planned it."""
        author = _meeting(subject_id).made_by
        if author is None:
            raise NotAllowed(_("Nobody stands behind this meeting now."))
        safety.send_letter(person=author, text=text, actor=actor)


def _meeting(meeting_id: UUID) -> Meeting:
    found = Meeting.objects.select_related("group", "made_by").filter(pk=meeting_id).first()
    if found is None:
        raise Http404
    return found
