"""The signed link that answers one call, once: it works without signing in, for a day, and shows nothing but a button."""

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.urls import reverse

from hearthside.roster.models import Page

SALT = "hearthside.roster.call"
LASTS = timedelta(hours=24)


def address_of(page_id: UUID) -> str:
    """The path of the link for this page, signed with the site's key."""
    return reverse("roster:answer_link", kwargs={"token": signing.dumps(str(page_id), salt=SALT)})


def page_of(token: str) -> Page | None:
    """The page of a link that is ours, not older than a day and not used; else None."""
    try:
        page_id = UUID(signing.loads(token, salt=SALT, max_age=LASTS))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Page.objects.select_related("person", "rung__alert").filter(pk=page_id, link_used_at=None).first()
