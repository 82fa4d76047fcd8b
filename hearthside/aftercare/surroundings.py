"""The link of the way to a person that leads here."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse


def tomorrow_on_help(request: HttpRequest) -> dict[str, Any]:
    """Where somebody can ask to be looked in on; only the help pages need it."""
    return {"tomorrow_url": reverse("aftercare:tomorrow")} if request.path_info.startswith("/help/") else {}
