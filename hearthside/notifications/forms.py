"""How a person wants to hear."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.ui.forms import KindWords


def _hours() -> list[tuple[int, str]]:
    return [(hour, f"{hour:02}:00") for hour in range(24)]


def _hour_field(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=_hours, coerce=int)


class WishesForm(KindWords, forms.Form):
    """A digest, or none; and the hours that stay quiet."""

    wants_digest = forms.BooleanField(
        label=_("Send me one mail a day when there is something new"),
        help_text=_("The mail says only that you have a message. It has no content."),
        required=False,
    )
    digest_hour = _hour_field(_("At what hour?"))
    quiet_from = _hour_field(_("Quiet from"))
    quiet_until = _hour_field(_("Quiet until"))
