"""A safety lead takes a reader that was learned here into use, or goes back to the one that came with the release. Each in one step."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow
from hearthside.teaching import access, readers
from hearthside.teaching.guarding import faults, guarded, guarded_by_shipped
from hearthside.teaching.models import Reader
from hearthside.teaching.vocabulary import Standing
from hearthside.triage.engine import shipped
from hearthside.triage.weights import Damaged

KEPT = 3
"""Readers that were in use once and can be taken up again."""


def adopt(*, lead: Person, reader: Reader) -> None:
    """From now on every text is read with it. Refuses (NotNow), with a trace, one that reads the guard texts worse than the shipped
    weights, whose file is damaged, or that was learned from other shipped weights. The guard texts are read anew for it."""
    access.check_teaches(lead)
    if code := hindrance(reader):
        audit.record(lead, "reader_refused", reader, code=code)
        raise NotNow(REFUSALS[code])
    _adopt(lead, reader)


REFUSALS = {
    "guard": _("It reads the guard texts worse than the reader that came with this release. It cannot be used."),
    "damaged": _("Its file is damaged, or it was learned from another release. It cannot be used."),
}


def hindrance(reader: Reader) -> str:
    """A code of REFUSALS for why a reader cannot be used; empty when it can."""
    base = shipped()
    try:
        weights = readers.loaded(reader.version)
    except (Damaged, ValueError):
        return "damaged"
    if base is None:
        return "damaged"
    return "guard" if faults(guarded(weights), guarded_by_shipped(base)) else ""


@transaction.atomic
def _adopt(lead: Person, reader: Reader) -> None:
    Reader.objects.filter(standing=Standing.IN_USE).update(standing=Standing.PUT_BACK)
    reader.standing, reader.adopted_at, reader.adopted_by = Standing.IN_USE, timezone.now(), lead
    reader.save(update_fields=["standing", "adopted_at", "adopted_by"])
    _let_go_of_old_ones()
    audit.record(lead, "reader_adopted", reader, code=reader.version)
    transaction.on_commit(settle_choice)


def _let_go_of_old_ones() -> None:
    for old in Reader.objects.filter(standing=Standing.PUT_BACK).order_by("-adopted_at")[KEPT:]:
        readers.drop(old.version)
        old.delete()


@transaction.atomic
def put_back(*, lead: Person) -> None:
    """From now on every text is read with the shipped weights. Refuses (NotNow) when they are in use."""
    access.check_teaches(lead)
    reader = Reader.objects.filter(standing=Standing.IN_USE).first()
    if reader is None:
        raise NotNow(_("The reader that came with this release is in use already."))
    reader.standing = Standing.PUT_BACK
    reader.save(update_fields=["standing"])
    audit.record(lead, "reader_put_back", reader, code=reader.version)
    transaction.on_commit(settle_choice)


def settle_choice() -> None:
    """This machine reads with the reader that was chosen, whatever came between the choice and now."""
    one = Reader.objects.filter(standing=Standing.IN_USE).first()
    version = one.version if one else ""
    if readers.chosen_version() != version:
        readers.choose(version)
