"""Pass-phrases that somebody would guess: the commonest, alone or said twice, and those that are little more than a name known here."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.place import place

ADDS_AT_LEAST = 8
"""Letters and numbers that must be left of a pass-phrase without the names in it."""
KINDS_AT_LEAST = 5
"""Different letters and numbers that must be among them."""
SHORTEST_WORD = 3
"""Shorter words of a name are in too many others to count."""
RUNS = ("0123456789" * 3, "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm")
_PLAINLY = {
    "password_too_short": _("Please make it longer: at least 15 characters. A few words will do."),
    "password_too_common": _("Many people use this one, so it is easy to guess. Please choose another."),
    "password_too_similar": _("This is too close to your name or the name of this place. Please choose another."),
}


class NotEasyToGuess(CommonPasswordValidator):
    """Refuses what Django's list of some 20,000 holds, also dressed up with numbers, said twice or two together; runs of keys; and what
    adds too little to the person's name, the place's, or its address."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuses with `password_too_common` or `password_too_similar`."""
        whole = _bare(password)
        if self._is_common(whole):
            raise _refused("password_too_common")
        left = _without(whole, easy_words(getattr(user, "name", "")))
        if left != whole and (len(left) < ADDS_AT_LEAST or self._is_common(left)):
            raise _refused("password_too_similar")

    def _is_common(self, bare: str) -> bool:
        letters = "".join(one for one in bare if one.isalpha())
        return _is_a_run(bare) or any(self._is_known(one) for one in (bare, letters) if one)

    def _is_known(self, bare: str) -> bool:
        """Whether the list holds it, or it is one or two of the list side by side, each as often as you like."""
        once = _once(bare)
        pairs = ((_once(once[:at]), _once(once[at:])) for at in range(1, len(once)))
        return once in self.passwords or any(set(pair) <= self.passwords for pair in pairs)


def _refused(code: str) -> ValidationError:
    return ValidationError(_PLAINLY[code], code=code)


def easy_words(name: str = "") -> set[str]:
    """The words that tell nobody anything here: those of the person's name, of the place's name and of its address."""
    said = [name, place().name, (urlsplit(settings.SITE_URL).hostname or "").replace(".", " "), "hearthside"]
    words = {_bare(word) for one in said for word in [one, *one.replace("-", " ").split()]}
    return {word for word in words if len(word) >= SHORTEST_WORD and not word.isdigit()}


def _bare(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


def _without(bare: str, words: set[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        bare = bare.replace(word, "")
    return bare


def _once(bare: str) -> str:
    """The part that is repeated, when all of it is one part again and again."""
    return bare[: (bare + bare).find(bare, 1)]


def _is_a_run(bare: str) -> bool:
    return len(set(bare)) < KINDS_AT_LEAST or any(bare in run or bare in run[::-1] for run in RUNS)


def check_passphrase(passphrase: str, person: Person | None = None) -> None:
    """Refuses, in plain words, one that is short, well known, or made of the name of the person or the place."""
    try:
        validate_password(passphrase, person)
    except ValidationError as wrong:
        codes = [error.code or "" for error in wrong.error_list]
        raise ValidationError([_PLAINLY.get(code, wrong.messages[0]) for code in codes]) from None
