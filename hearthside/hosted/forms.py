"""What people type at the door and in the room."""

from __future__ import annotations

from functools import partial
from secrets import token_urlsafe
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.names import LONGEST, clean_name
from hearthside.hosted.models import LONGEST_LINE, Wish
from hearthside.ui.forms import KindWords

HEAVY: list[tuple[str, Any]] = [
    ("1", _("Light")),
    ("2", _("Not too heavy")),
    ("3", _("Heavy")),
    ("4", _("Very heavy")),
    ("5", _("Almost too much")),
]


class EnterForm(KindWords, forms.Form):
    """The lobby: a name for tonight, how one takes part, and that one keeps to the rules."""

    name = forms.CharField(
        label=_("Your name for tonight"),
        max_length=LONGEST,
        help_text=_("It can be another than the one you have here. The others see only this one."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    wish = forms.ChoiceField(
        label=_("How would you like to take part?"), choices=Wish.choices, widget=forms.RadioSelect, initial=Wish.TALK
    )
    before = forms.ChoiceField(
        label=_("How heavy is it right now?"),
        choices=[("", _("I would rather not say")), *HEAVY],
        required=False,
        help_text=_("Nobody sees it. At the end you can see what the meeting did for you. It is gone tomorrow."),
    )
    agrees = forms.BooleanField(
        label=_("I keep what is said here to myself, I speak of myself, and I talk about feelings, never methods."),
        error_messages={"required": _("Everybody in the room has said yes to this. Without it you cannot come in.")},
    )

    def clean_name(self) -> str:
        """The name as stored; refuses as names of accounts do."""
        return clean_name(self.cleaned_data["name"])

    def clean_before(self) -> int | None:
        """A number, or None."""
        return int(self.cleaned_data["before"]) if self.cleaned_data["before"] else None


class SayForm(KindWords, forms.Form):
    """One line."""

    text = forms.CharField(
        max_length=LONGEST_LINE,
        error_messages={
            "required": _("There are no words here yet. Take your time."),
            "max_length": _("This is longer than fits in one line. You could say it in two."),
        },
    )
    once = forms.CharField(max_length=40, initial=partial(token_urlsafe, 16))

    def clean_text(self) -> str:
        """The words as typed, without the characters that no text needs (NUL)."""
        return str(self.cleaned_data["text"]).replace("\x00", "")


class AfterForm(KindWords, forms.Form):
    """How heavy it is now."""

    after = forms.ChoiceField(label=_("How heavy is it now?"), choices=HEAVY, widget=forms.RadioSelect)


class RemoveForm(KindWords, forms.Form):
    """Why somebody is asked to leave; they read it."""

    reason = forms.CharField(
        label=_("Why? They read this."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please say why. Nobody is sent away without a word.")},
    )
