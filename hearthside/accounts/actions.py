"""What people do with their own account. The only code that writes people, their keys and their blocks."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import changes, names, outside, passkeys, phrases, policy, way_back
from hearthside.accounts.models import Block, Person, State
from hearthside.accounts.topics import TOPICS
from hearthside.kernel import audit, push
from hearthside.kernel.refusals import NotAllowed, Refusal

THEMES = ("", "light", "dark", "contrast")
TEXT_SIZES = ("", "large", "larger")
MOST_WORDS = 30
"""Own "not today" words; each costs a comparison wherever something is listed."""


class NameTaken(Refusal):
    """Somebody has that name, or one that looks like it."""

    status = 409


@transaction.atomic
def open_account(
    *,
    name: str,
    passphrase: str | None,
    age_band: str,
    country: str = "",
    language: str = "en",
    person_id: UUID | None = None,
) -> Person:
    """A new person. Refuses a name that is taken or looks like one that is, and too many new people at once. Without a
    pass-phrase a passkey must follow."""
    policy.count_sign_up()
    try:
        with transaction.atomic():
            fields = {"age_band": age_band, "country": country, "language": language, "pk": person_id or uuid4()}
            person = Person.objects.create_person(names.clean_name(name), passphrase, **fields)
    except IntegrityError:
        raise NameTaken(_("That name is not free here, or it looks too much like another.")) from None
    audit.record(person, "accounts.opened", person)
    return person


@transaction.atomic
def renew_recovery_phrase(*, person: Person, device: str = "") -> str:
    """A new recovery phrase, said this once; the old one no longer works. Only its hash is kept.

    Who joined today hears nothing of a first one.
    """
    if person.recovery_hash or person.joined_on != timezone.localdate():
        changes.note(person, "recovery_phrase_made", device)
    phrase = phrases.made_up(phrases.RECOVERY_WORDS)
    person.recovery_hash = phrases.hash_of(phrase)
    person.save(update_fields=["recovery_hash"])
    audit.record(person, "accounts.recovery_phrase_renewed", person)
    return phrase


@transaction.atomic
def recover(*, name: str, phrase: str, passphrase: str, device: str = "") -> Person | None:
    """Set a new pass-phrase for whoever knows the recovery phrase, and spend that phrase; None otherwise, after the same work."""
    person = Person.objects.called(name)
    is_right = phrases.is_phrase(phrase, person.recovery_hash if person else "")
    if person is None or not is_right or not person.is_active:
        make_password(passphrase)
        return None
    person.recovery_hash = ""
    person.set_password(passphrase)
    person.save(update_fields=["password", "recovery_hash"])
    way_back.spend_links(person.pk)
    audit.record(person, "accounts.recovered", person)
    changes.note(person, "came_back", device)
    return person


@transaction.atomic
def set_passphrase(*, person: Person, passphrase: str, device: str = "") -> None:
    """A new pass-phrase; every other session of the person ends with it."""
    person.set_password(passphrase)
    person.save(update_fields=["password"])
    way_back.spend_links(person.pk)
    audit.record(person, "accounts.passphrase_changed", person)
    changes.note(person, "passphrase_changed", device)


@transaction.atomic
def add_passkey(*, person: Person, credential: Any, label: str, device: str = "") -> None:
    """One more passkey, already checked. Refuses as `passkeys.keep` does."""
    passkeys.keep(person, credential, label)
    audit.record(person, "accounts.passkey_added", person)
    changes.note(person, "passkey_added", device)


@transaction.atomic
def remove_passkey(*, person: Person, number: int, device: str = "") -> bool:
    """One passkey less; says whether there was one. Refuses as `passkeys.remove` does."""
    is_gone = passkeys.remove(person, number)
    if is_gone:
        audit.record(person, "accounts.passkey_removed", person)
        changes.note(person, "passkey_removed", device)
    return is_gone


@transaction.atomic
def change_profile(*, person: Person, name: str, **fields: Any) -> None:
    """A new name, words about oneself, pronouns, country and time zone. Refuses a name that is not free."""
    cleaned = names.clean_name(name)
    key = names.key_of(cleaned)
    if Person.objects.filter(name_key=key).exclude(pk=person.pk).exists():
        raise NameTaken(_("That name is not free here, or it looks too much like another."))
    person.name, person.name_key = cleaned, key
    for field in ("about", "pronouns", "country", "time_zone"):
        setattr(person, field, fields.get(field, getattr(person, field)))
    person.save(update_fields=["name", "name_key", "about", "pronouns", "country", "time_zone"])


def set_look(*, person: Person, theme: str, text: str) -> None:
    """Colours and text size of every page for this person. Refuses looks that we do not have."""
    if theme not in THEMES or text not in TEXT_SIZES:
        raise ValidationError(_("Please choose one of the looks listed."))
    person.look = {"theme": theme, "text": text}
    person.save(update_fields=["look"])


def set_not_today(*, person: Person, topics: list[str], words: list[str]) -> None:
    """What is kept away from this person from now on: known topics, and at most `MOST_WORDS` words of their own."""
    kept = list(dict.fromkeys(" ".join(word.lower().split())[:60] for word in words if word.strip()))[:MOST_WORDS]
    person.not_today = {"topics": [topic for topic in topics if topic in TOPICS], "words": kept}
    person.save(update_fields=["not_today"])


@transaction.atomic
def block(person: Person, other: Person) -> None:
    """From now on neither sees or reaches the other anywhere. Refuses oneself. The other is not told."""
    _keep_away(person, other, is_mute=False)
    for one in (person, other):
        push.changed(f"person:{one.pk}")


@transaction.atomic
def mute(person: Person, other: Person) -> None:
    """From now on `person` does not see what `other` writes; nothing changes for the other. A block stays a block."""
    if not Block.objects.filter(blocker=person, blocked=other, is_mute=False).exists():
        _keep_away(person, other, is_mute=True)
    push.changed(f"person:{person.pk}")


def _keep_away(person: Person, other: Person, *, is_mute: bool) -> None:
    if person.pk == other.pk:
        raise NotAllowed(_("This is you. You cannot keep away from yourself."))
    kept = Block(blocker=person, blocked=other, is_mute=is_mute)
    Block.objects.bulk_create(
        [kept], update_conflicts=True, unique_fields=["blocker", "blocked"], update_fields=["is_mute"]
    )


@transaction.atomic
def unblock(person: Person, other: Person) -> None:
    """The person's own block or mute of the other is gone; a block by the other stays."""
    Block.objects.filter(blocker=person, blocked=other).delete()
    push.changed(f"person:{person.pk}")


def rest(*, person: Person, is_resting: bool) -> None:
    """A break of the person's own begins or ends: meanwhile only what is about safety reaches them. Leaves a paused or closed account."""
    before, after = (State.ACTIVE, State.RESTING) if is_resting else (State.RESTING, State.ACTIVE)
    Person.objects.filter(pk=person.pk, state=before).update(state=after)


@transaction.atomic
def open_account_with_passkey(*, person_id: UUID, credential: Any, label: str = "", **fields: Any) -> Person:
    """A new person whose only way in, so far, is this passkey, already checked. Refuses as `open_account` does."""
    person = open_account(passphrase=None, person_id=person_id, **fields)
    passkeys.keep(person, credential, label)
    return person


@transaction.atomic
def open_account_from_outside(*, person_id: UUID, subject: str, **fields: Any) -> Person:
    """A new person whose only way in, so far, is the operator's identity service. Refuses as `open_account` and `outside.link` do."""
    person = open_account(passphrase=None, person_id=person_id, **fields)
    outside.link(person=person, subject=subject)
    return person
