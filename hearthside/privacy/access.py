"""Who may have a copy, and who may go."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, State
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.privacy.models import Copy
from hearthside.vault import keys


def get_copy_for(person: Person, copy_id: UUID) -> Copy:
    """The person's own copy while it is ready and not too old; for anybody else it does not exist."""
    found = Copy.objects.filter(pk=copy_id, person=person, is_ready=True, expires_at__gt=timezone.now()).first()
    if found is None:
        raise Http404
    return found


def check_open() -> None:
    """Refuses while the vault is closed: what is sealed can be neither given out nor destroyed whole then."""
    if not keys.is_open():
        raise NotNow(
            _("What is sealed for you is locked for now. Nothing is lost. Please come back in a day, or ask the team."),
            way_on=(reverse("privacy:mine"), _("Back to what is mine")),
        )


def check_erase(person: Person) -> None:
    """Refuses the last person who runs the site: the place would be left without anybody to look after it. Refuses a closed vault."""
    check_open()
    others = Person.objects.filter(is_operator=True).exclude(pk=person.pk)
    if person.is_operator and not others.exclude(state__in=[State.CLOSED, State.MEMORIAL]).exists():
        raise NotAllowed(
            _("You are the only one who runs this place. Please hand it to somebody first. Then you can go."),
            way_on=(reverse("privacy:mine"), _("Back to what is mine")),
        )
