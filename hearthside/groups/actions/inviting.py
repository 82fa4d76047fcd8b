"""Invitations: a link, a card or a few spoken words with a code that nobody can guess."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.gate import actions as gate
from hearthside.groups import access
from hearthside.groups.actions.belonging import let_in
from hearthside.groups.models import INSIDE, Group, Invitation, Membership
from hearthside.groups.spoken_codes import fingerprint, fingerprints, new_code
from hearthside.kernel import audit
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow

MOST_USES = 50
LONGEST_DAYS = 90


@transaction.atomic
def invite(*, actor: Person, group: Group, uses: int = 1, days: int = 14, note: str = "") -> tuple[Invitation, str]:
    """A new invitation and its code, which is shown once and kept nowhere. Refuses all but leaders and moderators."""
    access.check_can_lead(actor, group)
    check_rate("groups.invite", actor.pk, at_most=30, per_seconds=3600)
    code = new_code()
    invitation = Invitation.objects.create(
        group=group,
        code_hash=fingerprint(code),
        made_by=actor,
        note=note,
        uses_left=max(1, min(uses, MOST_USES)),
        expires_at=timezone.now() + timedelta(days=max(1, min(days, LONGEST_DAYS))),
    )
    audit.record(actor, "groups.invited", invitation)
    return invitation, code


def find_invitation(code: str) -> Invitation | None:
    """The good invitation with this code and its group, or None: the same for a wrong, used or old one. One query."""
    found = (
        Invitation.objects.select_related("group__leader", "group__safety_lead")
        .filter(code_hash__in=fingerprints(code))
        .first()
    )
    return found if found and found.is_good(timezone.now()) else None


@transaction.atomic
def come_in(*, person: Person, code: str) -> Membership:
    """The person is a member and the invitation has one use less; who is inside already uses nothing up."""
    invitation = find_invitation(code)
    if invitation is None:
        raise NotNow(_("This invitation has been used or is too old. Please ask for a new one."))
    access.check_can_come_in(person, invitation.group, is_invited=True)
    Invitation.objects.select_for_update().filter(pk=invitation.pk).first()  # One after the other: two taps use up one.
    if not Membership.objects.filter(group=invitation.group, person=person, state__in=INSIDE).exists():
        used = Invitation.objects.filter(pk=invitation.pk, uses_left__gt=0).update(uses_left=F("uses_left") - 1)
        if not used:
            raise NotNow(_("This invitation has been used or is too old. Please ask for a new one."))
        _check_seat(invitation.group)
    gate.remember_invitation(person=person, by=invitation.made_by)
    return let_in(person=person, group=invitation.group)


@transaction.atomic
def end_invitation(*, actor: Person, group: Group, invitation_id: UUID) -> None:
    """The invitation opens nothing any more."""
    access.check_can_lead(actor, group)
    Invitation.objects.filter(group=group, pk=invitation_id).delete()


def _check_seat(group: Group) -> None:
    """Refuses when every seat is taken. One after the other, so that the last seat is taken once."""
    if group.seats is None:
        return
    Group.objects.select_for_update().filter(pk=group.pk).first()
    if Membership.objects.filter(group=group, state__in=INSIDE).count() >= group.seats:
        raise NotNow(_("Every seat here is taken for now. Please ask who invited you."))
