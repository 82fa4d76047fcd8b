"""A call to a device by Web Push: VAPID (RFC 8292) over PyJWT, encryption (RFC 8291) by http-ece. The text is always the same."""

import base64
import json
import time
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hearthside.notifications.channels.trouble import Gone, Trouble, named_trouble, post
from hearthside.notifications.models import Sending

LASTS = 12 * 3600
"""Seconds that our name at a push service is good for; RFC 8292 allows a day."""
KEPT_FOR = 600
"""Seconds a push service keeps a call for a device that is away: later, the chain has gone on."""


def why_off() -> Any:
    """Nothing when push is switched on and its library is there."""
    if not settings.PUSH_IS_ON:
        return _("Switched off.")
    try:
        import http_ece  # noqa: F401
    except ImportError:
        return _("The package http-ece is not installed.")
    return ""


def check_subscription(given: dict[str, Any]) -> None:
    """Refuses (Trouble) what no push service we know gave out: another host, plain http to anywhere but this machine, keys that are
    none. So nobody can make the site call an address of their own choice."""
    with named_trouble():
        parts, keys = urlsplit(str(given["endpoint"])), given["keys"]
        if parts.scheme != "https" and parts.hostname != "127.0.0.1":
            raise Trouble("not https")
        if not any(_fits(parts.netloc, host) for host in settings.PUSH_HOSTS) or parts.username or parts.password:
            raise Trouble("unknown push service")
        _receiver(keys["p256dh"])
        if len(_bytes(keys["auth"])) != 16:
            raise Trouble("bad auth secret")


def _fits(host: str, known: str) -> bool:
    """A known name that begins with a dot stands for everything below it."""
    return host.endswith(known) if known.startswith(".") else host == known


def send(sending: Sending) -> None:
    """One encrypted message. A push service keeps one of equal topic for a device that is away, and a device shows one of equal tag: since
    all calls say the same, several are one there."""
    with named_trouble():
        if sending.device is None:
            raise Gone("no device")
        given = json.loads(sending.device.subscription.reveal())
        check_subscription(given)
        language = sending.person.language if sending.person else settings.LANGUAGE_CODE
        body = encrypted(payload(sending.is_drill, language), given["keys"]["p256dh"], given["keys"]["auth"])
        post(given["endpoint"], body, _headers(given["endpoint"], "drill" if sending.is_drill else "call"))


def payload(is_drill: bool, language: str) -> bytes:
    """What the device shows: two sets of words, for a call and for a drill, and nothing else."""
    with translation.override(language):
        title = _("A drill") if is_drill else _("Please look in now")
        said = {"title": title, "body": _("Open to answer."), "to": settings.CALLS_PAGE}
        return json.dumps(said).encode()


def encrypted(text: bytes, p256dh: str, auth: str) -> bytes:
    """The text for one receiver only (RFC 8291, aes128gcm), with a key made for this one message."""
    import http_ece

    own = ec.generate_private_key(ec.SECP256R1())
    sealed: bytes = http_ece.encrypt(
        text, private_key=own, dh=_bytes(p256dh), auth_secret=_bytes(auth), version="aes128gcm"
    )
    return sealed


def public_key() -> str:
    """The key that browsers are told, so that nobody else can call them."""
    return _letters(_point(_own_key()))


def _headers(endpoint: str, topic: str) -> dict[str, str]:
    import jwt

    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(time.time()) + LASTS, "sub": settings.PUSH_CONTACT}
    token = jwt.encode(claims, _own_key(), algorithm="ES256")
    return {
        "Authorization": f"vapid t={token}, k={public_key()}",
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_FOR),
        "Urgency": "high",
        "Topic": topic,
    }


def _own_key() -> ec.EllipticCurvePrivateKey:
    return _key_in(settings.PUSH_KEY_FILE)


@lru_cache(maxsize=4)
def _key_in(file: str) -> ec.EllipticCurvePrivateKey:
    """The key of this site; made once, readable by its owner only."""
    path = Path(file)
    if not path.exists():
        made = ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_bytes(made)
        fresh.replace(path)
    found = serialization.load_pem_private_key(path.read_bytes(), None)
    if not isinstance(found, ec.EllipticCurvePrivateKey):
        raise Trouble("bad push key")
    return found


def _receiver(p256dh: str) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh))


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def _bytes(letters: str) -> bytes:
    return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
