"""What safety may know of a group: what it says about itself. Anyone can report a group, and its leaders never judge that."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from hearthside.accounts.models import Person
from hearthside.groups.models import LEADING, LIVING, Group, GroupState, Membership
from hearthside.kernel.refusals import NotAllowed
from hearthside.safety import actions as safety
from hearthside.safety.models import Case
from hearthside.safety.subjects import Excerpt


class GroupSubject:
    """A group. Safety leads look after it as such: a case about it has no scope, so that those who lead it do not find it."""

    def title(self, subject_id: UUID) -> str:
        """Its name."""
        return _group(subject_id).name

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """What it says about itself."""
        group = _group(subject_id)
        said = [group.purpose, group.for_whom, group.how_it_is_kept_safe, group.welcome]
        address = reverse("groups:group", args=[group.slug])
        return Excerpt("\n\n".join(words for words in said if words), address=address)

    def involved(self, subject_id: UUID) -> set[UUID]:
        """Who leads and moderates it, its named leader too."""
        group = _group(subject_id)
        leading = set(Membership.objects.filter(group=group, role__in=LEADING).values_list("person_id", flat=True))
        return leading | ({group.leader_id} if group.leader_id else set())

    def moderators(self, subject_id: UUID) -> list[Person]:
        """Its own safety lead, unless they also lead it."""
        lead = _group(subject_id).safety_lead
        return [lead] if lead and lead.pk not in self.involved(subject_id) else []

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """Hiding or taking down pauses it: nobody writes there until it is released. Refuses a group that has ended."""
        group = _group(subject_id)
        known = (*LIVING, GroupState.PAUSED)
        if group.state not in known:
            raise NotAllowed(_("This group is not open, so there is nothing to hide."))
        state = GroupState.OPEN if verb == "release" else GroupState.PAUSED
        Group.objects.filter(pk=group.pk).update(state=state)

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """A letter to who leads it."""
        leader = _group(subject_id).leader
        if leader is None:
            raise NotAllowed(_("Nobody leads this group now."))
        safety.send_letter(person=leader, text=text, actor=actor)


def _group(group_id: UUID) -> Group:
    group = Group.objects.select_related("leader", "safety_lead").filter(pk=group_id).first()
    if group is None:
        raise Http404
    return group


def ways_from_case(person: Person, case: Case | None) -> list[tuple[object, str]]:
    """For safety leads: from a case about somebody to keeping their account in memory."""
    if case is None or case.person_id is None or not person.is_safety_lead:
        return []
    return [(_l("In memory of somebody who has died"), reverse("groups:memory", args=[case.person_id]))]
