"""A form that was sent, and could not be taken before its sender had signed in again or shown that it is them.

It waits in the session, sealed, for its own sender alone and for half an hour. Then one press sends it to where it was going. Forms with
a pass-phrase, a code or a key in them do not wait: they are typed again.
"""

import json
import time
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from hearthside.accounts import strongboxes
from hearthside.accounts.models import Person
from hearthside.vault.sealing import Sealed

LASTS = 1800
"""Seconds for which a form waits."""
MOST = 60_000
"""Characters; longer forms stay in the browser only."""
_KEY, _PURPOSE = "unsent", "a form not yet sent"
_SECRETS = ("passphrase", "phrase", "code", "credential", "passkey-credential")
SENT_ON = "sent_on"
"""The mark of a form that waited and is now on its way."""
_NOT_KEPT = ("csrfmiddlewaretoken", SENT_ON)


@dataclass(frozen=True)
class Unsent:
    """Where the form was going, and what was in it: names and values, in their order."""

    address: str
    fields: list[tuple[str, str]]

    @property
    def words(self) -> list[tuple[str, str]]:
        """What somebody wrote: more than one word, or more than one line."""
        return [field for field in self.fields if any(one.isspace() for one in field[1].strip())]

    @property
    def marks(self) -> list[tuple[str, str]]:
        """All else: what was chosen, and what the page put there."""
        return [field for field in self.fields if field not in self.words]


def keep(request: HttpRequest, person_id: object) -> bool:
    """The form of this request waits for this person; says whether it does. Refuses none: what cannot wait does not."""
    if request.method != "POST" or not person_id or any(request.POST.get(name) for name in _SECRETS):
        return False
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name not in _NOT_KEPT]
    text = json.dumps({"for": str(person_id), "address": request.get_full_path(), "fields": fields})
    if len(text) > MOST:
        return False
    try:
        request.session[_KEY] = {"sealed": strongboxes.lock(_PURPOSE, text), "until": time.time() + LASTS}
        if not request.session.get("_auth_user_id"):
            request.session.set_expiry(LASTS)
    except Sealed:
        return False
    return True


def waiting(request: HttpRequest, person: Person) -> Unsent | None:
    """The form that waits for this person, if any. What waited too long, or for somebody else, is gone."""
    kept = request.session.get(_KEY)
    found = _opened(kept["sealed"]) if kept and kept["until"] > time.time() else {}
    if found.get("for") != str(person.pk):
        forget(request)
        return None
    return Unsent(found["address"], [(name, value) for name, value in found["fields"]])


def forget(request: HttpRequest) -> None:
    """No form waits any more. Writes nothing when none does."""
    if _KEY in request.session:
        del request.session[_KEY]


def _opened(sealed: str) -> dict[str, Any]:
    try:
        return dict(json.loads(strongboxes.unlock(_PURPOSE, sealed)))
    except Sealed:
        return {}
