"""What the founder and the operators do with the place itself."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.actions import open_account
from hearthside.accounts.models import Person
from hearthside.accounts.roles import make_first_operator
from hearthside.kernel import audit
from hearthside.kernel.place import change_place, place
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.web import checklist, setup_code

SETTINGS = {
    "name",
    "purpose",
    "for_whom",
    "country",
    "emergency_number",
    "own_lines",
    "time_zone",
    "language",
    "safety_lead",
    "joining",
    "min_age_band",
    "quick_exit_url",
    "neutral_title",
    "rules_left_out",
    "team_has_two_steps",
}


@transaction.atomic
def found_place(*, code: str, answers: dict[str, Any], name: str, passphrase: str) -> Person:
    """The place has its words and its first operator; the code is spent. Refuses a wrong code, and a place that has an operator."""
    if Person.objects.filter(is_operator=True).exists():
        raise NotAllowed(_("This place has been set up. Sign in with the account that runs it."))
    if not setup_code.is_code(code):
        raise NotAllowed(_("The set-up code is not right. Look at the window where you started Hearthside."))
    operator = open_account(
        name=name, passphrase=passphrase, age_band="18_plus", country=answers["country"], language=answers["language"]
    )
    make_first_operator(person=operator)
    change_place(is_set_up=True, is_open=False, team_has_two_steps=True, **_known(answers))
    audit.record(operator, "web.place_founded")
    transaction.on_commit(setup_code.spend)
    return operator


@transaction.atomic
def change_settings(*, actor: Person, answers: dict[str, Any]) -> None:
    """The place says this of itself from now on. Refuses all but operators."""
    _check_operator(actor)
    change_place(is_set_up=True, **_known(answers))
    audit.record(actor, "web.place_changed")


@transaction.atomic
def open_doors(*, actor: Person) -> None:
    """Others can join from now on. Refuses while an item of the safety checklist is not green."""
    _check_operator(actor)
    missing = [str(item.title) for item in checklist.items(actor) if not item.is_green]
    if missing:
        raise NotNow(_("The doors stay shut until the list is green. Still to do: %s.") % "; ".join(missing))
    change_place(is_open=True)
    audit.record(actor, "web.doors_opened")


@transaction.atomic
def close_doors(*, actor: Person) -> None:
    """Nobody new can join; people who are here stay."""
    _check_operator(actor)
    change_place(is_open=False)
    audit.record(actor, "web.doors_closed")


def needs_set_up() -> bool:
    """Nobody runs this place yet. No query once it is set up."""
    return not place().is_set_up and not Person.objects.filter(is_operator=True).exists()


def _known(answers: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answers.items() if name in SETTINGS}


def _check_operator(actor: Person) -> None:
    if not actor.is_operator or actor.is_paused:
        raise NotAllowed(_("Only the people who run this place can do that."))
