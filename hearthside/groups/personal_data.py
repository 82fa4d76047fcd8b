"""What this room keeps about a person: their groups, what they agreed to, and what they look after."""

from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.groups.actions import hand_on
from hearthside.groups.models import (
    LIVING,
    Agreement,
    GroundRules,
    Group,
    GroupFacts,
    GroupState,
    Invitation,
    Membership,
    MemoryAsked,
)  # fmt: skip
from hearthside.kernel import audit
from hearthside.kernel.consent import Yes

MODELS: list[type[Model]] = [Group, GroupFacts, GroundRules, Membership, Agreement, Invitation, MemoryAsked]


def export(person: Person) -> dict[str, object]:
    """Memberships, agreements with their rules, and groups the person leads. Nobody else is named."""
    places = Membership.objects.filter(person=person).select_related("group").order_by("group__name")
    asked = MemoryAsked.objects.filter(asked_by=person).order_by("at")
    return {
        "asked_to_keep_in_memory": [row.at.isoformat() for row in asked],
        "groups": [
            {"group": row.group.name, "role": row.role, "standing": row.state, "since": row.joined_on.isoformat()}
            for row in places
        ],
        "agreements": [
            {"group": name, "rules_version": version, "at": at.isoformat()}
            for name, version, at in Agreement.objects.filter(person=person)
            .order_by("agreed_at")
            .values_list("group__name", "version", "agreed_at")
        ],
        "leads": list(Group.objects.filter(leader=person).order_by("name").values_list("name", flat=True)),
        "leads_safety_of": list(
            Group.objects.filter(safety_lead=person).order_by("name").values_list("name", flat=True)
        ),
    }


def agreed(person: Person) -> list[Yes]:
    """The ground rules they agreed to last in each group that they are in."""
    rows = Agreement.objects.filter(person=person, group__memberships__person=person).select_related("group")
    newest = {row.group_id: row for row in rows.order_by("version")}
    return [
        Yes(
            _("The ground rules of %(group)s, version %(number)s") % {"group": row.group.name, "number": row.version},
            reverse("groups:yours", args=[row.group.slug]),
            timezone.localdate(row.agreed_at),
        )
        for row in newest.values()
    ]


def erase(person: Person) -> None:
    """No trace of the person in any group. Groups they led go to another leader or rest; another safety lead steps in. What they noted on
    an invitation was for themselves."""
    for group in Group.objects.filter(leader=person):
        hand_on(person=person, group=group)
    _hand_on_safety(person)
    Membership.objects.filter(person=person).delete()
    Agreement.objects.filter(person=person).delete()
    Invitation.objects.filter(made_by=person).update(made_by=None, note="")
    MemoryAsked.objects.filter(Q(person=person) | Q(asked_by=person)).delete()


def _hand_on_safety(person: Person) -> None:
    """The next safety lead of the place takes over; without one the group rests, since it may not be open without."""
    successor = Person.objects.filter(is_safety_lead=True).exclude(pk=person.pk).order_by("joined_on", "name").first()
    for group in Group.objects.filter(safety_lead=person):
        group.safety_lead = successor
        if successor is None and group.state in LIVING:
            group.state = GroupState.PAUSED
            audit.record("groups", "groups.rests_without_safety_lead", group)
        group.save(update_fields=["safety_lead", "state"])
