"""A call by mail: always the same words, and the one link that answers it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation
from django.utils.translation import gettext as _

from hearthside.accounts.queries import mail_address_of
from hearthside.notifications import answers
from hearthside.notifications.channels.trouble import Gone, named_trouble
from hearthside.notifications.models import Sending

TIMEOUT = 4
"""Seconds: a mail server that hangs may not keep the worker from the next call."""


def why_off() -> Any:
    """Nothing when mail can be sent."""
    return "" if settings.EMAIL_HOST else _("No mail server is set.")


def send(sending: Sending) -> None:
    """One mail under a name that stays the same at every try, so that a mail server can drop a second copy."""
    with named_trouble():
        address = mail_address_of(sending.person) if sending.person else None
        if address is None:
            raise Gone("no address")
        host = urlsplit(settings.SITE_URL).hostname or "localhost"
        with translation.override(sending.person.language if sending.person else None):
            subject, body = words(sending.is_drill)
            body += f"\n\n{settings.SITE_URL}{answers.address_of(sending.page)}\n"
            named = {"Message-ID": f"<{sending.pk}@{host}>"}
            line = get_connection(timeout=TIMEOUT)
            EmailMessage(subject, body, None, [address], headers=named, connection=line).send()


def words(is_drill: bool) -> tuple[str, str]:
    """Subject and body: two sets of words, for a call and for a drill, and nothing else."""
    if is_drill:
        return _("A drill"), _("This is a drill. Please open the link and press the button, as you would at night.")
    return _("Please look in now"), _("You are on call. Please open the link and press the button, or pass it on.")
