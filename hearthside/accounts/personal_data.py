"""What the accounts room keeps about a person."""

from datetime import date

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts import changes, devices, passkeys, queries, second_step
from hearthside.accounts.models import Block, Person, SealedEmail, WayInChange
from hearthside.accounts.topics import topic_words
from hearthside.kernel.consent import Yes

MODELS: list[type[Model]] = [
    Person,
    Block,
    SealedEmail,
    WayInChange,
    UserSession,
    Authenticator,
    SocialAccount,
    SocialToken,
    EmailAddress,
    EmailConfirmation,
]
_PLAIN = ("name", "about", "pronouns", "age_band", "country", "language", "time_zone", "state", "look", "not_today")

_DAYS = ("helper_since", "helper_until", "course_on")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def export(person: Person) -> dict[str, object]:
    """Everything I told about myself, whom I keep away from, and how I sign in; no secrets, nobody else's data."""
    return {
        **{field: getattr(person, field) for field in _PLAIN},
        "not_today_topics": topic_words(person.not_today["topics"]),
        "joined_on": person.joined_on.isoformat(),
        **{field: _day(getattr(person, field)) for field in _DAYS},
        "kept_away": [{"name": row.blocked.name, "is_mute": row.is_mute} for row in queries.kept_away_by(person)],
        "e_mail": queries.mail_address_of(person),
        "signed_in_on": [row.user_agent for row in UserSession.objects.filter(user=person).order_by("pk")],
        "passkeys": [key.wrap().name for key in passkeys.passkeys_of(person)],
        "asks_for_a_code": second_step.is_on(person),
        "signs_in_elsewhere_as": list(SocialAccount.objects.filter(user=person).values_list("uid", flat=True)),
        "ways_in_changed": [
            {"what": one.what, "device": one.device, "at": one.at.isoformat()} for one in changes.changes_of(person)
        ],
        "has_recovery_phrase": bool(person.recovery_hash),
    }


def agreed(person: Person) -> list[Yes]:
    """That their e-mail is kept, once it is proved; and ways in elsewhere."""
    kept = SealedEmail.objects.filter(person=person, is_verified=True)
    ways = SocialAccount.objects.filter(user=person)
    return [
        *(
            Yes(_("That we keep your e-mail, sealed"), reverse("accounts:address"), timezone.localdate(one.asked_at))
            for one in kept
        ),
        *(
            Yes(
                _("That you come in with an account of another site"),
                reverse("accounts:ways_in"),
                timezone.localdate(one.date_joined),
            )
            for one in ways
        ),
    ]


def erase(person: Person) -> None:
    """The person and everything of theirs in this room is gone, and every session has ended. Comes last of all rooms."""
    devices.end_all(person)
    for model in (Authenticator, SocialAccount, EmailAddress, UserSession):
        model.objects.filter(user=person).delete()
    Block.objects.filter(Q(blocker=person) | Q(blocked=person)).delete()
    SealedEmail.objects.filter(person=person).delete()
    WayInChange.objects.filter(person=person).delete()
    Person.objects.filter(pk=person.pk).delete()
