"""Ground rules: writing a new version, and agreeing to it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access
from hearthside.groups.events import RULES_CHANGED, RulesChanged
from hearthside.groups.ground_rules import Rule, fixed_rules, must_be_substantive
from hearthside.groups.models import Agreement, GroundRules, Group, Membership, Standing
from hearthside.groups.queries import rules_at
from hearthside.kernel import audit
from hearthside.kernel.events import announce
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.actions import tell


@transaction.atomic
def agree(*, person: Person, group: Group, version: int) -> Membership:
    """The person has agreed to this version. Refuses somebody outside, and a version that is no longer the newest."""
    mine = Membership.objects.select_for_update().filter(group=group, person=person).first()
    if mine is None:
        raise NotAllowed(_("Only members agree to the rules. You are welcome to join first."))
    if version != Group.objects.values_list("rules_version", flat=True).get(pk=group.pk):
        raise NotNow(_("The rules were changed while you were reading. Please read what is new."))
    mark = Agreement(group=group, person=person, version=version)
    Agreement.objects.bulk_create([mark], ignore_conflicts=True)  # Agreed twice is agreed once.
    mine.agreed_version = version
    mine.save(update_fields=["agreed_version"])
    return mine


@transaction.atomic
def change_rules(
    *, actor: Person, group: Group, rules: list[Rule], change_note: str = "", is_substantive: bool = True
) -> GroundRules:
    """A new version is in force. After a change in substance nobody writes until they agree again; the writer has agreed.

    Refuses all but leaders, a version without the fixed rules, and no change at all. A rule that comes or goes is
    always a change in substance.
    """
    mine = access.check_is_leader(actor, group)
    group.refresh_from_db(fields=["rules_version", "rules_floor"], from_queryset=Group.objects.select_for_update())
    old = rules_at(group, group.rules_version)
    _check_rules(old, rules)
    text = write_rules(
        group, rules, change_note=change_note, is_substantive=is_substantive or must_be_substantive(old, rules)
    )
    agree(person=mine.person, group=group, version=text.version)
    audit.record(actor, "groups.rules_changed", group)
    if text.is_substantive:
        people = Membership.objects.filter(group=group, state=Standing.ACTIVE).values_list("person_id", flat=True)
        tell(people, RULES_CHANGED, about=group.pk, but_not=[actor])
    announce(RulesChanged(group_id=group.pk, version=text.version, must_agree=text.is_substantive))
    return text


def write_rules(group: Group, rules: list[Rule], *, change_note: str = "", is_substantive: bool = True) -> GroundRules:
    """The next version is stored and in force; its floor rises when it is substantive. Checks nothing."""
    group.rules_version += 1
    if is_substantive:
        group.rules_floor = group.rules_version
    group.save(update_fields=["rules_version", "rules_floor"])
    return GroundRules.objects.create(
        group=group, version=group.rules_version, rules=rules, change_note=change_note, is_substantive=is_substantive
    )


def _check_rules(old: list[Rule], rules: list[Rule]) -> None:
    if rules == old:
        raise NotNow(_("Nothing was changed, so nobody needs to read it again."))
    missing = {rule["id"] for rule in fixed_rules()} - {rule["id"] for rule in rules}
    if missing:
        raise NotAllowed(_("Some rules hold in every group and cannot be taken away."))
