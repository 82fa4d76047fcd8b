"""Jitsi Meet on the operator's own machine, with signed tokens.

The token follows "JWT token authentication Prosody plugin" (jitsi/lib-jitsi-meet, doc/tokens.md): `iss` and `aud` are the application
id, `sub` is the tenant or else the domain in small letters, `room` the name of the one room, `exp` a time in seconds; it is signed with
HS256 under a secret shared with Prosody and goes into the address as `?jwt=`. Everything under `context.user` is text.

Who hosts is said in the three places that Prosody modules of jitsi-contrib/prosody-plugins read: `context.user.affiliation`
(token_affiliation), `context.user.moderator` and the claim `moderator` (token_moderation), and `context.user.lobby_bypass` for a lobby
that opens by itself (token_lobby_bypass). `context.features` says that nobody may record, stream, write down or call out.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hearthside.calls.providers.asking import ask, host_of, unless_away
from hearthside.calls.providers.visits import Visit

LASTS = 180
"""Seconds a token lasts: enough to allow the microphone, too short to be passed on."""
EARLY = 30
"""Seconds that the clock of the other machine may be behind."""
NEVER = ("recording", "livestreaming", "transcription", "file-upload", "outbound-call", "sip-outbound-call")
QUIET = ("config.startWithAudioMuted=true", "config.startWithVideoMuted=true", "config.disableInviteFunctions=true")
"""Read by the page of the room after the `#`: everybody comes in unheard and unseen, until they choose otherwise."""


class Jitsi:
    """See `Server`."""

    label = _("Jitsi")
    has_lobby = False

    def is_set_up(self) -> bool:
        """An address, an application id and a secret."""
        return all(settings.JITSI[name] for name in ("url", "app_id", "secret"))

    def host(self) -> str:
        """The machine's name."""
        return host_of(settings.JITSI["url"])

    def prepare(self, visit: Visit) -> None:
        """Its page answers. A room of Jitsi is there as soon as somebody with a token comes in."""
        unless_away("jitsi", lambda: ask(f"{settings.JITSI['url']}/"))

    def address_for(self, visit: Visit) -> str:
        """The room's address with this person's token."""
        self.prepare(visit)
        tenant = settings.JITSI["tenant"]
        path = "/".join(quote(part, safe="") for part in (tenant, visit.room) if part)
        return f"{settings.JITSI['url']}/{path}?jwt={token_for(visit)}#{'&'.join(QUIET)}"

    def is_running(self, visit: Visit) -> bool | None:
        """Jitsi does not tell."""
        return None

    def end(self, visit: Visit) -> None:
        """Jitsi cannot be told from outside; its own hosts end it, and no new token is made."""


def token_for(visit: Visit) -> str:
    """The signed token. The library is read when it is first needed, since it is large."""
    import jwt

    return jwt.encode(claims_for(visit, int(time.time())), settings.JITSI["secret"], algorithm="HS256")


def claims_for(visit: Visit, now: int) -> dict[str, Any]:
    """What the token says: the room, the name for tonight, whether they host, and that nothing may be kept. `now` is in seconds."""
    app = settings.JITSI["app_id"]
    return {
        "aud": app,
        "iss": app,
        "sub": (settings.JITSI["tenant"] or host_of(settings.JITSI["url"])).lower(),
        "room": visit.room,
        "iat": now,
        "nbf": now - EARLY,
        "exp": now + LASTS,
        "moderator": visit.is_host,
        "context": {"user": _user(visit), "features": dict.fromkeys(NEVER, "false")},
    }


def _user(visit: Visit) -> dict[str, Any]:
    user: dict[str, Any] = {
        "name": visit.name,
        "affiliation": "owner" if visit.is_host else "member",
        "moderator": "true" if visit.is_host else "false",
    }
    return user | ({"lobby_bypass": True} if visit.is_host else {})
