"""What changed in how somebody signs in: kept for them for a while, told inside, and by a mail that says nothing."""

from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.accounts import queries
from hearthside.accounts.devices import is_new_kind, label_for
from hearthside.accounts.events import WayInChanged
from hearthside.accounts.models import Person, WayInChange
from hearthside.kernel import jobs
from hearthside.kernel.events import announce

ADDRESS = "address_changed"
WORDS = {
    "came_back": gettext_lazy("Your pass-phrase was set anew."),
    "passphrase_changed": gettext_lazy("Your pass-phrase was changed."),
    "passkey_added": gettext_lazy("A passkey was added to your account."),
    "passkey_removed": gettext_lazy("A passkey was taken off your account."),
    "second_step_on": gettext_lazy("A code is asked for from now on when you sign in."),
    "second_step_off": gettext_lazy("No code is asked for any more when you sign in."),
    "new_device": gettext_lazy("Somebody signed in to your account on another kind of device."),
    "second_step_taken_away": gettext_lazy("Your second step was taken away by the people who run this place."),
    "spare_codes_made": gettext_lazy("New spare codes were made. The old ones no longer work."),
    "recovery_phrase_made": gettext_lazy("A new recovery phrase was made. The old one no longer works."),
    ADDRESS: gettext_lazy("Your e-mail address was changed."),
    "outside_linked": gettext_lazy("Another account of yours was linked. It opens your account here."),
    "outside_unlinked": gettext_lazy("Another account of yours no longer opens your account here."),
}
"""A sentence for each kind of change; there are no others."""


def device_of(request: HttpRequest) -> str:
    """The kind of device in words, such as "Firefox on Android"."""
    return label_for(request.headers.get("User-Agent", ""))


@transaction.atomic
def note(person: Person, what: str, device: str = "") -> None:
    """The person finds the change, its minute and the kind of device among their ways to sign in, and is told of it."""
    change = WayInChange.objects.create(person=person, what=what, device=device)
    announce(WayInChanged(person.pk, change.pk, what))


def note_device(request: HttpRequest, person: Person) -> None:
    """Who is signed in elsewhere is told of a sign-in on a kind of device that is not among those. Call it before this one is listed."""
    device = device_of(request)
    if is_new_kind(person, device):
        note(person, "new_device", device)


def changes_of(person: Person) -> list[WayInChange]:
    """What changed lately, the newest first. One query."""
    return list(WayInChange.objects.filter(person=person).order_by("-at", "pk"))


@jobs.reaches_out
def tell_by_mail(person_id: str, occasion: str, what: str) -> None:
    """Who has a proved address gets a mail that names neither the place nor the change. A new address gets none: it has just been proved,
    and the one before heard of it."""
    person = Person.objects.filter(pk=person_id).first()
    address = queries.mail_address_of(person) if person and person.is_active and what != ADDRESS else None
    if person is None or address is None or not jobs.first_time(f"way in changed {person_id} {occasion}"):
        return
    with translation.override(person.language):
        words = _("There is a note about your account. Please sign in to read it.")
        send_mail(_("A note for you"), f"{words}\n", None, [address])
