"""What the three are told. None says what it is about."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.mending.actions import ASKED, BEGUN, OVER, SAID
from hearthside.mending.models import Talk
from hearthside.notifications.kinds import Kind


def _is_theirs(person: Person, about: UUID) -> bool:
    return Talk.objects.of(person).filter(pk=about).exists()


def _kind(name: str, phrase: object) -> Kind:
    return Kind(name, lambda: phrase, lambda about: reverse("mending:talk", args=[about]), _is_theirs, is_safety=True)


KINDS = [
    _kind(ASKED, _("The team asks you something. You are free to say no.")),
    _kind(BEGUN, _("The talk can begin.")),
    _kind(SAID, _("There is something new in your talk.")),
    _kind(OVER, _("Your talk has ended.")),
]
