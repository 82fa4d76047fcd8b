"""What is said to the operator's identity service over the network, and the proof that its answer is its own.

Only read when somebody signs in that way: its libraries are large.
"""

import json
import secrets
from typing import Any
from urllib.parse import urlencode

import jwt
import requests
from django.conf import settings

from hearthside.accounts.issuer import WELL_KNOWN, issuer

WAIT = 10
"""Seconds for each answer of the service."""
ALGORITHMS = ("RS256", "ES256", "PS256")
"""Signatures that need the service's private key; a shared secret or none would let others sign (RFC 8725, 3.1)."""
LARGEST = 200_000
"""Bytes of an answer that are read."""
WRONG = (requests.RequestException, jwt.PyJWTError, ValueError, KeyError, TypeError, AttributeError)


class NoGoodAnswer(Exception):
    """The service is away, or its answer is not what it should be; never says which."""


def way_in(asked: dict[str, str]) -> str:
    """Where the service wants a browser that asks this. Refuses with NoGoodAnswer."""
    try:
        return f"{_about_service()['authorization_endpoint']}?{urlencode(asked)}"
    except WRONG:
        raise NoGoodAnswer from None


def subject_of(kept: dict[str, str], code: str) -> str:
    """Whom the service names for this code. Refuses with NoGoodAnswer."""
    try:
        about = _about_service()
        return _subject(about, _id_token(about, kept, code), kept["nonce"])
    except WRONG:
        raise NoGoodAnswer from None


def _about_service() -> dict[str, Any]:
    about = _json(_got(issuer() + WELL_KNOWN))
    if about["issuer"].rstrip("/") != issuer():
        raise ValueError("another issuer")
    return about


def _id_token(about: dict[str, Any], kept: dict[str, str], code: str) -> str:
    sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": kept["back_to"]}
    sent |= {"client_id": settings.OIDC["client_id"], "client_secret": settings.OIDC["client_secret"]}
    sent["code_verifier"] = kept["verifier"]
    answer = requests.post(about["token_endpoint"], data=sent, timeout=WAIT, stream=True, allow_redirects=False)
    return str(_json(answer)["id_token"])


def _subject(about: dict[str, Any], token: str, nonce: str) -> str:
    keys = jwt.PyJWKSet.from_dict(_json(_got(about["jwks_uri"])))
    claims = jwt.decode(
        token,
        _key(keys, jwt.get_unverified_header(token)).key,
        algorithms=list(ALGORITHMS),
        audience=settings.OIDC["client_id"],
        issuer=about["issuer"],
        leeway=60,
        options={"require": ["exp", "iat", "aud", "iss", "sub"]},
    )
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise ValueError("another try")
    subject = str(claims["sub"])
    if not 0 < len(subject) <= 190:
        raise ValueError("no usable subject")
    return subject


def _key(keys: jwt.PyJWKSet, header: dict[str, Any]) -> jwt.PyJWK:
    fitting = [key for key in keys.keys if header.get("kid") in (None, key.key_id)]
    if len(fitting) != 1:
        raise ValueError("no key for this")
    return fitting[0]


def _got(address: str) -> requests.Response:
    """What stands there and nowhere else: a way on to another machine is not taken."""
    return requests.get(address, timeout=WAIT, stream=True, allow_redirects=False)


def _json(answer: requests.Response) -> dict[str, Any]:
    answer.raise_for_status()
    found = json.loads(answer.raw.read(LARGEST, decode_content=True))
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found
