"""Reading people."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Block, Person, SealedEmail
from hearthside.vault.keyring import VaultClosed
from hearthside.vault.sealing import Sealed


@dataclass(frozen=True)
class PersonLine:
    """A person in one line: the name, how to speak of them, what they are here, and their page."""

    id: UUID
    name: str
    pronouns: str
    is_helper: bool
    address: str

    @property
    def role(self) -> str:
        """What they are here, in words; helpers are peers, not professionals."""
        return _("Trained peer helper") if self.is_helper else ""


def person_line(person: Person) -> PersonLine:
    """One line about a person; no query, no counts, no times."""
    address = reverse("accounts:person", kwargs={"person_id": person.pk})
    return PersonLine(person.pk, person.name, person.pronouns, person.is_helper, address)


def person_seen_by(viewer: Person, person_id: UUID) -> Person:
    """The person behind a page. 404 for nobody, for a closed account, and between people one of whom blocked the other."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None or not (person.is_active or person.state == "memorial"):
        raise Http404
    if Block.objects.between(viewer, person).filter(is_mute=False).exists():
        raise Http404
    return person


def people_with_roles() -> list[Person]:
    """Who runs the place, leads safety or is a helper now, by name. One query. Only for the people who run the place."""
    has_part = Q(is_operator=True) | Q(is_safety_lead=True) | Q(helper_until__gte=timezone.localdate())
    return list(Person.objects.filter(has_part).order_by("name"))


def kept_away_by(person: Person) -> list[Block]:
    """The person's own blocks and mutes, by name."""
    return list(Block.objects.filter(blocker=person).select_related("blocked").order_by("blocked__name"))


def distance_from(viewer: Person, other: Person) -> Block | None:
    """The viewer's own block or mute of the other, if any."""
    return Block.objects.filter(blocker=viewer, blocked=other).first()


def mail_address_of(person: Person) -> str | None:
    """The verified e-mail address of the person, opened for sending; None without one, and while the vault is closed."""
    row = SealedEmail.objects.filter(person=person, is_verified=True).first()
    try:
        return str(row.address.reveal()) if row else None
    except (Sealed, VaultClosed):
        return None
