"""BigBlueButton on the operator's own machine.

After its "API Reference" (bigbluebutton/bigbluebutton, docs/docs/development/api.md and docs/docs/data): every call is
`URL/api/NAME?QUERY&checksum=SUM`, the sum being SHA-256 over NAME, QUERY and the shared secret, one after the other. `create` may be sent
again and again with the same words; `join` is where the person's own browser goes; `isMeetingRunning` and `end` are asked from here.
Answers are XML with `returncode` SUCCESS or FAILED; three plain words are picked out of them, so no XML is parsed.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from hearthside.calls.providers.asking import NoAnswer, ask, host_of, unless_away
from hearthside.calls.providers.visits import Visit


class BigBlueButton:
    """See `Server`."""

    label = _l("BigBlueButton")
    has_lobby = True

    def is_set_up(self) -> bool:
        """An address and the shared secret."""
        return bool(settings.BBB["url"] and settings.BBB["secret"])

    def host(self) -> str:
        """The machine's name."""
        return host_of(settings.BBB["url"])

    def prepare(self, visit: Visit) -> None:
        """The room is made, or was there."""
        self._create(visit)

    def address_for(self, visit: Visit) -> str:
        """Where this person joins. `createTime` ties the address to this room, so that it opens none that is made later; guests are
        let in by a host over there."""
        role = "MODERATOR" if visit.is_host else "VIEWER"
        said = {"fullName": visit.name, "meetingID": visit.room, "password": visit.keys[role], "role": role}
        said |= {"createTime": self._create(visit)} | ({} if visit.is_host else {"guest": "true"})
        return _address("join", said)

    def is_running(self, visit: Visit) -> bool | None:
        """Whether somebody is in the room."""
        return _word(_asked("isMeetingRunning", {"meetingID": visit.room}), "running") == "true"

    def end(self, visit: Visit) -> None:
        """Everybody is sent out of the room within seconds."""
        _asked("end", {"meetingID": visit.room, "password": visit.keys["MODERATOR"]})

    def _create(self, visit: Visit) -> str:
        """When the room was made, as the server counts it. The words are the same each time, or the server would see another meeting."""
        return _word(_asked("create", _room(visit)), "createTime")


def _room(visit: Visit) -> dict[str, str]:
    """A room without a telling name: nothing is recorded and nobody can start it, a host lets people in, all come in unheard."""
    with override(settings.LANGUAGE_CODE):
        said = {"name": _("A meeting")}
    said |= {"meetingID": visit.room, "logoutURL": f"{settings.SITE_URL}/meetings/"}
    said |= {"attendeePW": visit.keys["VIEWER"], "moderatorPW": visit.keys["MODERATOR"]}
    said |= {"record": "false", "autoStartRecording": "false", "allowStartStopRecording": "false"}
    said |= {"guestPolicy": "ASK_MODERATOR", "muteOnStart": "true", "breakoutRoomsRecord": "false"}
    said |= {"lockSettingsDisablePrivateChat": "true", "duration": str(visit.minutes)}
    return said | ({} if visit.has_cameras else {"lockSettingsDisableCam": "true"})


def _asked(name: str, said: dict[str, str]) -> bytes:
    """The answer, if it says that it worked. Refuses everything else with NoAnswer."""
    _status, body = unless_away("bbb", lambda: ask(_address(name, said)))
    if _word(body, "returncode") != "SUCCESS":
        raise NoAnswer("refused")
    return body


def _word(body: bytes, tag: str) -> str:
    found = re.search(rb"<%(tag)s>\s*(\w{1,40})\s*</%(tag)s>" % {b"tag": tag.encode()}, body)
    return found[1].decode() if found else ""


def _address(name: str, said: dict[str, str]) -> str:
    query = urlencode(said)
    url = settings.BBB["url"].removesuffix("/api")
    return f"{url}/api/{name}?{query}&checksum={checksum(name, query)}"


def checksum(name: str, query: str) -> str:
    """SHA-256 over the name of the call, its query and the shared secret, in hex."""
    return hashlib.sha256(f"{name}{query}{settings.BBB['secret']}".encode()).hexdigest()
