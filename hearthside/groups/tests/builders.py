"""Groups for tests."""

from itertools import count
from typing import Any

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person as any_person
from hearthside.groups.actions.agreeing import write_rules
from hearthside.groups.ground_rules import Rule, starting_rules
from hearthside.groups.models import Agreement, Group, GroupState, Joining, Membership, Role, Standing, Visibility

_numbers = count(1)


def group(name: str = "", *, leader: Person | None = None, rules: list[Rule] | None = None, **fields: Any) -> Group:
    """An open, listed group with ground rules, a leader who is inside, and a safety lead."""
    name = name or f"Group {next(_numbers)}"
    leader = leader or any_person(age_band="16_17" if fields.get("age_band") == "16_17" else "18_plus")
    state = fields.pop("state", GroupState.OPEN)
    fields = {
        "slug": name.lower().replace(" ", "-"), "purpose": "A place to talk.", "for_whom": "Anybody who likes.",
        "leadership": "peer_led", "membership": "open", "mode": "online", "joining": Joining.OPEN, **fields,
    }  # fmt: skip
    if fields.get("visibility") == Visibility.PRIVATE:
        fields["joining"] = Joining.INVITATION
    made = Group.objects.create(name=name, leader=leader, state=GroupState.DRAFT, **fields)
    if made.safety_lead is None:
        made.safety_lead = leader
    write_rules(made, rules or starting_rules())
    made.state = state
    made.save()
    member(made, leader, role=Role.LEADER)
    return made


def member(
    group: Group,
    person: Person | None = None,
    *,
    role: str = Role.MEMBER,
    state: str = Standing.ACTIVE,
    agreed: bool = True,
) -> Membership:
    """The person (or a new one) in the group, agreed to the current rules unless told otherwise."""
    person = person or any_person(age_band="16_17" if group.age_band == "16_17" else "18_plus")
    if agreed:
        Agreement.objects.get_or_create(group=group, person=person, version=group.rules_version)
    version = group.rules_version if agreed else 0
    return Membership.objects.create(group=group, person=person, role=role, state=state, agreed_version=version)
