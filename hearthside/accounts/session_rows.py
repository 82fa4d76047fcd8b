"""Sessions as Django keeps them in the database, read with a statement that is written once: every page of a signed-in person asks it."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from hearthside.kernel.prepared import Prepared


@Prepared
def _kept(key: str, now: datetime) -> QuerySet[Session, Any]:
    return Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data")


ENDS_AT = "ends_at"
"""In a session: the moment, in seconds since 1970, at which it ends however much it is used."""


class SessionStore(db.SessionStore):
    """Django's own store in all but how it reads (0.25 ms of processor time less a page), and that it knows a last moment."""

    def get_expiry_date(self, **more: Any) -> datetime:
        """When it ends. Django counts anew whenever something is written into it; what stands at `ENDS_AT` is never passed."""
        ends_at: datetime = super().get_expiry_date(**more)
        last = self.get(ENDS_AT)
        return min(ends_at, datetime.fromtimestamp(last, UTC)) if last else ends_at

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key, for one that is not there or has run out. One query."""
        rows = _kept(key=self.session_key or "", now=timezone.now())
        if rows:
            return self.decode(rows[0][0])
        self._session_key = None
        return {}
