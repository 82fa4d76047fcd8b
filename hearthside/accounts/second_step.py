"""A code from an app after the pass-phrase (TOTP), and spare codes for the day the phone is gone."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import changes, devices
from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow

TOTP = Authenticator.Type.TOTP
_KINDS = (TOTP, Authenticator.Type.RECOVERY_CODES)


def is_on(person: Person) -> bool:
    """Whether this person is asked for a code."""
    return bool(Authenticator.objects.filter(user=person, type=TOTP).exists())


def has_any(person: Person) -> bool:
    """Whether this person has a passkey, or is asked for a code."""
    return bool(Authenticator.objects.filter(user=person, type__in=(TOTP, Authenticator.Type.WEBAUTHN)).exists())


def check_code(person: Person, code: str) -> None:
    """Refuses a code that is wrong or spent, and more than ten tries in a quarter of an hour. Every code works once."""
    check_rate("second-step", person.pk, at_most=10, per_seconds=900)
    if not _spend(person, "".join(code.split())):
        raise NotNow(_("That code did not fit. Codes change every half minute; please try the next one."))


@transaction.atomic
def _spend(person: Person, code: str) -> bool:
    """Whether the code fitted; from now on it fits no more, whichever process is asked."""
    ways = Authenticator.objects.select_for_update().filter(user=person, type__in=_KINDS).order_by("-type")
    return any(_spend_of_app(way, code) if way.type == TOTP else way.wrap().validate_code(code) for way in ways)


def _spend_of_app(way: Authenticator, code: str) -> bool:
    """As `_spend`, for a code from an app. The library would remember spent codes in the cache, which each process may have for itself."""
    (now,) = totp.yield_hotp_counters_from_time()
    expected = totp.format_hotp_value(totp.hotp_value(totp.decrypt(way.data["secret"]), now))
    if way.data.get("spent") == now or not totp.compare_user_code(actual=code, expected=expected):
        return False
    way.data["spent"] = now
    way.save(update_fields=["data"])
    return True


@transaction.atomic
def switch_on(person: Person, secret: str, code: str, device: str = "") -> list[str]:
    """From now on a code is asked for. Refuses a wrong code; gives the spare codes, to be written down."""
    if not totp.validate_totp_code(secret, "".join(code.split())):
        raise NotNow(_("That code did not fit. Codes change every half minute; please try the next one."))
    _drop(person)
    totp.TOTP.activate(person, secret)
    audit.record(person, "accounts.second_step_on", person)
    changes.note(person, "second_step_on", device)
    return _make_spare_codes(person)


@transaction.atomic
def switch_off(person: Person, device: str = "") -> None:
    """No code is asked for any more; spare codes are gone with it."""
    if _drop(person):
        audit.record(person, "accounts.second_step_off", person)
        changes.note(person, "second_step_off", device)


@transaction.atomic
def take_away(person: Person, *, by: Person | str) -> bool:
    """For somebody whose phone is gone: no code is asked for, the passkeys of who has a pass-phrase are gone, and every session has ended.
    Says whether there was anything to take away; they are told."""
    passkeys = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    gone = [_drop(person), bool(passkeys.delete()[0] if person.has_usable_password() else 0)]
    if any(gone):
        devices.end_all(person)
        audit.record(by, "accounts.second_step_taken_away", person)
        changes.note(person, "second_step_taken_away")
    return any(gone)


def _drop(person: Person) -> bool:
    return bool(Authenticator.objects.filter(user=person, type__in=_KINDS).delete()[0])


@transaction.atomic
def renew_spare_codes(person: Person, device: str = "") -> list[str]:
    """New spare codes; the old ones no longer work."""
    changes.note(person, "spare_codes_made", device)
    return _make_spare_codes(person)


def _make_spare_codes(person: Person) -> list[str]:
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    return list(RecoveryCodes.activate(person).generate_codes())
