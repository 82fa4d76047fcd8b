"""Which identity service the operator has set up, and under what name links to it are kept."""

import hashlib

from django.conf import settings

WELL_KNOWN = "/.well-known/openid-configuration"


def issuer() -> str:
    """The service's own name for itself, as the settings have it; nothing where there is none."""
    server: str = settings.OIDC["server"]
    return server.rstrip("/").removesuffix(WELL_KNOWN).rstrip("/")


def provider() -> str:
    """What links to this service are kept under. Another service has links of its own: its numbers for people say nothing about ours."""
    return f"site:{hashlib.sha256(issuer().encode()).hexdigest()[:32]}"
