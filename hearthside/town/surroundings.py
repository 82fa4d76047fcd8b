"""What every page of a demo says about itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def ribbon(request: HttpRequest) -> dict[str, Any]:
    """`is_demo` is true in a demo's data folder, whichever command opened it. No query."""
    return {"is_demo": settings.IS_DEMO}
