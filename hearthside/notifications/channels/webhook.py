"""A call to the operator's own gateway, for text messages or a pager: signed, to addresses from the settings only, always the same."""

import hashlib
import hmac
import json
import time
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearthside.notifications.channels.trouble import Gone, named_trouble, post
from hearthside.notifications.models import Sending

BODIES = {
    False: json.dumps({"event": "call", "text": "Please look in now."}).encode(),
    True: json.dumps({"event": "drill", "text": "This is a drill."}).encode(),
}


def why_off() -> Any:
    """Nothing when an address and a secret are set."""
    if not settings.CALL_WEBHOOKS:
        return _("No address is set.")
    return "" if settings.CALL_WEBHOOK_SECRET else _("No secret is set, so nothing could be signed.")


def send(sending: Sending) -> None:
    """One POST. `Idempotency-Key` stays the same at every try of this sending; the signature covers the time and the body."""
    with named_trouble():
        if sending.target >= len(settings.CALL_WEBHOOKS):
            raise Gone("no longer set")
        body, now = BODIES[sending.is_drill], str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": str(sending.pk),
            "Hearthside-Signature": f"t={now},v1={signature(now, body)}",
        }
        post(settings.CALL_WEBHOOKS[sending.target], body, headers)


def signature(now: str, body: bytes) -> str:
    """HMAC-SHA256 over the time (seconds, as text), a dot and the body, under the operator's secret; in hex."""
    key = str(settings.CALL_WEBHOOK_SECRET).encode()
    return hmac.new(key, now.encode() + b"." + body, hashlib.sha256).hexdigest()
