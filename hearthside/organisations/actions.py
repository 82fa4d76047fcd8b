"""Founding an organisation, naming who runs it, and coming under its roof."""

import secrets
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, Group, Membership, Role, Standing
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.actions import tell
from hearthside.organisations import access, notices
from hearthside.organisations.models import Administrator, Band, Organisation, UnderRoof

COUNTED_EVERY = timedelta(days=28)
"""DOMAIN 12.2: no two windows within 28 days, so that the difference tells of nobody."""
BANDS = ((100, Band.HUNDRED), (50, Band.FIFTY), (20, Band.TWENTY), (10, Band.TEN), (5, Band.FIVE), (0, Band.FEW))


@transaction.atomic
def found(*, actor: Person, name: str, about: str, run_by: Person) -> Organisation:
    """The organisation is there, and this person runs it. Refuses all but operators, a name that is taken, and young people."""
    access.check_may_found(actor)
    name = name.strip()
    if Organisation.objects.filter(name__iexact=name).exists():
        raise NotNow(_("There is an organisation of this name already."))
    slug = slugify(name)[:50] or "organisation"
    if slug == "new" or Organisation.objects.filter(slug=slug).exists():
        slug = f"{slug}-{secrets.token_hex(4)}"
    made = Organisation.objects.create(name=name, slug=slug, about=about.strip())
    audit.record(actor, "organisations.founded", made)
    name_administrator(actor=actor, organisation=made, person=run_by)
    return made


@transaction.atomic
def name_administrator(*, actor: Person, organisation: Organisation, person: Person) -> None:
    """The person runs the organisation too. Refuses all but operators, and young people."""
    access.check_may_found(actor)
    if person.is_minor:
        raise NotAllowed(_("Somebody grown up runs an organisation."))
    _row, is_new = Administrator.objects.get_or_create(organisation=organisation, person=person)
    audit.record(actor, "organisations.administrator_named", person, code=organisation.slug[:60])
    if is_new:
        tell([person], notices.NAMED, about=organisation.pk, but_not=[actor])


@transaction.atomic
def take_administrator(*, actor: Person, organisation: Organisation, person_id: UUID) -> None:
    """The person runs it no more. Refuses all but operators."""
    access.check_may_found(actor)
    Administrator.objects.filter(organisation=organisation, person=person_id).delete()
    audit.record(actor, "organisations.administrator_taken", organisation)


@transaction.atomic
def step_down(*, actor: Person, organisation: Organisation) -> None:
    """The person runs it no more, by their own wish. The others go on; its groups stay under it. Refuses all but those who run it."""
    access.get_organisation_for(actor, organisation.slug)
    Administrator.objects.filter(organisation=organisation, person=actor).delete()
    audit.record(actor, "organisations.stepped_down", organisation)


@transaction.atomic
def ask_in(*, actor: Person, group: Group, organisation: Organisation, hours: str) -> UnderRoof:
    """The group asks to stand under the organisation, which sees nothing of it but its name before it says yes. Refuses all but leaders, a
    circle, a group that is not open, and one that stands under another."""
    groups.check_is_leader(actor, group)
    access.check_can_stand_under(group)
    if UnderRoof.objects.filter(group=group).exclude(organisation=organisation).exists():
        raise NotNow(_("The group stands under another organisation. Leave that first."))
    roof, is_new = UnderRoof.objects.update_or_create(
        group=group, defaults={"organisation": organisation, "hours": hours.strip()}
    )
    if is_new:
        audit.record(actor, "organisations.asked_in", group)
        _tell_who_runs(organisation.pk, notices.ASKS_IN, actor)
    return roof


def _tell_who_runs(organisation_id: UUID, kind: str, actor: Person) -> None:
    runs = Administrator.objects.filter(organisation=organisation_id).values_list("person_id", flat=True)
    tell(runs, kind, about=organisation_id, but_not=[actor])


def _tell_leaders(group: Group, kind: str, actor: Person) -> None:
    leaders = Membership.objects.filter(group=group, role=Role.LEADER, state=Standing.ACTIVE)
    tell(leaders.values_list("person_id", flat=True), kind, about=group.pk, but_not=[actor])


@transaction.atomic
def answer(*, actor: Person, organisation: Organisation, roof: UnderRoof, is_yes: bool) -> None:
    """The group stands under the organisation from now on, or does not (any more), and its leaders are told. Refuses all but those who
    run it."""
    access.get_organisation_for(actor, organisation.slug)
    audit.record(actor, "organisations.answered", roof.group, code="yes" if is_yes else "no")
    if not is_yes:
        UnderRoof.objects.filter(pk=roof.pk, organisation=organisation).delete()
        return _tell_leaders(roof.group, notices.PARTED if roof.is_welcomed else notices.NOT_NOW, actor)
    _tell_leaders(roof.group, notices.WELCOMED, actor)
    roof.is_welcomed = True
    roof.save(update_fields=["is_welcomed"])
    count(roof, timezone.localdate())


@transaction.atomic
def leave_roof(*, actor: Person, group: Group) -> None:
    """The organisation sees nothing of the group any more, and who runs it is told that a group has left. Refuses all but leaders."""
    groups.check_is_leader(actor, group)
    audit.record(actor, "organisations.left_roof", group)
    for roof in UnderRoof.objects.filter(group=group):
        roof.delete()
        if roof.is_welcomed:
            _tell_who_runs(roof.organisation_id, notices.LEFT, actor)


def count(roof: UnderRoof, today: date) -> None:
    """The band is as of today. The number itself is kept nowhere."""
    roof.band = band_of(Membership.objects.filter(group=roof.group_id, state__in=INSIDE).count())
    roof.counted_on = today
    roof.save(update_fields=["band", "counted_on"])


def band_of(number: int) -> Band:
    """The band that holds this many people."""
    return next(band for least, band in BANDS if number >= least)


def count_due(today: date) -> int:
    """Bands older than four weeks are as of today; how many."""
    due = list(UnderRoof.objects.filter(is_welcomed=True, counted_on__lte=today - COUNTED_EVERY))
    for roof in due:
        count(roof, today)
    return len(due)
