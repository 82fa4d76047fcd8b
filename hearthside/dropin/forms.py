"""What people type at the line and at its desk."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.names import LONGEST, clean_name
from hearthside.dropin.actions.listening import FIRST_WHY
from hearthside.dropin.models import LONGEST_WORD, Way
from hearthside.ui.forms import KindWords


class Named(KindWords, forms.Form):
    """Anything that begins with a name for tonight."""

    name = forms.CharField(
        label=_("Your name for tonight"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def clean_name(self) -> str:
        """The name as stored; refuses as names of accounts do."""
        return clean_name(self.cleaned_data["name"])


class JoinForm(Named):
    """A place in the line: a name for tonight, how one would like to talk, and a word on what it is about."""

    way = forms.ChoiceField(label=_("How would you like to talk?"), widget=forms.RadioSelect)
    about = forms.CharField(
        label=_("What is it about?"),
        max_length=LONGEST_WORD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("A word is enough. It is sealed, only listeners read it, and it goes when the talk is over."),
    )

    def __init__(self, *args: Any, ways: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("It can be another than the one you have here. Only listeners see it.")
        cast(forms.ChoiceField, self.fields["way"]).choices = [(one, Way(one).label) for one in ways]
        self.fields["way"].initial = ways[0] if ways else None

    def clean_about(self) -> str:
        """The words as typed, without the characters that no text needs (NUL)."""
        return str(self.cleaned_data["about"]).replace("\x00", "")


class HereForm(Named):
    """A listener who begins."""

    is_on_site = forms.BooleanField(label=_("I am at the place and can see people at the door."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("People who talk with you see it.")


class DoorForm(Named):
    """Somebody at the door."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for tonight")
        self.fields["name"].help_text = _("Whatever they like to be called. Nothing else is written down.")


class FirstForm(KindWords, forms.Form):
    """Why somebody goes first."""

    why = forms.ChoiceField(
        label=_("Why do they go first?"),
        choices=list(FIRST_WHY.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say why. Going first is for people who may be in danger.")},
    )


class HoursForm(KindWords, forms.Form):
    """How a line is kept."""

    minutes_each = forms.IntegerField(
        label=_("How many minutes does a talk usually take?"),
        min_value=5,
        max_value=90,
        help_text=_("It is used until there were enough talks to go by, and to see when the line is full."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    takes_minors = forms.BooleanField(label=_("People under 18 are seen here, by the policy below."), required=False)
    policy = forms.CharField(
        label=_("How are people under 18 kept safe here?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Only a safety lead can change this. Everybody who joins can read it."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuses to take in people under age without saying how."""
        given = super().clean() or {}
        if given.get("takes_minors") and not given.get("policy"):
            self.add_error("policy", _("Please say how they are kept safe."))
        return given
