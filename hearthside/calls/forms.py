"""What people say at the door of a call."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.names import LONGEST, clean_name
from hearthside.ui.forms import KindWords


class AskForm(KindWords, forms.Form):
    """A name for tonight, yes to the rules, and yes to what is passed on."""

    name = forms.CharField(
        label=_("Your name for tonight"),
        max_length=LONGEST,
        help_text=_("It can be another than the one you have here. The others see only this one."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    agrees = forms.BooleanField(
        label=_("I keep what is said to myself, I speak of myself, and I record nothing."),
        error_messages={"required": _("Everybody in the call has said yes to this. Without it you cannot come in.")},
    )
    passes_on = forms.BooleanField(
        label=_("I have read what is passed on, and it is fine with me."),
        error_messages={"required": _("We pass nothing on without your yes. There are other ways below.")},
    )

    def clean_name(self) -> str:
        """The name as stored; refuses as names of accounts do."""
        return clean_name(self.cleaned_data["name"])


class RemoveForm(KindWords, forms.Form):
    """Why somebody is asked to leave; they read it."""

    reason = forms.CharField(max_length=300)
