"""What a group says by which people find it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access
from hearthside.groups.facts import Facts, coarse
from hearthside.groups.models import Group, GroupFacts
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed


@transaction.atomic
def set_facts(*, actor: Person, group: Group, facts: Facts) -> GroupFacts:
    """The group says these facts and no others; the place as coarse as a town. Refuses all but its leader, and unknown words."""
    access.check_is_leader(actor, group)
    row = write_facts(group, facts)
    audit.record(actor, "groups.facts_set", group)
    return row


def write_facts(group: Group, facts: Facts) -> GroupFacts:
    """The row that holds these facts, for actions that have asked who may (opening a group, a template). Refuses unknown words."""
    if facts.unknown():
        raise NotAllowed(_("We do not know one of these words. Please choose again."))
    values = facts.columns() | {"latitude": coarse(facts.latitude), "longitude": coarse(facts.longitude)}
    row, _is_new = GroupFacts.objects.update_or_create(group=group, defaults=values)
    return row
